// What a trend says, apart from how it looks: pieces of a line, bursts, a table as CSV. Pure.
import type { OwnBreak, Trend, TrendLine, TrendWeek, Watched } from './types.ts';

export interface Burst { line: TrendLine; week: TrendWeek; observed: number; watched: Watched }

/** Every week in which more was counted than the weeks before led to expect, newest first. */
export function burstsOf(trend: Trend): Burst[] {
  const found = trend.lines.flatMap((line) =>
    line.watched.flatMap((watched, index) => {
      const observed = line.counts[index];
      return watched?.isAlarm && observed != null ? [{ line, week: trend.weeks[index]!, observed, watched }] : [];
    }),
  );
  return found.sort((one, other) => other.week.monday.localeCompare(one.week.monday) || other.observed - one.observed);
}

/** The stretches without a hole, as lists of places: a line is never drawn across what is not known. */
export function stretches(values: (number | null)[]): number[][] {
  const found: number[][] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    const last = found.at(-1);
    if (last && last.at(-1) === index - 1) last.push(index);
    else found.push([index]);
  });
  return found;
}

/** A round number at or above `value`, so that four lines stand at round heights. */
export function topOf(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 4)));
  return [1, 2, 4, 8, 10].map((each) => each * power).find((each) => each >= value)!;
}

/** Weeks that were told again, because someone told late or withdrew. */
export const restatedWeeks = (weeks: TrendWeek[]): TrendWeek[] => weeks.filter((each) => each.version > 1);

/** One row a week and line; what may not be known stays empty. Separated by semicolons, as spreadsheets here expect. */
export function csvOf(trend: Trend): string {
  const rows = trend.weeks.flatMap((week, index) =>
    trend.lines.map((line) => {
      const watched = line.watched[index];
      return [trend.source, trend.measure, trend.axis, line.value || 'total', week.week, week.version, line.counts[index], line.sumsMinor[index], watched?.expected.toFixed(1), watched?.upper.toFixed(1), watched ? Number(watched.isAlarm) : ''];
    }),
  );
  const head = ['source', 'measure', 'axis', 'value', 'week', 'version', 'count', 'sum_eurocent', 'expected', 'upper', 'alarm'];
  return [head, ...rows].map((row) => row.map((cell) => cell ?? '').join(';')).join('\r\n') + '\r\n';
}

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

/** Breaks as numbered marks; `place` counts in weeks from the first, with a fraction for the day. Null: after the last week that was told. */
export interface Mark { number: number; place: number | null; of: OwnBreak }

/** A week's point stands at its Monday; a break within the week stands between its point and the next. */
export function marksOf(breaks: OwnBreak[], weeks: TrendWeek[]): Mark[] {
  const first = weeks[0];
  if (!first) return [];
  return breaks.map((each, index) => {
    const place = (Date.parse(each.on) - Date.parse(first.monday)) / DAY_MS / WEEK_DAYS;
    return { number: index + 1, place: place >= 0 && place < weeks.length ? Math.min(place, weeks.length - 1) : null, of: each };
  });
}
