// A new way of working: its name, what it is, and the first fact with its source. The rest grows with its versions.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import { navigate } from '../app/router.ts';
import { codesOf, labelOf, t } from '../i18n/index.ts';
import { SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { useAct, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Page } from '../ui/parts.tsx';
import { FactFields, isFactFilled, noFact, ready } from './entry_form.tsx';
import { codeOfTitle } from './knowledge_logic.ts';
import type { EntryHistory } from './types.ts';

export default function AddEntryPage() {
  const [words, setWords] = useState({ titleNl: '', titleEn: '', summaryNl: '', summaryEn: '' });
  const [fraudType, setFraudType] = useState('');
  const [fact, setFact] = useState(noFact);
  const [tries, setTries] = useState(0);
  const key = useKey();
  const set = (part: keyof typeof words) => (text: string) => setWords({ ...words, [part]: text });
  const missing = (value: string) => (tries > 0 && !value.trim() ? t('wrong.missing') : undefined);
  const entryId = codeOfTitle(words.titleEn);
  const isReady = Object.values(words).every((each) => each.trim() !== '') && entryId !== '' && fraudType !== '' && isFactFilled(fact);
  const adding = useAct(async () => {
    const entry = { entryId, fraudType, title: { nl: words.titleNl.trim(), en: words.titleEn.trim() }, summary: { nl: words.summaryNl.trim(), en: words.summaryEn.trim() }, channels: [], facts: [ready(fact)] };
    await post<EntryHistory>('/api/v1/knowledge-entries', { note: t('add.first'), entry }, { idempotencyKey: key.key });
    navigate(`/kennis/${entryId}`, { replace: true });
  });
  return (
    <Page title={t('add.title')} lead={t('add.lead')} back={{ to: '/kennis', label: t('knowledge.title') }}>
      <Card>
        <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (isReady) adding.run(); }}>
          <Failure error={adding.error} />
          <TextField id="title-nl" label={t('add.title.nl')} value={words.titleNl} onChange={set('titleNl')} error={missing(words.titleNl)} />
          <TextField id="title-en" label={t('add.title.en')} value={words.titleEn} onChange={set('titleEn')} error={missing(words.titleEn)} />
          <SelectField id="fraud-type" label={t('ui.fraudType')} value={fraudType} empty={t('ui.choose')} options={codesOf('fraud').map((code) => ({ value: code, label: labelOf('fraud', code) }))} onChange={setFraudType} error={missing(fraudType)} />
          <TextArea id="summary-nl" label={t('entryEdit.summary.nl')} value={words.summaryNl} onChange={set('summaryNl')} rows={3} maxLength={4000} error={missing(words.summaryNl)} />
          <TextArea id="summary-en" label={t('entryEdit.summary.en')} value={words.summaryEn} onChange={set('summaryEn')} rows={3} maxLength={4000} error={missing(words.summaryEn)} />
          <FactFields value={fact} onChange={setFact} isAsked={tries > 0} />
          <Buttons><Button type="submit" busy={adding.isBusy}>{t('add.do')}</Button></Buttons>
        </form>
      </Card>
    </Page>
  );
}
