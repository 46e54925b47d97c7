import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormField } from '../api/types.ts';
import { csvLine, fieldsOf, parseCsv, readFile, refusedFile, rowToSend, templateOf, type BulkForm } from './bulk_rows.ts';

const field = (id: string, kind: FormField['kind'], compartment: FormField['compartment'], target: string, role = ''): FormField => ({ id, kind, compartment, target, role, nl: id, en: id, required: false });
const column = (name: string, nl: string, en: string, required = false) => ({ field: name, nl, en, required, example: '' });
const form: BulkForm = {
  rowsMax: 5,
  mandateTextVersion: '2026-11-26',
  columns: [
    column('reference', 'kenmerk', 'reference', true),
    column('fraudType', 'fraudesoort', 'fraud type', true),
    column('channel', 'kanaal', 'channel', true),
    column('occurredOn', 'datum', 'date', true),
    column('amount', 'bedrag', 'amount'),
    column('payeeIban', 'rekening', 'account'),
  ],
  roles: [],
  reasons: [],
  forms: {
    consentTextVersion: '2026-11-01',
    fraudTypes: [{ code: 'VKF', nl: 'verkoopfraude', en: 'sales fraud', forms: [] }],
    fields: [
      { ...field('channel', 'choice', 'desk', 'channel'), options: [{ value: 'website', nl: 'Website', en: 'Website' }] },
      field('occurredOn', 'date', 'desk', 'occurredOn'),
      field('amount', 'amount', 'desk', 'amount'),
      field('payeeIban', 'iban', 'sealed', 'counterparty', 'payee'),
    ],
  },
};
const TODAY = '2026-11-26';
const HEAD = 'Kenmerk;Fraudesoort;Kanaal;Datum;Bedrag;Rekening';
const rowsOf = (text: string) => {
  const read = readFile(form, text, TODAY);
  assert.ok('rows' in read, JSON.stringify(read));
  return read;
};

test('quotes hold separators, lines and quotes; empty lines keep their number', () => {
  assert.deepEqual(parseCsv('\uFEFFa;b\r\n"x;1";"say ""hi""\nthere"\r\n\r\n;z'), [
    { number: 1, cells: ['a', 'b'] },
    { number: 2, cells: ['x;1', 'say "hi"\nthere'] },
    { number: 4, cells: ['', 'z'] },
  ]);
  assert.equal(parseCsv('a;b\n"open'), null);
  assert.deepEqual(parseCsv('a,b\n1,2')![1]!.cells, ['1', '2']);
});

test('a good row in Dutch writing becomes facts in clear and a part to seal', () => {
  const { rows } = rowsOf(`${HEAD}\nA-1;Verkoopfraude;website;20-11-2026;249,95;NL13 TEST 0123 4567 89`);
  assert.equal(rows[0]!.problem, null);
  const { facts, content } = rowToSend(fieldsOf(form), rows[0]!, ({ nl }) => nl);
  assert.deepEqual(facts, { row: 2, reference: 'A-1', fraudType: 'VKF', channel: 'website', occurredOn: '2026-11-20', amount: { minor: 24_995, currency: 'EUR' } });
  assert.deepEqual(content.counterparty, [{ type: 'iban', value: 'NL13TEST0123456789', role: 'payee' }]);
  assert.ok(!JSON.stringify(facts).includes('TEST'), 'no account among the facts');
});

test('a bad row names its column', () => {
  const { rows } = rowsOf(`${HEAD}\n;VKF;website;20-11-2026;;\nA-2;nep;website;20-11-2026;;\nA-3;VKF;website;20-11-2027;;\nA-4;VKF;website;20-11-2026;veel;\nA-5;VKF;website;20-11-2026;5;NL00TEST0123456789`);
  assert.deepEqual(rows.map(({ problem }) => `${problem?.field} ${problem?.problem}`), ['reference missing', 'fraudType unknown-code', 'occurredOn date.future', 'amount amount', 'payeeIban iban.check']);
});

test('a file that is no such table says what is wrong', () => {
  const kind = (text: string) => {
    const read = readFile(form, text, TODAY);
    return 'failure' in read ? read.failure.kind : 'fine';
  };
  assert.equal(kind(''), 'empty');
  assert.equal(kind(HEAD), 'no-rows');
  assert.equal(kind('Kenmerk;Naam\n1;2'), 'column-unknown');
  assert.equal(kind('Kenmerk\n1'), 'column-missing');
  assert.equal(kind(`${HEAD}\n${'A;VKF;website;20-11-2026;;\n'.repeat(6)}`), 'too-many');
});

test('refused rows come back as they were, with the reason, and as no formula', () => {
  const { head, rows } = rowsOf(`${HEAD}\nA-1;VKF;website;20-11-2026;;\n=A2;nep;website;20-11-2026;;`);
  assert.equal(refusedFile(head, rows, new Map([[3, 'Deze code; onbekend']]), 'reden'), `${HEAD};reden\r\n'=A2;nep;website;20-11-2026;;;"Deze code; onbekend"\r\n`);
  assert.equal(rowsOf(`${HEAD}\n'+A3;VKF;website;20-11-2026;;`).rows[0]!.values.reference, '+A3', 'and can be sent again so');
  assert.equal(csvLine(['+31', 'a"b']), '\'+31;"a""b"');
});

test('the template can be read back', () => {
  const read = readFile(form, `${templateOf(form, 'en')}A;VKF;website;2026-11-20;;`, TODAY);
  assert.ok('rows' in read);
});
