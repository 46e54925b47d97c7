// What an editor types about a desk, a question, a row or a situation, and what that makes of it. Pure.
import type { PlainKey } from '../i18n/index.ts';
import { listText, MARKS, readList, readWhen, URGENCIES, whenText, type DeskRow, type Part, type QuestionRow, type RoutingDocument, type RoutingRow, type SituationRow } from './document.ts';

export type Typed = Record<string, string>;
export interface PartField { name: string; label: PlainKey; kind: 'line' | 'words' | 'choice'; hint?: PlainKey; choices?: string[]; optional?: boolean; /** Said before the label: which option of a question. */ of?: string }
/** The name of the field that cannot be read so. */
export interface Wrong { wrong: string }

export interface PartForm<Item> {
  fields: (item: Item) => PartField[];
  typed: (item: Item) => Typed;
  read: (item: Item, typed: Typed) => Item | Wrong;
}

export const isWrong = (result: object): result is Wrong => 'wrong' in result;
const text = (typed: Typed, name: string) => ({ nl: (typed[`${name}.nl`] ?? '').trim(), en: (typed[`${name}.en`] ?? '').trim() });
const line = (typed: Typed, name: string) => (typed[name] ?? '').trim();
const bilingual = (name: string, label: PlainKey, english: PlainKey, more: Partial<PartField> = {}): PartField[] => [
  { name: `${name}.nl`, label, kind: 'line', ...more },
  { name: `${name}.en`, label: english, kind: 'line', ...more },
];

const desks: PartForm<DeskRow> = {
  fields: () => [
    { name: 'id', label: 'edit.id', kind: 'line', hint: 'edit.id.hint' },
    ...bilingual('name', 'edit.name', 'edit.name.en'),
    ...bilingual('takes', 'edit.takes', 'edit.takes.en', { optional: true }),
    { name: 'phone', label: 'edit.phone', kind: 'line', optional: true },
    ...bilingual('hours', 'edit.hours', 'edit.hours.en', { optional: true }),
    { name: 'url', label: 'edit.url', kind: 'line', optional: true },
    { name: 'source', label: 'edit.source', kind: 'line', hint: 'edit.source.hint' },
    { name: 'source_date', label: 'edit.sourceDate', kind: 'line', hint: 'edit.sourceDate.hint' },
    { name: 'mark', label: 'edit.mark', kind: 'choice', choices: MARKS, hint: 'edit.mark.hint' },
  ],
  typed: (desk) => ({
    id: desk.id, 'name.nl': desk.name.nl, 'name.en': desk.name.en, 'takes.nl': desk.takes.nl, 'takes.en': desk.takes.en, phone: desk.phone ?? '',
    'hours.nl': desk.hours.nl, 'hours.en': desk.hours.en, url: desk.url ?? '', source: desk.source, source_date: desk.source_date, mark: desk.mark,
  }),
  read: (desk, typed) => ({
    ...desk, id: line(typed, 'id'), name: text(typed, 'name'), takes: text(typed, 'takes'), phone: line(typed, 'phone'), hours: text(typed, 'hours'),
    url: line(typed, 'url'), source: line(typed, 'source'), source_date: line(typed, 'source_date'), mark: line(typed, 'mark'),
  }),
};

const rows: PartForm<RoutingRow> = {
  fields: (row) => [
    ...(row.row === undefined ? [] : [
      { name: 'title', label: 'edit.title', kind: 'line' } as PartField,
      { name: 'when', label: 'edit.when', kind: 'words', hint: 'edit.when.hint' } as PartField,
    ]),
    { name: 'first', label: 'edit.first', kind: 'line', hint: 'edit.list.hint' },
    { name: 'also', label: 'edit.also', kind: 'line', hint: 'edit.list.hint', optional: true },
    { name: 'urgency', label: 'edit.urgency', kind: 'choice', choices: URGENCIES },
    ...bilingual('note', 'edit.note', 'edit.note.en', { optional: true }),
  ],
  typed: (row) => ({
    title: row.title ?? '', when: (row.when ?? []).map(whenText).join('\n'), first: listText(row.first), also: listText(row.also), urgency: row.urgency,
    'note.nl': row.note?.nl ?? '', 'note.en': row.note?.en ?? '',
  }),
  read: (row, typed) => {
    const { note: _, ...kept } = row;
    const note = text(typed, 'note');
    const common = { first: readList(typed['first'] ?? ''), also: readList(typed['also'] ?? ''), urgency: line(typed, 'urgency'), ...(note.nl || note.en ? { note } : {}) };
    if (row.row === undefined) return { ...kept, ...common };
    const when = readWhen(typed['when'] ?? '');
    return when ? { ...kept, ...common, title: line(typed, 'title'), when } : { wrong: 'when' };
  },
};

