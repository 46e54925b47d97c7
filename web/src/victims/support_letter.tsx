// A letter that a victim takes along to victim support. It is made of the report and of what the person fills in here, and kept nowhere.
import { useState } from 'preact/hooks';
import { fetchFile } from '../api/client.ts';
import type { HelpSteps, ReportStatus } from '../api/types.ts';
import { useKeptCode } from '../app/kept_code.ts';
import { labelOf, t } from '../i18n/index.ts';
import { readStatusToken } from '../seal/status_token.ts';
import { downloadFile } from '../ui/download.ts';
import { EarlierCode } from '../ui/earlier_code.tsx';
import { ErrorSummary, TextArea, TextField } from '../ui/fields.tsx';
import { date } from '../ui/format.ts';
import { useAct, useGet } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, LinkButton, Loading, Notice, Page } from '../ui/parts.tsx';
import { Choices } from './choices.tsx';

export default function SupportLetterPage() {
  const kept = useKeptCode('dw-status-token', readStatusToken);
  const steps = useGet<HelpSteps>('/api/v1/help-steps');
  const report = useGet<ReportStatus>(kept.code ? '/api/v1/report-status' : null, kept.code ? { authorization: `Status ${kept.code}` } : undefined);
  const { code } = kept;
  return (
    <Page title={t('support.title')} lead={t('support.lead')} {...(code ? { back: { to: `/status#${code}`, label: t('plan.back') } } : {})}>
      <EarlierCode kept={kept} text={t('support.earlier')} />
      <Failure error={steps.error ?? report.error} onRetry={steps.reload} />
      {!code && !kept.earlier && <Notice title={t('support.code')}><p>{t('support.code.text')}</p><Buttons><LinkButton href="/status">{t('support.code.open')}</LinkButton></Buttons></Notice>}
      {code && report.value && steps.value && <Letter authorization={`Status ${code}`} report={report.value} steps={steps.value} />}
      {(report.isLoading || steps.isLoading) && <Loading />}
    </Page>
  );
}

function Letter({ authorization, report, steps }: { authorization: string; report: ReportStatus; steps: HelpSteps }) {
  const [name, setName] = useState('');
  const [reach, setReach] = useState('');
  const [words, setWords] = useState('');
  const [harms, setHarms] = useState<string[]>([]);
  const [wishes, setWishes] = useState<string[]>([]);
  const [tries, setTries] = useState(0);
  const [isMade, setIsMade] = useState(false);
  const missing = labelOf('wrong', 'missing');
  const errors = [...(name.trim() ? [] : [{ id: 'name', text: missing }]), ...(reach.trim() ? [] : [{ id: 'reach', text: missing }])];
  const errorOf = (id: string) => (tries > 0 ? errors.find((error) => error.id === id)?.text : undefined);
  const making = useAct(async () => {
    const body = { name: name.trim(), reach: reach.trim(), words: words.trim().replace(/\s+/g, ' '), harms, wishes };
    downloadFile(await fetchFile('/api/v1/report-status/support-letter', { body, authorization }), `${t('support.file')}.pdf`);
    setIsMade(true);
  });
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); setIsMade(false); if (errors.length === 0) making.run(); }}>
      <ErrorSummary errors={tries > 0 ? errors : []} tries={tries} />
      <Notice icon="lock" title={t('support.yours')}><p>{t('support.yours.text')}</p></Notice>
      <Card id="support-who" title={t('support.who')} note={t('support.of', { type: labelOf('fraud', report.fraudType), date: date(report.occurredOn) })}>
        <TextField id="name" label={t('support.name')} value={name} onChange={setName} autoComplete="name" maxLength={200} error={errorOf('name')} />
        <TextField id="reach" label={t('support.reach')} hint={t('support.reach.hint')} value={reach} onChange={setReach} maxLength={200} error={errorOf('reach')} />
      </Card>
      <Card id="support-what" title={t('support.what')}>
        <Choices id="harm" title={t('plan.harms')} choices={steps.harms} chosen={harms} onChange={setHarms} />
        <Choices id="wish" title={t('plan.wishes')} choices={steps.wishes} chosen={wishes} onChange={setWishes} />
        <TextArea id="words" label={t('support.words')} hint={t('support.words.hint')} value={words} onChange={setWords} maxLength={1900} optional />
      </Card>
      <Failure error={making.error} />
      {isMade && <Notice tone="good" title={t('support.made')} announce><p>{t('support.made.text')}</p></Notice>}
      <Buttons><Button type="submit" busy={making.isBusy}>{t('support.make')}</Button></Buttons>
    </form>
  );
}
