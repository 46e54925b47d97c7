import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextStates } from './rule_steps.ts';

test('a draft goes to shadow only, and nobody proposes a suspension', () => {
  assert.deepEqual(nextStates('draft'), ['shadow']);
  for (const from of ['draft', 'shadow', 'active', 'suspended'] as const) {
    assert.ok(!nextStates(from).includes('suspended'));
    assert.ok(!nextStates(from).includes(from));
  }
});
