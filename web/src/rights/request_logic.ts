// From what a person typed to what is sent. Pure.
import type { PersonSubject } from '../seal/person_request.ts';
import { isReportNumber } from '../ui/checks.ts';
import { guessType } from '../ui/guess_type.ts';

export const IDENTIFIERS_MAX = 10;
export const TEXT_LETTERS_MAX = 4000;

export interface Typed { kind: string; name: string; contact: string; reportNumber: string; own: string; text: string }
export const NOTHING_TYPED: Typed = { kind: '', name: '', contact: '', reportNumber: '', own: '', text: '' };

export type RequestProblem = { field: keyof Typed; why: 'choice' | 'name' | 'contact' | 'reportNumber' | 'line' | 'lines' | 'long' | 'nothing'; line?: string };

const lines = (own: string): string[] => own.split('\n').map((line) => line.trim()).filter(Boolean);

export function problemsOf(typed: Typed): RequestProblem[] {
  const problems: RequestProblem[] = [];
  if (!typed.kind) problems.push({ field: 'kind', why: 'choice' });
  if (!typed.name.trim()) problems.push({ field: 'name', why: 'name' });
  if (!typed.contact.trim()) problems.push({ field: 'contact', why: 'contact' });
  if (typed.reportNumber.trim() && !isReportNumber(typed.reportNumber)) problems.push({ field: 'reportNumber', why: 'reportNumber' });
  const unknown = lines(typed.own).find((line) => guessType(line) === null);
  if (unknown !== undefined) problems.push({ field: 'own', why: 'line', line: unknown });
  else if (lines(typed.own).length > IDENTIFIERS_MAX) problems.push({ field: 'own', why: 'lines' });
  else if (!typed.own.trim() && !typed.reportNumber.trim()) problems.push({ field: 'own', why: 'nothing' });
  if (typed.text.length > TEXT_LETTERS_MAX) problems.push({ field: 'text', why: 'long' });
  return problems;
}

export function subjectOf(typed: Typed): PersonSubject {
  return {
    v: 1,
    name: typed.name.trim(),
    contact: typed.contact.trim(),
    reportNumber: typed.reportNumber.trim(),
    text: typed.text.trim(),
    identifiers: lines(typed.own).map((value) => ({ type: guessType(value) ?? '', value })),
  };
}
