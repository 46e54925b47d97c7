import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecoveryTerms } from '../api/types.ts';
import { asked, bankSteps, colleagueTask, EMPTY, mistakes, unmet, type Draft } from './recovery_logic.ts';

const text = { nl: '', en: '' };
const condition = (id: string, check: 'answer' | 'kind', kinds: string[]) => ({ id, check, kinds, question: text, unmet: text });
const TERMS = {
  conditions: [condition('C1', 'answer', ['seller', 'deception']), condition('C2', 'kind', ['seller', 'deception', 'other']), condition('C8', 'answer', ['seller'])],
} as RecoveryTerms;
const GOOD: Draft = {
  ...EMPTY,
  kind: 'seller',
  answers: { C1: 'yes', C8: 'yes' },
  paidOn: '2026-11-20',
  amount: '12,50',
  ownAccount: 'NL85 DEMO 0417 1643 00',
  payeeAccount: 'NL91ABNA0417164300',
  policeReference: 'PL-1',
  name: 'Test',
};

test('what counts for one kind of fraud is asked of that kind only', () => {
  assert.deepEqual(asked(TERMS, 'seller').map(({ id }) => id), ['C1', 'C8']);
  assert.deepEqual(asked(TERMS, 'deception').map(({ id }) => id), ['C1']);
  assert.deepEqual(asked(TERMS, 'other'), []);
});

test('a condition that is not met is named at once', () => {
  assert.deepEqual(unmet(TERMS, GOOD), []);
  assert.deepEqual(unmet(TERMS, { ...GOOD, answers: { C1: 'no', C8: 'yes' } }).map(({ id }) => id), ['C1']);
  assert.deepEqual(unmet(TERMS, { ...GOOD, kind: 'other' }).map(({ id }) => id), ['C2']);
  assert.deepEqual(unmet(TERMS, { ...GOOD, kind: 'deception', answers: { C1: 'yes', C8: 'no' } }), [], 'an answer to what is no longer asked does not count');
});

test('each wrong field is named once', () => {
  const wrong = (change: Partial<Draft>) => mistakes(TERMS, { ...GOOD, ...change }, '2026-11-26').map((each) => each.wrong);
  assert.deepEqual(wrong({}), []);
  assert.deepEqual(wrong({ answers: { C1: 'yes' } }), ['choice']);
  assert.deepEqual(wrong({ paidOn: '2026-11-27' }), ['paidOn']);
  assert.deepEqual(wrong({ amount: '0' }), ['amount']);
  assert.deepEqual(wrong({ payeeAccount: GOOD.ownAccount }), ['payeeAccount.own']);
  assert.deepEqual(wrong({ email: 'x' }), ['email']);
  assert.equal(mistakes(TERMS, EMPTY, '2026-11-26').length, 7);
});

test('the bank writes anew only when somebody says that name and address are not right', () => {
  assert.equal(bankSteps({ status: 'asked', disagreedBy: '' }).includes('asked'), false);
  for (const status of ['asked', 'arranged', 'unanswered']) assert.equal(bankSteps({ status, disagreedBy: 'person:bank-analyst-2' })[0], 'asked');
  assert.deepEqual(bankSteps({ status: 'released', disagreedBy: 'person:bank-analyst-2' }), []);
  assert.deepEqual(bankSteps({ status: 'lapsed' }), []);
});

test('the list says what a colleague still has to do', () => {
  assert.equal(colleagueTask({ status: 'asked', isAgreed: false, isDisagreed: false }), 'look');
  assert.equal(colleagueTask({ status: 'asked', isAgreed: false, isDisagreed: true }), 'anew');
  assert.equal(colleagueTask({ status: 'unanswered', isAgreed: true, isDisagreed: false }), null);
  assert.equal(colleagueTask({ status: 'lapsed', isAgreed: false, isDisagreed: true }), null);
});
