// What people who reported answered in a half-year: only in groups of ten and more.
import { useState } from 'preact/hooks';
import type { VictimPanelResults } from '../api/types.ts';
import { say, t } from '../i18n/index.ts';
import { SelectField } from '../ui/fields.tsx';
import { count } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Card, Failure, Loading, Page } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';

type Question = VictimPanelResults['questions'][number];

export default function PanelResultsPage() {
  const [wave, setWave] = useState('');
  const results = useGet<VictimPanelResults>(`/api/v1/victim-panel-results${wave ? `?wave=${wave}` : ''}`);
  const value = results.value;
  return (
    <Page title={t('panelResults.title')} lead={t('panelResults.lead')} wide>
      <Failure error={results.error} onRetry={results.reload} />
      {!value && !results.error && <Loading />}
      {value && (
        <>
          <SelectField id="wave" label={t('panelResults.wave')} value={value.wave} options={value.waves.map((each) => ({ value: each, label: each }))} onChange={setWave} />
          <p class="note">{t('panelResults.rule', { min: value.countMin, step: value.countStep })}</p>
          {value.questions.map((question) => <Answers key={question.id} question={question} min={value.countMin} />)}
          <p class="note">{t('panelResults.source', { source: value.source })}</p>
        </>
      )}
    </Page>
  );
}

function Answers({ question, min }: { question: Question; min: number }) {
  const { answered } = question;
  if (answered === null) return <Card title={say(question.text)}><p>{t('panelResults.few', { min })}</p></Card>;
  return (
    <Card title={say(question.text)} note={t('panelResults.answered', { n: answered })}>
      <DataTable
        label={say(question.text)}
        rows={question.options}
        rowKey={(option) => option.value}
        columns={[
          { key: 'answer', title: t('panelResults.answer'), cell: (option) => say(option.label) },
          { key: 'count', title: t('panelResults.count'), cell: (option) => (option.count === null ? t('panelResults.hidden') : <Counted part={option.count} of={answered} />), number: true },
        ]}
      />
    </Card>
  );
}

/** A bar for the eye beside the number. No percentage: rounded parts do not add up to a rounded whole. */
function Counted({ part, of }: { part: number; of: number }) {
  return <span class="nowrap"><meter min={0} max={of} value={part} aria-hidden="true" /> {count(part)}</span>;
}
