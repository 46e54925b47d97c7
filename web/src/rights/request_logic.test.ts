import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTHING_TYPED, problemsOf, subjectOf } from './request_logic.ts';

const TYPED = { ...NOTHING_TYPED, kind: 'access', name: 'Verzonnen Persoon', contact: 'p@voorbeeld.example', own: 'NL85 DEMO 0417 1643 00\n\n+999 88 555 01 04' };

test('EachLineIsReadAsTheKindItLooksLike', () => {
  assert.deepEqual(problemsOf(TYPED), []);
  assert.deepEqual(subjectOf(TYPED).identifiers.map(({ type }) => type), ['iban', 'phone']);
});

test('ProblemsNameTheirField', () => {
  const fields = (changed: Partial<typeof TYPED>) => problemsOf({ ...TYPED, ...changed }).map(({ field, why }) => `${field}:${why}`);
  assert.deepEqual(fields({ kind: '', name: ' ', contact: '' }), ['kind:choice', 'name:name', 'contact:contact']);
  assert.deepEqual(fields({ own: 'zomaar iets' }), ['own:line']);
  assert.deepEqual(fields({ own: '' }), ['own:nothing']);
  assert.deepEqual(fields({ own: '', reportNumber: 'M-1F3A9C02' }), []);
  assert.deepEqual(fields({ reportNumber: 'zeven' }), ['reportNumber:reportNumber']);
  assert.deepEqual(fields({ own: Array.from({ length: 11 }, (_, n) => `winkel${n}.example`).join('\n') }), ['own:lines']);
});
