import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whoOf } from './actor.ts';

test('an actor is shown by the account', () => {
  assert.equal(whoOf('person:bank-analyst-1'), 'bank-analyst-1');
  assert.equal(whoOf('system'), 'system');
});
