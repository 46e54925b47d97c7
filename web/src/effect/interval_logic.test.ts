import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisOf, sideOf } from './interval_logic.ts';

test('an axis has round marks, holds every interval, and always nothing', () => {
  const axis = axisOf([{ low: -26.8, high: -14.6 }, { low: 0.3, high: 6.9 }]);
  assert.deepEqual(axis, { from: -30, until: 10, marks: [-30, -20, -10, 0, 10] });
  assert.ok(axisOf([{ low: 3, high: 4 }]).marks.includes(0));
  assert.ok(axisOf([{ low: -0.004, high: -0.001 }]).marks.includes(0));
});

test('an axis stands where there is nothing to show', () => {
  assert.ok(axisOf([]).from <= 0);
  assert.ok(Number.isFinite(axisOf([{ low: 0, high: 0 }]).until));
});

test('an interval that holds nothing says nothing', () => {
  assert.equal(sideOf({ low: -2, high: -1 }), 'less');
  assert.equal(sideOf({ low: 1, high: 2 }), 'more');
  assert.equal(sideOf({ low: -1, high: 2 }), 'unclear');
  assert.equal(sideOf({ low: 0, high: 2 }), 'unclear');
});
