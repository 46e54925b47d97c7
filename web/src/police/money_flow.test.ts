import assert from 'node:assert/strict';
import { test } from 'node:test';
import { branchesOf } from './money_flow.ts';

test('each branch is as high as its share, leaves where the one before ended, and nothing is not drawn', () => {
  const branches = branchesOf([{ kind: 'held', minor: 2500 }, { kind: 'recalled', minor: 0 }, { kind: 'unknown', minor: 7500 }], 100);
  assert.deepEqual(branches.map(({ kind, share, from, to }) => [kind, share, from, to]), [['held', 0.25, 0, 25], ['unknown', 0.75, 25, 100]]);
  assert.ok(branches[1]!.y > branches[0]!.y + branches[0]!.height);
});

test('a small amount is still seen, and no money gives no drawing', () => {
  assert.ok(branchesOf([{ kind: 'held', minor: 1 }, { kind: 'unknown', minor: 1_000_000 }], 100)[0]!.height >= 3);
  assert.deepEqual(branchesOf([{ kind: 'held', minor: 0 }], 100), []);
});
