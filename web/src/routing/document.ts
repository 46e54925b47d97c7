// The wayfinder as its editors change it: the keys of the files in data/routing. Pure.
import type { Text } from '../api/types.ts';

export interface DeskRow { id: string; name: Text; takes: Text; phone?: string; hours: Text; url?: string; source: string; source_date: string; mark: string }
export type Alternative = Record<string, string[]>;
export interface RoutingRow { row?: number; title?: string; when?: Alternative[]; first: string[]; also: string[]; urgency: string; note?: Text; [other: string]: unknown }
export interface QuestionRow { id: string; text: Text; hint: Text; options: (Text & { value: string })[]; [other: string]: unknown }
export interface SituationRow { text: string; answers: Record<string, string>; first: string; urgency: string; reason: string }
export interface RoutingDocument {
  desks: { desks: DeskRow[]; [other: string]: unknown };
  routes: { rows: RoutingRow[]; default: RoutingRow; inputs: Record<string, string[]>; [other: string]: unknown };
  wayfinder: { questions: QuestionRow[]; [other: string]: unknown };
  situations: { situations: SituationRow[]; [other: string]: unknown };
}

export const URGENCIES = ['now', 'high', 'normal', 'low', 'none'];
export const MARKS = ['S', 'K', 'D'];

/** "state = victim; paid = card, crypto": what one alternative of a row asks. */
export const whenText = (when: Alternative): string => Object.entries(when).map(([input, values]) => `${input} = ${values.join(', ')}`).join('; ');

/** The alternatives of a row, one a line; null when a line cannot be read. Whether inputs and values exist the node says. */
export function readWhen(text: string): Alternative[] | null {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  const alternatives = lines.map(readAlternative);
  return alternatives.length > 0 && alternatives.every((each) => each !== null) ? alternatives : null;
}

function readAlternative(line: string): Alternative | null {
  const when: Alternative = {};
  for (const part of line.split(';').map((each) => each.trim()).filter(Boolean)) {
    const match = /^(\w+) *= *(.+)$/.exec(part);
    const values = match?.[2]!.split(',').map((value) => value.trim()).filter(Boolean) ?? [];
    if (!match || values.length === 0) return null;
    when[match[1]!] = values;
  }
  return when;
}

export const listText = (ids: string[]): string => ids.join(', ');
export const readList = (text: string): string[] => text.split(/[,\s]+/).filter(Boolean);

export type Part = 'desks' | 'rows' | 'questions' | 'situations';
export interface Difference { part: Part; name: string; kind: 'added' | 'changed' | 'removed' | 'moved' }

const named = (document: RoutingDocument): Record<Part, [name: string, content: string][]> => ({
  desks: document.desks.desks.map((desk) => [desk.id, JSON.stringify(desk)]),
  rows: [...document.routes.rows, document.routes.default].map((row) => [row.row === undefined ? '0' : String(row.row), JSON.stringify(row)]),
  questions: document.wayfinder.questions.map((question) => [question.id, JSON.stringify(question)]),
  situations: document.situations.situations.map((situation) => [situation.text, JSON.stringify(situation)]),
});

/** What one version has otherwise than another, part by part. */
export function differences(before: RoutingDocument, after: RoutingDocument): Difference[] {
  const [old, now] = [named(before), named(after)];
  return (Object.keys(old) as Part[]).flatMap((part) => partDifferences(part, old[part], now[part]));
}

function partDifferences(part: Part, old: [string, string][], now: [string, string][]): Difference[] {
  const [then, today] = [new Map(old), new Map(now)];
  const removed = old.filter(([name]) => !today.has(name)).map(([name]): Difference => ({ part, name, kind: 'removed' }));
  const stayed = (list: [string, string][]) => list.map(([name]) => name).filter((name) => then.has(name) && today.has(name));
  const hasMoved = stayed(old).join('\n') !== stayed(now).join('\n');
  const order = new Map(stayed(old).map((name, index) => [name, index]));
  const changed = now.flatMap(([name, content]): Difference[] => {
    if (!then.has(name)) return [{ part, name, kind: 'added' }];
    if (then.get(name) !== content) return [{ part, name, kind: 'changed' }];
    return hasMoved && stayed(now).indexOf(name) !== order.get(name) ? [{ part, name, kind: 'moved' }] : [];
  });
  return [...changed, ...removed];
}

/** The list with one item put in another's place. */
export const replaced = <Item>(list: Item[], index: number, item: Item): Item[] => list.map((each, at) => (at === index ? item : each));
export const without = <Item>(list: Item[], index: number): Item[] => list.filter((_, at) => at !== index);
/** One place up (-1) or down (1); the same list at its ends. */
export function moved<Item>(list: Item[], index: number, by: -1 | 1): Item[] {
  const to = index + by;
  if (to < 0 || to >= list.length) return list;
  const copy = [...list];
  [copy[index], copy[to]] = [copy[to]!, copy[index]!];
  return copy;
}
