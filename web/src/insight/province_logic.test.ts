import assert from 'node:assert/strict';
import { test } from 'node:test';
import { provinceCsv, provinceTable, stepBounds, stepOf } from './province_logic.ts';
import type { Inhabitants, Trend, TrendLine } from './types.ts';

const week = (number: number) => ({ week: `2026-W${number}`, monday: `2026-11-${number - 40}`, version: 1, firstStatedAt: null, statedAt: null, firstTotal: null });
const line = (value: string, counts: (number | null)[]): TrendLine => ({ value, method: '', counts, sumsMinor: [], watched: [] });
const INHABITANTS: Inhabitants = { source: 'CBS', sourceDate: '2023-01-01', items: [{ province: 'zh', inhabitants: 1_000_000 }, { province: 'ut', inhabitants: 500_000 }, { province: 'ze', inhabitants: 400_000 }] };
const TREND: Trend = {
  source: 'fhd', measure: 'reports', axis: 'province', weeks: [week(50), week(51), week(52)],
  lines: [line('', [80, 60, 70]), line('zh', [500, 20, 30]), line('ut', [null, null, 15]), line('unknown', [10, 10, 10])], breaks: [],
};
const two = provinceTable(TREND, INHABITANTS, 2)!;
const of = (province: string) => two.provinces.find((each) => each.province === province)!;

test('only the last weeks count, and a rate is per 100,000 who live there', () => {
  assert.deepEqual({ weeks: two.weeks, from: two.firstMonday, total: two.total.count }, { weeks: 2, from: '2026-11-11', total: 130 });
  assert.deepEqual([of('zh').count, of('zh').isWhole, of('zh').per100k], [50, true, 5]);
});

test('a week that may not be known makes a lower bound, and no week at all makes nothing', () => {
  assert.deepEqual([of('ut').count, of('ut').weeksKnown, of('ut').isWhole, of('ut').per100k], [15, 1, false, 3]);
  assert.deepEqual([of('ze').count, of('ze').isWhole, of('ze').per100k], [null, false, null]);
});

test('who did not say stands apart and has no rate', () => assert.deepEqual(two.others.map(({ value, count }) => [value, count]), [['outside', null], ['unknown', 20]]));

test('more weeks than there are means all there are', () => assert.equal(provinceTable(TREND, INHABITANTS, 52)!.weeks, 3));

test('no week told is no table', () => assert.equal(provinceTable({ ...TREND, weeks: [] }, INHABITANTS, 2), null));

test('steps are round, hold the highest rate, and nothing known has none', () => {
  const bounds = stepBounds(two.provinces);
  assert.deepEqual(bounds, [1, 2, 3, 4, 5]);
  assert.deepEqual([5, 3, 0.5, null].map((rate) => stepOf(rate, bounds)), [5, 3, 1, 0]);
  assert.deepEqual(stepBounds([{ ...of('zh'), per100k: 12 }]), [3, 6, 9, 12, 15]);
});

test('the file says "at least" in its head and leaves empty what is not known', () => {
  const rows = provinceCsv(TREND, two).split('\r\n');
  assert.match(rows[0]!, /;count_at_least;is_whole;inhabitants;per_100000_at_least$/);
  assert.ok(rows.includes('fhd;reports;ut;2026-11-11;2;1;15;0;500000;3.00'));
  assert.ok(rows.includes('fhd;reports;ze;2026-11-11;2;0;;0;400000;'));
});
