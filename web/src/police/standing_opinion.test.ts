import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseOpinion } from '../api/types.ts';
import { standingOf } from './standing_opinion.ts';

const opinion = (part: Partial<CaseOpinion>): CaseOpinion => ({ opinionId: 'o', verdict: 'fraud', state: 'active', signalState: 'shared', notices: [], ...part });
const REASONS = [{ code: 'threshold-not-met', rule: 'R05', nl: 'te weinig', en: 'too few' }];

test('WhatIsSharedOrWaitsSaysSoAndWhy', () => {
  assert.deepEqual(standingOf(opinion({})), { state: 'shared', reasons: [] });
  assert.deepEqual(standingOf(opinion({ signalState: 'waiting', reasons: REASONS })), { state: 'waiting', reasons: REASONS });
});

test('WhatNoLongerIsSharedSaysWhy', () => {
  assert.deepEqual(standingOf(opinion({ signalState: 'withdrawn', withdrawnBecause: 'below-threshold' })), { state: 'withdrawn', because: 'below-threshold', reasons: [] });
  assert.deepEqual(standingOf(opinion({ state: 'withdrawn', signalState: 'withdrawn', withdrawnBecause: 'objection-upheld' })), { state: 'withdrawn', because: 'objection-upheld', reasons: [] });
  assert.deepEqual(standingOf(opinion({ state: 'expired', signalState: 'expired' })), { state: 'expired', because: 'expired', reasons: [] });
});

test('AnOpinionWithdrawnBeforeItWasSharedDoesNotWait', () => {
  assert.deepEqual(standingOf(opinion({ state: 'withdrawn', signalState: 'waiting', reasons: [] })), { state: 'withdrawn', because: 'opinion-withdrawn', reasons: [] });
});
