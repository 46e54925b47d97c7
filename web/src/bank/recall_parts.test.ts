import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bicOf, isBic, isReference } from './recall_parts.ts';

test('a BIC has eight or eleven letters, and its country in the middle', () => {
  for (const good of ['DEMONL2A', 'demonl2a', 'DEMONL2AXXX']) assert.ok(isBic(good), good);
  for (const bad of ['', 'DEMO', 'DEMO1L2A', 'DEMONL2AX', 'DEMONL2A!']) assert.ok(!isBic(bad), bad);
});

test('a reference has at most 35 letters that banks know', () => {
  assert.ok(isReference('TX-2026/77'));
  for (const bad of ['', 'x'.repeat(36), 'a<b', 'één']) assert.ok(!isReference(bad), bad);
});

test('the BIC of a bank that is known is found by the account', () => {
  const banks = [{ code: 'PROF', bic: 'PROFNL2A' }];
  assert.equal(bicOf('NL91 PROF 0300 0000 01', banks), 'PROFNL2A');
  assert.equal(bicOf('NL91DEMO0300000001', banks), '');
  assert.equal(bicOf('BE68539007547034', banks), '');
});
