// Changing an entry: another summary, one more fact with its source, and why. A new version; the old ones stay.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import { t } from '../i18n/index.ts';
import { isoDate } from '../ui/checks.ts';
import { DateField, TextArea, TextField } from '../ui/fields.tsx';
import { useAct, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Failure } from '../ui/parts.tsx';
import type { Entry, EntryHistory, EntryVersion, SourcedFact } from './types.ts';

export const noFact: SourcedFact = { nl: '', en: '', source: '', sourceDate: '' };
export const isFactFilled = (fact: SourcedFact): boolean => [fact.nl, fact.en, fact.source, fact.sourceDate].every((each) => each.trim() !== '');
export const isFactEmpty = (fact: SourcedFact): boolean => [fact.nl, fact.en, fact.source, fact.sourceDate].every((each) => each.trim() === '');

/** As the node takes it. */
export const ready = (fact: SourcedFact): SourcedFact => ({ ...fact, sourceDate: isoDate(fact.sourceDate) ?? fact.sourceDate });

export function EditEntry({ entry, onDone }: { entry: EntryVersion; onDone: () => void }) {
  const [nl, setNl] = useState(entry.summary.nl);
  const [en, setEn] = useState(entry.summary.en);
  const [fact, setFact] = useState(noFact);
  const [note, setNote] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const isReady = nl.trim() !== '' && en.trim() !== '' && note.trim() !== '' && (isFactEmpty(fact) || isFactFilled(fact));
  const missing = (value: string) => (tries > 0 && !value.trim() ? t('wrong.missing') : undefined);
  const saving = useAct(async () => {
    const { version, at: _at, editor: _editor, note: _note, ...content } = entry;
    const changed: Entry = { ...content, summary: { nl: nl.trim(), en: en.trim() }, facts: isFactEmpty(fact) ? entry.facts : [...entry.facts, ready(fact)] };
    await post<EntryHistory>(`/api/v1/knowledge-entries/${entry.entryId}/versions`, { version, note: note.trim(), entry: changed }, { idempotencyKey: key.key });
    key.next();
    onDone();
  });
  return (
    <Card title={t('entryEdit.title')} id="edit" note={t('entryEdit.note')}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (isReady) saving.run(); }}>
        <Failure error={saving.error} />
        <TextArea id="summary-nl" label={t('entryEdit.summary.nl')} value={nl} onChange={setNl} rows={3} maxLength={4000} error={missing(nl)} />
        <TextArea id="summary-en" label={t('entryEdit.summary.en')} value={en} onChange={setEn} rows={3} maxLength={4000} error={missing(en)} />
        <FactFields value={fact} onChange={setFact} isAsked={tries > 0 && !isFactEmpty(fact)} isOptional />
        <TextField id="why" label={t('entryEdit.why')} value={note} onChange={setNote} maxLength={500} error={missing(note)} />
        <Buttons><Button type="submit" busy={saving.isBusy}>{t('entryEdit.do')}</Button></Buttons>
      </form>
    </Card>
  );
}

/** One fact in both languages, with its source. `isAsked`: what is empty is named. */
export function FactFields({ value, onChange, isAsked, isOptional }: { value: SourcedFact; onChange: (fact: SourcedFact) => void; isAsked: boolean; isOptional?: boolean }) {
  const set = (part: keyof SourcedFact) => (text: string) => onChange({ ...value, [part]: text });
  const missing = (text: string) => (isAsked && !text.trim() ? t('wrong.missing') : undefined);
  const optional = isOptional ?? false;
  return (
    <>
      <TextArea id="fact-nl" label={t('entryEdit.fact.nl')} value={value.nl} onChange={set('nl')} rows={2} maxLength={4000} optional={optional} error={missing(value.nl)} />
      <TextArea id="fact-en" label={t('entryEdit.fact.en')} value={value.en} onChange={set('en')} rows={2} maxLength={4000} optional={optional} error={missing(value.en)} />
      <TextField id="fact-source" label={t('entryEdit.fact.source')} value={value.source} onChange={set('source')} optional={optional} error={missing(value.source)} />
      <DateField id="fact-day" label={t('entryEdit.fact.day')} value={value.sourceDate} onChange={set('sourceDate')} optional={optional} error={missing(value.sourceDate)} />
    </>
  );
}
