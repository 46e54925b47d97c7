// From the file of a business to rows that can be sealed: reading CSV, finding the columns, and what is wrong with a row. Pure.
import type { FormField, ReportForms, Text } from '../api/types.ts';
import { deskFacts, partOf, problemOf, type FieldProblem, type Values } from '../desk/report_logic.ts';
import type { PartContent } from '../seal/seal.ts';
import { isoDate } from '../ui/checks.ts';

export interface BulkColumn extends Text { field: string; required: boolean; example: string }
export interface BulkCode extends Text { code: string }
export interface BulkForm { rowsMax: number; mandateTextVersion: string; columns: BulkColumn[]; roles: BulkCode[]; reasons: BulkCode[]; forms: ReportForms }

export type RowProblem = { field: string; problem: FieldProblem | 'unknown-code' };
/** `number` is what a spreadsheet shows beside the row; its head is row 1. */
export interface TypedRow { number: number; cells: string[]; values: Values; problem: RowProblem | null }
export type ReadFile = { head: string[]; rows: TypedRow[] } | { failure: FileFailure };
export interface FileFailure { kind: 'empty' | 'no-rows' | 'too-many' | 'column-missing' | 'column-unknown' | 'quote'; name?: string; n?: number }

/** Rows of cells as RFC 4180 has them; the separator is the first of ; , and tab in the head. Null when a quote does not end. */
export function parseCsv(text: string): { number: number; cells: string[] }[] | null {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const separator = /[;,\t]/.exec(source.split('\n', 1)[0] ?? '')?.[0] ?? ';';
  const rows: { number: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let number = 1;
  const endRow = () => {
    cells.push(cell.trim());
    if (cells.some(Boolean)) rows.push({ number, cells });
    cells = [];
    cell = '';
    number += 1;
  };
  for (let i = 0; i < source.length; i++) {
    const letter = source[i]!;
    if (isQuoted && letter === '"' && source[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (letter === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted;
    else if (!isQuoted && letter === separator) {
      cells.push(cell.trim());
      cell = '';
    } else if (!isQuoted && letter === '\n') endRow();
    else cell += letter;
  }
  if (isQuoted) return null;
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}

/** Without the mark that `csvLine` put before it. */
const asTyped = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');

/** One line of CSV; what could be read as a formula by a spreadsheet is kept from that. */
export const csvLine = (cells: string[]): string =>
  cells.map((cell) => (/^[=+\-@\t]/.test(cell) ? `'${cell}` : cell)).map((cell) => (/[";\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(';');

/** The empty table with one example, in one language. */
export const templateOf = (form: BulkForm, language: 'nl' | 'en'): string =>
  `${csvLine(form.columns.map((column) => column[language]))}\r\n${form.columns.map((column) => (/[";\n]/.test(column.example) ? `"${column.example}"` : column.example)).join(';')}\r\n`;

const plain = (text: string): string => text.trim().toLowerCase();

/** The fields of the report forms that the table's columns fill. */
export const fieldsOf = (form: BulkForm): FormField[] =>
  form.columns.flatMap(({ field }) => form.forms.fields.find(({ id }) => id === field) ?? []);

/** A code, whether the code itself was written or its name in either language. */
function codeOf(typed: string, options: { value: string; nl: string; en: string }[]): string | null {
  return options.find(({ value, nl, en }) => [value, nl, en].some((name) => plain(name) === plain(typed)))?.value ?? null;
}

/** "20-11-2026" as people write it, or "2026-11-20". */
const dayOf = (typed: string): string => {
  const dutch = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(typed);
  const iso = dutch ? `${dutch[3]}-${dutch[2]}-${dutch[1]}` : typed;
  return isoDate(iso) ?? typed;
};

/** The first thing that is wrong with a row as far as a page can know; the police decide. Codes and days are put in their own form. */
function problemIn(form: BulkForm, values: Values, today: string): RowProblem | null {
  for (const { field, required } of form.columns) {
    const typed = values[field] ?? '';
    if (!typed) {
      if (required) return { field, problem: 'missing' };
      continue;
    }
    const known = form.forms.fields.find(({ id }) => id === field);
    if (field === 'fraudType' || known?.kind === 'choice') {
      const options = field === 'fraudType' ? form.forms.fraudTypes.map(({ code, nl, en }) => ({ value: code, nl, en })) : known?.options ?? [];
      const code = codeOf(typed, options);
      if (!code) return { field, problem: 'unknown-code' };
      values[field] = code;
      continue;
    }
    if (!known) continue;
    if (known.kind === 'date') values[field] = dayOf(typed);
    const problem = problemOf({ ...known, required: false }, values[field], today);
    if (problem) return { field, problem };
  }
  return null;
}

/** Reads a file of the business. `today` is a date, "2026-11-26". */
export function readFile(form: BulkForm, text: string, today: string): ReadFile {
  const table = parseCsv(text);
  if (table === null) return { failure: { kind: 'quote' } };
  const [head, ...rest] = table;
  if (!head) return { failure: { kind: 'empty' } };
  if (rest.length === 0) return { failure: { kind: 'no-rows' } };
  if (rest.length > form.rowsMax) return { failure: { kind: 'too-many', n: rest.length } };
  const fields: string[] = [];
  for (const name of head.cells) {
    const column = form.columns.find(({ field, nl, en }) => [field, nl, en].some((each) => plain(each) === plain(name)));
    if (!column) return { failure: { kind: 'column-unknown', name } };
    fields.push(column.field);
  }
  const missing = form.columns.find(({ field, required }) => required && !fields.includes(field));
  if (missing) return { failure: { kind: 'column-missing', name: missing.field } };
  const rows = rest.map(({ number, cells }): TypedRow => {
    const values: Values = Object.fromEntries(fields.map((field, place) => [field, asTyped(cells[place] ?? '')]));
    return { number, cells, problem: problemIn(form, values, today), values };
  });
  return { head: head.cells, rows };
}

export interface RowToSend { facts: { row: number; reference: string; fraudType: string; channel: string; occurredOn: string; amount: { minor: number; currency: string } | null }; content: PartContent }

/** What the police learn in clear of a row, and what is sealed to them. */
export function rowToSend(fields: FormField[], { number, values }: TypedRow, questionOf: (field: FormField) => string): RowToSend {
  return {
    facts: { row: number, reference: values.reference ?? '', fraudType: values.fraudType ?? '', ...deskFacts(fields, values) },
    content: partOf(fields, values, questionOf),
  };
}

/** The refused rows as they were, with the reason behind them: to mend and send again. */
export function refusedFile(head: string[], rows: TypedRow[], refused: Map<number, string>, reasonHead: string): string {
  const lines = rows.filter(({ number }) => refused.has(number)).map(({ number, cells }) => csvLine([...head.map((_, place) => cells[place] ?? ''), refused.get(number)!]));
  return [csvLine([...head, reasonHead]), ...lines].join('\r\n') + '\r\n';
}
