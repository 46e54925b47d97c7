import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateProblem, ibanProblem, isBareDomain, isCaseNumber, isCaseNumberPart, isEmail, isPhone, isPostcode, isHoldNumber, isReportNumber, isWebAddress, isoDate, parseCents, spacedIban } from './checks.ts';

test('IbansAreCheckedForShapeLengthAndRemainder', () => {
  assert.equal(ibanProblem('NL91 ABNA 0417 1643 00'), null);
  assert.equal(ibanProblem('nl91abna0417164300'), null);
  assert.equal(ibanProblem('GB82 WEST 1234 5698 7654 32'), null);
  assert.equal(ibanProblem('NL91 ABNA 0417 1643 01'), 'check');
  assert.equal(ibanProblem('NL91 ABNA 0417 1643 0'), 'length');
  assert.equal(ibanProblem('91 ABNA 0417 1643 00'), 'shape');
  assert.equal(ibanProblem(''), 'shape');
  assert.equal(ibanProblem('NL91<script>'), 'shape');
});

test('AnIbanReadsInFours', () => assert.equal(spacedIban('NL91ABNA0417164300'), 'NL91 ABNA 0417 1643 00'));

test('AmountsMayBeDutchOrEnglish', () => {
  const cases: [string, number | null][] = [
    ['1250', 125_000], ['1250,50', 125_050], ['1250.50', 125_050], ['1.250,50', 125_050], ['1,250.50', 125_050], ['1.250', 125_000],
    ['€ 12,5', 1_250], ['12,-', 1_200], ['0', 0], ['', null], ['twaalf', null], ['1.25.0', null], ['-5', null], ['9999999999999', null],
  ];
  for (const [typed, cents] of cases) assert.equal(parseCents(typed), cents, typed);
});

test('ADayMustExistAndNotLieAhead', () => {
  assert.equal(isoDate('2026-3-5'), '2026-03-05');
  assert.equal(isoDate('2026-02-29'), null);
  assert.equal(isoDate('2024-02-29'), '2024-02-29');
  assert.equal(dateProblem('2026-11-20', '2026-11-20'), null);
  assert.equal(dateProblem('2026-11-21', '2026-11-20'), 'future');
  assert.equal(dateProblem('1899-01-01', '2026-11-20'), 'old');
  assert.equal(dateProblem('--5', '2026-11-20'), 'shape');
});

test('PhonesMailAndWebAddresses', () => {
  for (const good of ['06 1234 5678', '+31612345678', '0031 6 12345678', '+999 123 4567']) assert.ok(isPhone(good), good);
  for (const bad of ['', '12', 'bel mij', '+31 6 123456789012345']) assert.ok(!isPhone(bad), bad);
  for (const good of ['a@b.example', 'é@ü.example']) assert.ok(isEmail(good), good);
  for (const bad of ['a@b', '@b.nl', 'a b@c.nl', 'a@b..nl']) assert.ok(!isEmail(bad), bad);
  for (const good of ['winkel.example', 'https://winkel.example/pad?x=1', 'www.a.test']) assert.ok(isWebAddress(good), good);
  for (const bad of ['winkel', 'http://', 'a b.nl', '.nl']) assert.ok(!isWebAddress(bad), bad);
  assert.ok(isBareDomain('winkel.example'));
  assert.ok(!isBareDomain('https://winkel.example'));
  assert.ok(!isBareDomain('192.0.2.1'));
});

test('Postcodes', () => {
  assert.ok(isPostcode('1234 AB'));
  assert.ok(!isPostcode('0234 AB'));
  assert.ok(!isPostcode('1234'));
});

test('AReportIsFoundByItsNumberHoweverItIsTyped', () => {
  for (const typed of ['M-1F3A9C02', 'm 1f3a 9c02', 'M\u20111F3A9C02', '1f3a', '1f3a9c02-0000-4000-8000-00000000000f']) assert.ok(isReportNumber(typed), typed);
  for (const typed of ['', 'M-', '1f3', 'M-1F3A9C020', 'Noor', '2026-000123', 'M-1F3G']) assert.ok(!isReportNumber(typed), typed);
});

test('APaymentThatWaitsIsFoundByItsOwnNumberOnly', () => {
  for (const typed of ['W-1F3A9C02', 'w 1f3a', 'W\u20111F3A9C02', '1f3a9c02-0000-4000-8000-00000000000f']) assert.ok(isHoldNumber(typed), typed);
  for (const typed of ['', 'W-', 'M-1F3A9C02', 'Kees']) assert.ok(!isHoldNumber(typed), typed);
});

test('ACaseIsFoundByAPartOfItsNumber', () => {
  for (const typed of ['000123', '2026-000123', '2026\u2011000123', ' 123 ']) assert.ok(isCaseNumberPart(typed), typed);
  for (const typed of ['', 'M-1F3A', 'x', '%']) assert.ok(!isCaseNumberPart(typed), typed);
  assert.ok(isCaseNumber('2026\u2011000123'));
  assert.ok(!isCaseNumber('000123'));
});
