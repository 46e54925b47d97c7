// Small rules of the programme's pages. Pure.
import type { Bottleneck, Colour, Commitment, State } from './types.ts';

const ORDER: State[] = ['proposed', 'agreed', 'started', 'implemented', 'in-use', 'measured'];
export const COLOURS: Colour[] = ['red', 'amber', 'unknown', 'green', 'not-asked'];
const YEAR_MS = 365 * 24 * 3_600_000;

/** The steps that may follow; two when it was measured, none when it is over. */
export function nextStates(state: State): State[] {
  if (state === 'measured') return ['closed', 'handed-over'];
  const next = ORDER[ORDER.indexOf(state) + 1];
  return next && ORDER.includes(state) ? [next] : [];
}

/** How many of each colour, the most urgent first; colours that nothing has are left out. */
export function countColours(commitments: Commitment[]): [Colour, number][] {
  return COLOURS.map((colour): [Colour, number] => [colour, commitments.filter((each) => each.colour === colour).length]).filter(([, n]) => n > 0);
}

export const openOnes = (bottlenecks: Bottleneck[]): Bottleneck[] => bottlenecks.filter(({ solved }) => solved === null);

/** "12", "0,5", "0.5"; null when it is no number. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** "3e kwartaal 2026" has words of its own in each language: this gives the parts. */
export function periodParts(period: string): { year: string; number: number; isHalf: boolean } {
  return { year: period.slice(0, 4), number: Number(period.slice(6)), isHalf: period[5] === 'H' };
}

export interface Bar { commitment: Commitment; from: number; to: number }

/** Bars between 0 and 1 over the years that the drawn commitments span. Null when none has both dates. */
export function bars(commitments: Commitment[], today: string): { bars: Bar[]; years: { year: number; at: number }[]; today: number } | null {
  const dated = commitments.filter(({ start, due }) => start !== null && due !== null);
  if (dated.length === 0) return null;
  const first = Math.min(...dated.map(({ start }) => Number(start!.slice(0, 4))), Number(today.slice(0, 4)));
  const last = Math.max(...dated.map(({ due }) => Number(due!.slice(0, 4))), Number(today.slice(0, 4))) + 1;
  const origin = Date.UTC(first, 0, 1);
  const width = Math.max(Date.UTC(last, 0, 1) - origin, YEAR_MS);
  const place = (day: string) => (Date.parse(day) - origin) / width;
  const years = Array.from({ length: last - first + 1 }, (_, index) => ({ year: first + index, at: (Date.UTC(first + index, 0, 1) - origin) / width }));
  return { bars: dated.map((commitment) => ({ commitment, from: place(commitment.start!), to: place(commitment.due!) })), years, today: place(today) };
}

/** "2026-H2" for a day in it. */
export const halfOf = (day: string): string => `${day.slice(0, 4)}-H${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`;
export const halfBefore = (half: string): string => (half.endsWith('H2') ? `${half.slice(0, 4)}-H1` : `${Number(half.slice(0, 4)) - 1}-H2`);
