import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormField, ReportForms } from '../api/types.ts';
import { consentsOf, deskFacts, fieldsOf, isNeeded, partOf, problemOf, victimOf } from './report_logic.ts';

const field = (id: string, compartment: FormField['compartment'], kind: FormField['kind'], target: string, more: Partial<FormField> = {}): FormField => ({
  id, compartment, kind, target, role: '', required: false, nl: `${id}?`, en: `${id}?`, ...more,
});
const FIELDS = [
  field('channel', 'desk', 'choice', 'channel', { required: true }),
  field('day', 'desk', 'date', 'occurredOn', { required: true }),
  field('amount', 'desk', 'amount', 'amount'),
  field('narrative', 'sealed', 'longtext', 'narrative', { required: true }),
  field('payee', 'sealed', 'iban', 'counterparty', { role: 'payee' }),
  field('site', 'sealed', 'url', 'counterparty', { role: 'shop' }),
  field('adNumber', 'sealed', 'text', 'narrative', { role: 'advert-number' }),
  field('claimedName', 'sealed', 'text', 'claimedName'),
  field('reference', 'sealed', 'text', 'payments.reference'),
  field('victimName', 'victim', 'text', 'victim.name', { required: true }),
  field('victimPhone', 'victim', 'phone', 'victim.phone'),
  field('shopKvk', 'sealed', 'kvk', 'counterparty', { role: 'shop' }),
  field('payeeWallet', 'sealed', 'wallet', 'counterparty', { role: 'payee' }),
  field('victimPostcode', 'victim', 'text', 'victim.postcode'),
  field('consent', 'desk', 'consent', 'consents', { role: 'police|start-investigation' }),
];
const VALUES = {
  channel: 'phone', day: '2026-11-5', amount: '1.250,50', narrative: ' Er werd gebeld. ', payee: 'nl85 demo 0417 1643 00', site: 'nep.example',
  adNumber: 'm123', claimedName: 'P. Jansen', victimName: 'Noor Dijk', victimPhone: '0612345678', victimPostcode: '1234 ab', consent: 'yes',
};
const TODAY = '2026-11-20';
const problem = (id: string, value: string) => problemOf(FIELDS.find((each) => each.id === id)!, value, TODAY);

test('AFormHasTheFieldsOfItsFraudTypeInOrder', () => {
  const forms: ReportForms = { consentTextVersion: 'v', fields: FIELDS, fraudTypes: [{ code: 'BHF', nl: '', en: '', forms: ['victimName', 'narrative', 'bestaat-niet'] }] };
  assert.deepEqual(fieldsOf(forms, 'BHF').map((each) => each.id), ['victimName', 'narrative']);
  assert.deepEqual(fieldsOf(forms, 'XXX'), []);
});

test('WhatIsNeededIsExactlyWhatIsMissedWhenItIsLeftEmpty', () => {
  assert.deepEqual(FIELDS.filter(isNeeded).map((each) => each.id), ['channel', 'day', 'narrative', 'victimName', 'consent']);
  for (const each of FIELDS) assert.equal(problemOf(each, '', TODAY), isNeeded(each) ? 'missing' : null, each.id);
});

test('TheDeskGetsChannelDayAmountAndVictimOnly', () => {
  assert.deepEqual(deskFacts(FIELDS, VALUES), { channel: 'phone', occurredOn: '2026-11-05', amount: { minor: 125_050, currency: 'EUR' } });
  const victim = victimOf(FIELDS, VALUES);
  assert.deepEqual(victim, { name: 'Noor Dijk', phone: '0612345678', postcode: '1234AB' });
  const asked = field('province', 'desk', 'choice', 'province');
  assert.equal(deskFacts([...FIELDS, asked], { ...VALUES, province: 'zh' }).province, 'zh');
  assert.ok(!('province' in deskFacts([...FIELDS, asked], VALUES)), 'not answered is not sent');
  assert.ok(!JSON.stringify([victim, deskFacts(FIELDS, VALUES)]).includes('DEMO'));
});

test('EverythingAboutTheCounterpartyIsSealed', () => {
  const part = partOf(FIELDS, VALUES, (each) => each.nl);
  assert.deepEqual(part.counterparty, [
    { type: 'iban', value: 'NL85DEMO0417164300', role: 'payee' },
    { type: 'domain', value: 'nep.example', role: 'shop' },
  ]);
  assert.equal(part.narrative, 'Er werd gebeld.\nadNumber? m123');
  assert.equal(part.claimedName, 'P. Jansen');
  assert.deepEqual(part.payments, [{ date: '2026-11-05', amount: { minor: 125_050, currency: 'EUR' }, toIban: 'NL85DEMO0417164300' }]);
});

test('WithoutAWordAboutAPaymentThereIsNone', () => {
  assert.deepEqual(partOf(FIELDS, { ...VALUES, payee: '' }, (each) => each.nl).payments, []);
  assert.equal(partOf(FIELDS, { ...VALUES, payee: '', reference: 'kaartjes' }, (each) => each.nl).payments[0]?.reference, 'kaartjes');
});

test('APathMakesItAUrl', () => {
  const wallets = (payeeWallet: string) => partOf(FIELDS, { payeeWallet }, (each) => each.nl).counterparty;
  assert.deepEqual(wallets('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'), [{ type: 'ethereum', value: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', role: 'payee' }]);
  assert.equal(wallets('1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2')[0]!.type, 'bitcoin');
  assert.deepEqual(partOf(FIELDS, { ...VALUES, site: 'nep.example/kassa' }, (each) => each.nl).counterparty[1], { type: 'url', value: 'https://nep.example/kassa', role: 'shop' });
});

test('ConsentIsSentOnlyWhenGiven', () => {
  assert.deepEqual(consentsOf(FIELDS, VALUES, '2026-11-01'), [{ recipient: 'police', purpose: 'start-investigation', textVersion: '2026-11-01' }]);
  assert.deepEqual(consentsOf(FIELDS, { ...VALUES, consent: 'no' }, '2026-11-01'), []);
  assert.deepEqual(consentsOf(FIELDS, {}, '2026-11-01'), []);
});

test('ConsentMustBeChosenEitherWay', () => {
  assert.equal(problem('consent', ''), 'missing');
  assert.equal(problem('consent', 'no'), null);
});

test('ProblemsAreNamedPerKind', () => {
  assert.equal(problem('victimName', '  '), 'missing');
  assert.equal(problem('victimPhone', ''), null);
  assert.equal(problem('victimPhone', 'bel maar'), 'phone');
  assert.equal(problem('victimPostcode', '12'), 'postcode');
  assert.equal(problem('payee', 'NL85 DEMO 0417 1643 01'), 'iban.check');
  assert.equal(problem('day', '2026-11-21'), 'date.future');
  assert.equal(problem('day', '--'), 'missing');
  assert.equal(problem('amount', 'veel'), 'amount');
  assert.equal(problem('shopKvk', '1234567'), 'kvk');
  assert.equal(problem('shopKvk', 'KvK-nr. 1234 5678'), null);
  assert.equal(problem('payeeWallet', 'bc1qw508'), 'wallet');
  assert.equal(problem('payeeWallet', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe'), 'wallet');
  assert.equal(problem('payeeWallet', 'bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2?amount=1'), null);
  assert.equal(problem('claimedName', 'x'.repeat(201)), 'long');
});
