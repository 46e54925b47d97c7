import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holds } from './matches.ts';

test('every word must stand somewhere, in either language', () => {
  const title = { nl: 'Ministerie van Financiën', en: 'Ministry of Finance' };
  assert.ok(holds('financien ministerie', title));
  assert.ok(holds('finance', title));
  assert.ok(holds('R05 ministry', 'R05', title));
  assert.ok(!holds('finance bank', title));
});

test('nothing typed finds nothing', () => {
  assert.ok(!holds('  ', 'text'));
  assert.ok(!holds('x', null, undefined, ''));
});
