import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessType, isChecked } from './guess_type.ts';

test('TheTypeIsGuessedFromTheShape', () => {
  const cases: [string, string | null][] = [
    ['NL85 DEMO 0417 1643 00', 'iban'], ['nl85demo0417164300', 'iban'], ['+999 123 4567', 'phone'], ['06-12345678', 'phone'],
    ['a@b.example', 'email'], ['192.0.2.1', 'ip'], ['2001:db8::1', 'ip'], ['winkel.example', 'domain'], ['https://winkel.example/x', 'url'],
    ['winkel.example/kassa', 'url'], ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'bitcoin'],
    ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'ethereum'], ['zomaar iets', null], ['', null],
  ];
  for (const [typed, type] of cases) assert.equal(guessType(typed), type, typed);
});

test('AnIbanWithAWrongDigitIsNotChecked', () => {
  assert.ok(isChecked('iban', 'NL91 ABNA 0417 1643 00'));
  assert.ok(!isChecked('iban', 'NL91 ABNA 0417 1643 01'));
  assert.ok(!isChecked('ip', 'winkel.example'));
});
