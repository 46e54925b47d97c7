import assert from 'node:assert/strict';
import { test } from 'node:test';
import { burstsOf, csvOf, marksOf, restatedWeeks, stretches, topOf } from './trend_logic.ts';
import type { OwnBreak, Trend } from './types.ts';

const week = (number: number, version = 1) => ({ week: `2026-W${number}`, monday: `2026-11-${number - 40}`, version, firstStatedAt: null, statedAt: null, firstTotal: null });
const TREND: Trend = {
  source: 'fhd', measure: 'reports', axis: 'fraud-type', weeks: [week(50), week(51, 2), week(52)],
  lines: [{ value: '', method: 'ears-c2', counts: [20, null, 90], sumsMinor: [1000, null, null], watched: [null, null, { expected: 20, upper: 31.25, isAlarm: true }] }], breaks: [],
};

test('a line breaks where a week is not known', () => {
  assert.deepEqual(stretches([1, 2, null, 4, null, null, 7, 8]), [[0, 1], [3], [6, 7]]);
  assert.deepEqual(stretches([null]), []);
});

test('a burst tells what was seen, expected and the bound', () => {
  const [burst] = burstsOf(TREND);
  assert.equal(burst?.observed, 90);
  assert.equal(burst?.week.week, '2026-W52');
  assert.equal(burst?.watched.upper, 31.25);
});

test('weeks told again are known by their version', () => assert.deepEqual(restatedWeeks(TREND.weeks).map((each) => each.week), ['2026-W51']));

test('what may not be known is empty in the file, never zero', () => {
  const rows = csvOf(TREND).split('\r\n');
  assert.equal(rows[2], 'fhd;reports;fraud-type;total;2026-W51;2;;;;;');
  assert.equal(rows[3], 'fhd;reports;fraud-type;total;2026-W52;1;90;;20.0;31.3;1');
});

test('the scale ends at a round number', () => assert.deepEqual([3, 10, 11, 81, 95, 250].map(topOf), [4, 10, 20, 100, 100, 400]));

test('a break stands at its day, and has no place after the last week that was told', () => {
  const on = (day: string): OwnBreak => ({ on: day, until: null, kind: 'form', source: '' });
  const weeks = [{ ...week(50), monday: '2026-12-07' }, { ...week(51), monday: '2026-12-14' }, { ...week(52), monday: '2026-12-21' }];
  const places = marksOf(['2026-12-07', '2026-12-17', '2026-12-27', '2026-12-28'].map(on), weeks).map(({ number, place }) => [number, place === null ? null : Number(place.toFixed(2))]);
  assert.deepEqual(places, [[1, 0], [2, 1.43], [3, 2], [4, null]]);
  assert.deepEqual(marksOf([on('2026-12-07')], []), []);
});
