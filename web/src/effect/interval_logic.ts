// Where intervals lie on an axis that they share, with nothing ("no difference") always in sight. Pure.

export interface Span { low: number; high: number }
export interface Axis { from: number; until: number; marks: number[] }

const STEPS = [1, 2, 5, 10];
const MARKS_MAX = 6;

/** The step between marks: 1, 2 or 5 times a power of ten, so that at most six marks cover the width. */
function stepOf(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width / MARKS_MAX));
  return power * STEPS.find((step) => width / (step * power) <= MARKS_MAX)!;
}

/** Round marks around all spans and zero. */
export function axisOf(spans: Span[]): Axis {
  const low = Math.min(0, ...spans.map((span) => span.low));
  const high = Math.max(0, ...spans.map((span) => span.high));
  const step = stepOf(Math.max(high - low, Number.EPSILON));
  const first = Math.floor(low / step);
  const marks = Array.from({ length: Math.ceil(high / step) - first + 1 }, (_, n) => (first + n) * step);
  return { from: marks[0]!, until: marks.at(-1)!, marks };
}

/** What an interval says by itself: it lies below nothing, above it, or holds it. */
export function sideOf({ low, high }: Span): 'less' | 'more' | 'unclear' {
  if (high < 0) return 'less';
  return low > 0 ? 'more' : 'unclear';
}
