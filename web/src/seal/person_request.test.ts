import assert from 'node:assert/strict';
import { test } from 'node:test';
import sodium from 'libsodium-wrappers';
import { forContactPoint, loadPersonRequests, type PersonSubject } from './person_request.ts';

const SUBJECT: PersonSubject = { v: 1, name: 'Verzonnen Persoon', contact: 'p@voorbeeld.example', reportNumber: '', text: 'dit klopt niet', identifiers: [{ type: 'iban', value: 'NL85DEMO0417164300' }] };
const CODE = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const text = (bytes: Uint8Array) => sodium.to_base64(bytes, sodium.base64_variants.URLSAFE_NO_PADDING);
const bytes = (encoded: string) => sodium.from_base64(encoded, sodium.base64_variants.URLSAFE_NO_PADDING);

test('OnlyTheRecipientReadsTheSubject', async () => {
  const requests = await loadPersonRequests();
  const [bank, other] = [sodium.crypto_box_keypair(), sodium.crypto_box_keypair()];
  const sealed = requests.sealSubject(text(bank.publicKey), SUBJECT);
  assert.ok(!sealed.includes('DEMO0417'));
  const padded = sodium.crypto_box_seal_open(bytes(sealed), bank.publicKey, bank.privateKey);
  assert.deepEqual(JSON.parse(sodium.to_string(sodium.unpad(padded, 1024))), SUBJECT);
  assert.throws(() => sodium.crypto_box_seal_open(bytes(sealed), other.publicKey, other.privateKey));
});

test('WhatFindsTheRequestDoesNotOpenItsAnswers', async () => {
  const requests = await loadPersonRequests();
  const keys = requests.keysOf(CODE);
  const answer = text(sodium.crypto_box_seal('Uw rekening staat in drie meldingen', bytes(keys.personKey)));
  assert.equal(requests.openAnswer(CODE, answer), 'Uw rekening staat in drie meldingen');
  assert.equal(requests.openAnswer(keys.lookup, answer), null);
  assert.equal(requests.openAnswer('01ARZ3NDEKTSV4RRFFQ69G5FAW', answer), null);
  assert.equal(keys.codeHash, text(sodium.crypto_generichash(32, keys.lookup, null)));
});

test('TheContactPointLearnsNoAccountAndNoStory', () => {
  const kept = forContactPoint(SUBJECT);
  assert.deepEqual([kept.text, kept.identifiers], ['', []]);
  assert.equal(kept.name, SUBJECT.name);
});
