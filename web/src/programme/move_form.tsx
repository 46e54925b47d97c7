// The next step of a commitment, with the proof that it needs.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import { codesOf, labelOf, t, type PlainKey } from '../i18n/index.ts';
import { DateField, RadioField, SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { useAct, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Failure } from '../ui/parts.tsx';
import { nextStates, readNumber } from './steps.ts';
import type { Course, State } from './types.ts';

interface Field { name: string; label: PlainKey; hint?: PlainKey; kind: 'text' | 'number' | 'date' | 'words'; optional?: boolean }

const FIELDS: Partial<Record<State, Field[]>> = {
  agreed: [
    { name: 'start', label: 'commitment.start', kind: 'date' },
    { name: 'due', label: 'commitment.due', kind: 'date' },
    { name: 'owner', label: 'commitment.owner', hint: 'commitment.owner.hint', kind: 'text' },
    { name: 'capacity', label: 'commitment.capacity', kind: 'text', optional: true },
    { name: 'fte', label: 'move.fte', kind: 'number', optional: true },
  ],
  implemented: [{ name: 'evidence', label: 'move.evidence', kind: 'text' }],
  'in-use': [
    { name: 'count', label: 'move.count', kind: 'number' },
    { name: 'unit', label: 'move.unit', kind: 'text' },
    { name: 'asOf', label: 'move.asOf', kind: 'date' },
  ],
  measured: [
    { name: 'outcome', label: 'move.outcome', kind: 'text' },
    { name: 'value', label: 'move.value', kind: 'number' },
    { name: 'low', label: 'move.low', kind: 'number' },
    { name: 'high', label: 'move.high', kind: 'number' },
    { name: 'n', label: 'move.n', kind: 'number' },
    { name: 'method', label: 'move.method', kind: 'text' },
    { name: 'date', label: 'move.day', kind: 'date' },
  ],
};
const TEXTS: Partial<Record<State, PlainKey>> = { agreed: 'move.agreed.text', implemented: 'move.implemented.text', 'in-use': 'move.in-use.text', measured: 'move.measured.text' };
const HUNDREDTHS = 100;

const isoDay = (typed: string): string => typed.split('-').map((part, index) => part.padStart(index === 0 ? 4 : 2, '0')).join('-');

/** What is wrong with a field; nothing when it may be sent. */
function wrongWith(field: Field, typed: string): string | undefined {
  if (!typed.trim()) return field.optional ? undefined : t('wrong.missing');
  if (field.kind === 'number' && readNumber(typed) === null) return t('move.number');
  if (field.kind === 'date' && Number.isNaN(Date.parse(isoDay(typed)))) return t('wrong.date.shape');
  return undefined;
}

function bodyOf(to: State, typed: Record<string, string>, priority: string): object {
  const number = (name: string) => readNumber(typed[name] ?? '') ?? 0;
  const text = (name: string) => (typed[name] ?? '').trim();
  if (to === 'agreed') {
    const start = isoDay(text('start'));
    const quarter = Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1;
    const promised = text('fte') ? [{ period: `${start.slice(0, 4)}-Q${quarter}`, fteHundredths: Math.round(number('fte') * HUNDREDTHS) }] : [];
    return { start, due: isoDay(text('due')), owner: text('owner'), capacity: text('capacity'), priority, promised };
  }
  if (to === 'implemented') return { evidence: text('evidence') };
  if (to === 'in-use') return { usage: { count: Math.round(number('count')), unit: text('unit'), asOf: isoDay(text('asOf')) } };
  if (to !== 'measured') return {};
  return { measurement: { outcome: text('outcome'), value: number('value'), low: number('low'), high: number('high'), n: Math.round(number('n')), method: text('method'), date: isoDay(text('date')) } };
}

export function MoveForm({ of, onDone }: { of: Course; onDone: (course: Course) => void }) {
  const states = nextStates(of.state);
  const [to, setTo] = useState<State>(states[0]!);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [priority, setPriority] = useState('normal');
  const [note, setNote] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const fields = FIELDS[to] ?? [];
  const isReady = fields.every((field) => wrongWith(field, typed[field.name] ?? '') === undefined);
  const moving = useAct(async () => {
    const course = await post<Course>(`/api/v1/commitments/${of.commitmentId}/moves`, { version: of.version, to, note: note.trim(), ...bodyOf(to, typed, priority) }, { idempotencyKey: key.key });
    onDone(course);
  });
  return (
    <Card title={t('move.title', { state: labelOf('commitmentState', to) })} id="move" note={TEXTS[to] && t(TEXTS[to]!)}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (isReady) moving.run(); }}>
        <Failure error={moving.error} />
        {states.length > 1 && <RadioField id="move-to" label={t('move.end')} value={to} options={states.map((value) => ({ value, label: labelOf('commitmentState', value) }))} onChange={(value) => setTo(value as State)} />}
        {fields.map((field) => {
          const given = { id: `move-${field.name}`, label: t(field.label), hint: field.hint && t(field.hint), optional: field.optional ?? false, value: typed[field.name] ?? '', error: tries > 0 ? wrongWith(field, typed[field.name] ?? '') : undefined, onChange: (value: string) => setTyped({ ...typed, [field.name]: value }) };
          return field.kind === 'date' ? <DateField key={field.name} {...given} /> : <TextField key={field.name} {...given} inputMode={field.kind === 'number' ? 'decimal' : 'text'} width={field.kind === 'number' ? 'short' : 'full'} maxLength={400} />;
        })}
        {to === 'agreed' && <SelectField id="move-priority" label={t('commitment.priority')} value={priority} options={codesOf('priority').map((code) => ({ value: code, label: labelOf('priority', code) }))} onChange={setPriority} />}
        <TextArea id="move-note" label={t('commitment.note')} value={note} onChange={setNote} rows={2} maxLength={2000} optional />
        <Buttons><Button type="submit" busy={moving.isBusy}>{t('move.do')}</Button></Buttons>
      </form>
    </Card>
  );
}
