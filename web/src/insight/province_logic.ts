// What a trend by province says of its last weeks, held against who lives there. Pure.
import type { Inhabitants, Trend, TrendLine } from './types.ts';

/** How many were counted in some weeks. Weeks with a count too small to tell are not in it, so it is a lower bound unless `isWhole`. */
export interface Tally { count: number | null; weeksKnown: number; isWhole: boolean }
export interface ProvinceTally extends Tally { province: string; inhabitants: number; per100k: number | null }
export interface ProvinceTable {
  weeks: number;
  firstMonday: string;
  total: Tally;
  provinces: ProvinceTally[];
  /** Who did not say, or lives elsewhere. */
  others: (Tally & { value: string })[];
}

export const OTHERS = ['outside', 'unknown'];
const PER = 100_000;

function tallyOf(line: TrendLine | undefined, from: number, until: number): Tally {
  const known = (line?.counts.slice(from, until) ?? []).filter((each): each is number => each !== null);
  return { count: known.length > 0 ? known.reduce((sum, each) => sum + each, 0) : null, weeksKnown: known.length, isWhole: known.length === until - from };
}

/** The last `weeks` weeks that were told, or as many as there are. Null when none was. */
export function provinceTable(trend: Trend, inhabitants: Inhabitants, weeks: number): ProvinceTable | null {
  const until = trend.weeks.length;
  const from = Math.max(until - weeks, 0);
  const first = trend.weeks[from];
  if (!first) return null;
  const of = (value: string) => tallyOf(trend.lines.find((line) => line.value === value), from, until);
  return {
    weeks: until - from,
    firstMonday: first.monday,
    total: of(''),
    provinces: inhabitants.items.map(({ province, inhabitants: people }) => {
      const tally = of(province);
      return { ...tally, province, inhabitants: people, per100k: tally.count === null ? null : (tally.count / people) * PER };
    }),
    others: OTHERS.map((value) => ({ ...of(value), value })),
  };
}

export const STEPS = 5;

/** The upper bounds of the five steps of colour: round, and alike in width. */
export function stepBounds(provinces: ProvinceTally[]): number[] {
  const highest = Math.max(0, ...provinces.map((each) => each.per100k ?? 0));
  const power = 10 ** Math.floor(Math.log10(Math.max(highest, 0.1) / STEPS));
  const width = [1, 2, 3, 4, 5, 6, 8, 10].map((each) => each * power).find((each) => each * STEPS >= highest)!;
  return Array.from({ length: STEPS }, (_, n) => width * (n + 1));
}

/** 1 to 5; 0 when nothing is known. */
export function stepOf(per100k: number | null, bounds: number[]): number {
  return per100k === null ? 0 : bounds.findIndex((bound) => per100k <= bound) + 1 || STEPS;
}

/** One row a province; what may not be known stays empty. Separated by semicolons, as spreadsheets here expect. */
export function provinceCsv(trend: Trend, table: ProvinceTable): string {
  const head = ['source', 'measure', 'province', 'first_monday', 'weeks', 'weeks_known', 'count_at_least', 'is_whole', 'inhabitants', 'per_100000_at_least'];
  const row = (value: string, tally: Tally, people: number | '', rate: string) => [trend.source, trend.measure, value, table.firstMonday, table.weeks, tally.weeksKnown, tally.count ?? '', Number(tally.isWhole), people, rate];
  const rows = [
    row('total', table.total, '', ''),
    ...table.provinces.map((each) => row(each.province, each, each.inhabitants, each.per100k?.toFixed(2) ?? '')),
    ...table.others.map((each) => row(each.value, each, '', '')),
  ];
  return [head, ...rows].map((each) => each.join(';')).join('\r\n') + '\r\n';
}
