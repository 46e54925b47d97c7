import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDays } from './days.ts';

const plain = (text: string, locale: string) => withDays(text, locale).replaceAll('\u00a0', ' ');

test('ADayInsideATextReadsAsADay', () => {
  assert.equal(plain('Regel R03 geldt pas vanaf 2026-11-24.', 'nl-NL'), 'Regel R03 geldt pas vanaf 24 november 2026.');
  assert.equal(plain('from 2026-01-05 until 2027-02-28', 'en-GB'), 'from 5 January 2026 until 28 February 2027');
});

test('WhatIsNoDayStays', () => {
  for (const text of ['Zaak 2026-000123', 'M-2026-11', '2026-13-01', '2026-11-24T10:00:00Z', '12026-11-24', 'NL85 DEMO']) assert.equal(withDays(text, 'nl-NL'), text);
});
