// Where a published series may be drawn as one line. Pure.
import type { OfficialPoint, OfficialSeries } from './types.ts';

/** The points in stretches that count the same: a new one begins at each break. */
export function unbroken(series: Pick<OfficialSeries, 'points' | 'breaks'>): OfficialPoint[][] {
  const stretches: OfficialPoint[][] = [[]];
  for (const point of series.points) {
    if (series.breaks.some(({ before }) => before === point.period)) stretches.push([]);
    stretches.at(-1)!.push(point);
  }
  return stretches.filter((each) => each.length > 0);
}

/** Halfway between the last year of one count and the first of the next. */
export function breakPlaces(series: Pick<OfficialSeries, 'points' | 'breaks'>): number[] {
  return series.points.flatMap((point, index) => {
    const before = series.points[index - 1];
    return before && series.breaks.some((each) => each.before === point.period) ? [(Number(before.period) + Number(point.period)) / 2] : [];
  });
}
