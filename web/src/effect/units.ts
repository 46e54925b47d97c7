// Units that switch a barrier on, one a line, as people type them: "branch 1; 5-10-2026", or a name alone for one that goes without. Pure.
import { isoDate } from '../ui/checks.ts';
import type { Unit } from './types.ts';

/** The units, or the first line that is none (from 1). A unit begins on a Monday: weeks are counted whole. */
export function readUnits(typed: string): { units: Unit[] } | { line: number } {
  const units: Unit[] = [];
  for (const [index, text] of typed.split('\n').entries()) {
    if (!text.trim()) continue;
    const [name = '', day = '', ...rest] = text.split(';').map((part) => part.trim());
    const from = day ? mondayOf(day) : null;
    if (!name || rest.length > 0 || (day && !from)) return { line: index + 1 };
    units.push({ name, from });
  }
  return { units };
}

export const unitsText = (units: Unit[]): string => units.map(({ name, from }) => (from ? `${name}; ${from.split('-').reverse().join('-')}` : name)).join('\n');

function mondayOf(typed: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(typed) ?? [];
  const iso = day ? isoDate(`${year}-${month}-${day}`) : null;
  return iso && new Date(`${iso}T00:00:00Z`).getUTCDay() === 1 ? iso : null;
}