const questions: PartForm<QuestionRow> = {
  fields: (question) => [
    ...bilingual('text', 'edit.question', 'edit.question.en'),
    ...bilingual('hint', 'edit.hint', 'edit.hint.en', { optional: true }),
    ...question.options.flatMap(({ value }) => bilingual(`option.${value}`, 'edit.option', 'edit.option.en', { of: value })),
  ],
  typed: (question) => ({
    'text.nl': question.text.nl, 'text.en': question.text.en, 'hint.nl': question.hint.nl, 'hint.en': question.hint.en,
    ...Object.fromEntries(question.options.flatMap((option) => [[`option.${option.value}.nl`, option.nl], [`option.${option.value}.en`, option.en]])),
  }),
  read: (question, typed) => ({
    ...question, text: text(typed, 'text'), hint: text(typed, 'hint'), options: question.options.map((option) => ({ value: option.value, ...text(typed, `option.${option.value}`) })),
  }),
};

const situations: PartForm<SituationRow> = {
  fields: () => [
    { name: 'text', label: 'edit.situation', kind: 'words' },
    { name: 'answers', label: 'edit.answers', kind: 'words', hint: 'edit.answers.hint' },
    { name: 'first', label: 'edit.first', kind: 'line' },
    { name: 'urgency', label: 'edit.urgency', kind: 'choice', choices: URGENCIES },
    { name: 'reason', label: 'edit.reason', kind: 'line' },
  ],
  typed: (situation) => ({
    text: situation.text, answers: Object.entries(situation.answers).map(([question, answer]) => `${question} = ${answer}`).join('; '),
    first: situation.first, urgency: situation.urgency, reason: situation.reason,
  }),
  read: (situation, typed) => {
    const read = readWhen((typed['answers'] ?? '').replace(/\n/g, ';'));
    if (read?.length !== 1 || Object.values(read[0]!).some((values) => values.length !== 1)) return { wrong: 'answers' };
    const answers = Object.fromEntries(Object.entries(read[0]!).map(([question, values]) => [question, values[0]!]));
    return { ...situation, text: line(typed, 'text'), answers, first: line(typed, 'first'), urgency: line(typed, 'urgency'), reason: line(typed, 'reason') };
  },
};

/** The first field that must have something and has not. */
export const firstEmpty = (fields: PartField[], typed: Typed): string | undefined => fields.find((field) => !field.optional && !(typed[field.name] ?? '').trim())?.name;

export interface PartOf<Item> {
  part: Part;
  form: PartForm<Item>;
  items: (document: RoutingDocument) => Item[];
  put: (document: RoutingDocument, items: Item[]) => RoutingDocument;
  /** What stands in a list of them. */
  name: (item: Item) => string;
  about: (item: Item) => string;
  /** A new one, where editors may make them; questions come with inputs, which are the program's. */
  fresh?: (document: RoutingDocument) => Item;
  isOrdered?: boolean;
}

const nothing = { nl: '', en: '' };
const nextRow = (document: RoutingDocument): number => Math.max(0, ...document.routes.rows.map((row) => row.row ?? 0)) + 1;

const deskPart: PartOf<DeskRow> = {
  part: 'desks', form: desks, items: (document) => document.desks.desks, put: (document, items) => ({ ...document, desks: { ...document.desks, desks: items } }),
  name: (desk) => desk.id, about: (desk) => [desk.name.nl, desk.phone].filter(Boolean).join(', '),
  fresh: () => ({ id: '', name: nothing, takes: nothing, phone: '', hours: nothing, url: '', source: '', source_date: '', mark: 'K' }),
};
const rowPart: PartOf<RoutingRow> = {
  part: 'rows', form: rows, isOrdered: true, items: (document) => document.routes.rows, put: (document, items) => ({ ...document, routes: { ...document.routes, rows: items } }),
  name: (row) => String(row.row), about: (row) => `${row.title ?? ''} → ${listText(row.first)}`,
  fresh: (document) => ({ row: nextRow(document), title: '', when: [], first: [], also: [], urgency: 'normal' }),
};
const questionPart: PartOf<QuestionRow> = {
  part: 'questions', form: questions, items: (document) => document.wayfinder.questions, put: (document, items) => ({ ...document, wayfinder: { ...document.wayfinder, questions: items } }),
  name: (question) => question.id, about: (question) => question.text.nl,
};
const situationPart: PartOf<SituationRow> = {
  part: 'situations', form: situations, items: (document) => document.situations.situations, put: (document, items) => ({ ...document, situations: { ...document.situations, situations: items } }),
  name: (situation) => situation.text, about: (situation) => situation.first,
  fresh: () => ({ text: '', answers: {}, first: '', urgency: 'normal', reason: '' }),
};

// The editor treats all parts alike and never mixes them.
export const PARTS: PartOf<any>[] = [deskPart, questionPart, rowPart, situationPart];
