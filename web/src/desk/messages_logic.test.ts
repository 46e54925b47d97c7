import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StatusAnswer } from '../api/types.ts';
import { gather, readAnswer, speakersOf } from './messages_logic.ts';

const text = (nl: string) => ({ nl, en: nl });
const message = (id: string, at: string, more = {}) => ({ id, at, organisation: 'bank', code: 'asked', title: text('t'), meaning: text('m'), ...more });
const answer = (organisation: string, messages: ReturnType<typeof message>[] = [], more = {}): StatusAnswer => ({
  contract: 1,
  organisation,
  organisations: [{ id: organisation, name: text(organisation), contact: { name: text('balie'), phone: '088', email: '', page: '' } }],
  subject: { kind: 'report', id: 'x', number: 'M-1' },
  next: { text: text('wacht') },
  messages,
  ...more,
});

test('AnAnswerIsReadOnlyAsTheContractHasIt', () => {
  const good = answer('bank', [message('x.1', '2026-11-24T12:00:00Z')], { unknownMember: 1 });
  assert.equal(readAnswer(good, 'bank'), good);
  const wrong: unknown[] = [null, 'text', [], { ...good, contract: 2 }, { ...good, organisation: 'police' }, { ...good, messages: undefined }];
  for (const more of [{ at: 'soon' }, { title: 'plain' }, { amount: { minor: 1.5, currency: 'EUR' } }, { takenBackBy: 3 }]) wrong.push(answer('bank', [message('x.1', '2026-11-24T12:00:00Z', more)]));
  wrong.push(answer('bank', [], { organisations: [{ id: 'bank', name: text('b'), contact: { name: text('c'), page: 'javascript:alert(1)' } }] }));
  wrong.push(answer('bank', [], { next: { text: text('a'), due: 'later' } }));
  for (const value of wrong) assert.equal(readAnswer(value, 'bank'), null, JSON.stringify(value));
});

test('MessagesOfAllStandNewestFirstAndKeepTheirOrderWithinAMoment', () => {
  const desk = answer('fhd', [message('a.3', '2026-11-25T12:00:00Z'), message('a.2', '2026-11-24T12:00:00Z'), message('a.1', '2026-11-24T12:00:00Z')]);
  const bank = answer('bank', [message('b.1', '2026-11-24T18:00:00Z')]);
  const lines = gather([{ source: 'fhd', answer: desk }, { source: 'bank', answer: bank }]);
  assert.deepEqual(lines.map(({ id, source }) => `${source} ${id}`), ['fhd a.3', 'bank b.1', 'fhd a.2', 'fhd a.1']);
});

test('WhatWasTakenBackSaysSinceWhen', () => {
  const told = answer('fhd', [message('a.2', '2026-11-25T12:00:00Z'), message('a.1', '2026-11-24T12:00:00Z', { takenBackBy: 'a.2' })]);
  assert.deepEqual(gather([{ source: 'fhd', answer: told }]).map(({ overSince }) => overSince), [undefined, '2026-11-25T12:00:00Z']);
});

test('NobodyPutsANumberUnderTheNameOfAnother', () => {
  const police = { id: 'police', name: text('politie'), contact: { name: text('vals'), phone: '0900', email: '', page: '' } };
  const sly = answer('bank', [], { organisations: [police, ...answer('bank').organisations] });
  const told = answer('fhd', [], { organisations: [{ ...police, contact: { ...police.contact, phone: '0900-8844' } }] });
  assert.deepEqual(speakersOf([{ source: 'fhd', answer: told }, { source: 'bank', answer: sly }], 'fhd').map(({ id, contact }) => `${id} ${contact?.phone}`), ['police 0900-8844', 'bank 088']);
});
