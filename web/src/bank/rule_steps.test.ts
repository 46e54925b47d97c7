import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextStates, whoOf } from './rule_steps.ts';

test('a draft goes to shadow only, and nobody proposes a suspension', () => {
  assert.deepEqual(nextStates('draft'), ['shadow']);
  for (const from of ['draft', 'shadow', 'active', 'suspended'] as const) {
    assert.ok(!nextStates(from).includes('suspended'));
    assert.ok(!nextStates(from).includes(from));
  }
});

test('an actor is shown by the account', () => {
  assert.equal(whoOf('person:bank-analyst-1'), 'bank-analyst-1');
  assert.equal(whoOf('system'), 'system');
});
