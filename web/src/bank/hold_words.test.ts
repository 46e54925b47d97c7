import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOf } from './hold_words.ts';

const EXPIRES = '2026-11-29T10:00:00Z';
const RELEASED = '2026-11-27T09:00:00Z';

test('APaymentThatWaitsHasNoEndYet', () => assert.equal(endOf({ state: 'active', waiting: true, expiresAt: EXPIRES }), null));

test('APaymentThatWasReleasedSaysUntilWhenAndWhy', () => {
  const hold = { state: 'released', waiting: false, expiresAt: EXPIRES, releasedAt: RELEASED, releaseReason: 'objection-upheld' };
  assert.deepEqual(endOf(hold), { state: 'released', until: RELEASED, because: 'objection-upheld' });
});

test('PastItsExpiryAPaymentIsFreeAlsoBeforeTheNodeNotedThat', () => {
  assert.deepEqual(endOf({ state: 'active', waiting: false, expiresAt: EXPIRES, releasedAt: null, releaseReason: null }), { state: 'expired', until: EXPIRES, because: 'expired' });
});
