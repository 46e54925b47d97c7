import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bars, countColours, halfBefore, halfOf, nextStates, periodParts, readNumber } from './steps.ts';
import type { Commitment } from './types.ts';

const commitment = (given: Partial<Commitment>) => ({ start: null, due: null, colour: 'unknown', ...given }) as Commitment;

test('one step follows, two after a measurement, none at the end', () => {
  assert.deepEqual(nextStates('proposed'), ['agreed']);
  assert.deepEqual(nextStates('implemented'), ['in-use']);
  assert.deepEqual(nextStates('measured'), ['closed', 'handed-over']);
  assert.deepEqual(nextStates('closed'), []);
  assert.deepEqual(nextStates('handed-over'), []);
});

test('colours are counted, the most urgent first', () => {
  assert.deepEqual(countColours([commitment({ colour: 'green' }), commitment({ colour: 'red' }), commitment({ colour: 'green' })]), [['red', 1], ['green', 2]]);
});

test('numbers are read in both ways of writing', () => {
  assert.equal(readNumber('0,5'), 0.5);
  assert.equal(readNumber(' 12 '), 12);
  for (const wrong of ['', '1.2.3', 'veel', '1e3']) assert.equal(readNumber(wrong), null, wrong);
});

test('half-years follow each other', () => {
  assert.equal(halfOf('2026-06-30'), '2026-H1');
  assert.equal(halfOf('2026-07-01'), '2026-H2');
  assert.equal(halfBefore('2026-H2'), '2026-H1');
  assert.equal(halfBefore('2026-H1'), '2025-H2');
});

test('a period has a year and a number', () => {
  assert.deepEqual(periodParts('2026-Q3'), { year: '2026', number: 3, isHalf: false });
  assert.equal(periodParts('2026-H1').isHalf, true);
});

test('only what has both dates is drawn, between the first year and the last', () => {
  assert.equal(bars([commitment({ start: '2026-01-01' })], '2026-06-01'), null);
  const picture = bars([commitment({ start: '2026-01-01', due: '2026-12-31' }), commitment({})], '2026-07-02')!;
  assert.equal(picture.bars.length, 1);
  assert.equal(picture.bars[0]!.from, 0);
  assert.ok(picture.bars[0]!.to > 0.99 && picture.bars[0]!.to <= 1);
  assert.ok(Math.abs(picture.today - 0.5) < 0.01);
  assert.deepEqual(picture.years.map(({ year }) => year), [2026, 2027]);
});
