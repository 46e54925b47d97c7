import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readUnits, unitsText } from './units.ts';

test('a unit has a name, and the Monday on which it begins or none', () => {
  assert.deepEqual(readUnits('filiaal 1; 5-10-2026\n\n filiaal 2 ;12/10/2026\nfiliaal 3'), {
    units: [{ name: 'filiaal 1', from: '2026-10-05' }, { name: 'filiaal 2', from: '2026-10-12' }, { name: 'filiaal 3', from: null }],
  });
});

test('the first line that is no unit is named', () => {
  assert.deepEqual(readUnits('filiaal 1\nfiliaal 2; 6-10-2026'), { line: 2 }, 'a Tuesday');
  assert.deepEqual(readUnits('; 5-10-2026'), { line: 1 });
  assert.deepEqual(readUnits('filiaal; 31-2-2026'), { line: 1 });
  assert.deepEqual(readUnits('filiaal; 5-10-2026; x'), { line: 1 });
});

test('what was read is written the same way', () => {
  const text = 'filiaal 1; 05-10-2026\nfiliaal 2';
  const read = readUnits(text);
  assert.ok('units' in read);
  assert.equal(unitsText(read.units), text);
});
