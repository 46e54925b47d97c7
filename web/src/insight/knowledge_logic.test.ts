import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOfTitle } from './knowledge_logic.ts';

test("an entry's code holds letters, digits and hyphens only", () => {
  assert.equal(codeOfTitle(' Calling, as if from the bank! '), 'calling-as-if-from-the-bank');
  assert.equal(codeOfTitle('Café 2.0'), 'cafe-2-0');
  assert.equal(codeOfTitle('…'), '');
  assert.ok(codeOfTitle('x'.repeat(200)).length <= 60);
});
