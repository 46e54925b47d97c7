// The reporter tells the police who they are. Report and token come after "#": no server on the way sees them.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import { originOf, useApp } from '../app/context.ts';
import { t } from '../i18n/index.ts';
import { ErrorSummary, TextField } from '../ui/fields.tsx';
import { reportNumber } from '../ui/format.ts';
import { useAct, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, LinkButton, Notice, Page } from '../ui/parts.tsx';
import { useArrival, type Arrival } from './arrival.ts';


export default function IdentifyPage() {
  const { node } = useApp();
  const arrival = useArrival();
  const [done, setDone] = useState<{ otherReports: number } | null>(null);
  const desk = originOf(node, 'desk');
  const back = desk !== null && <Buttons><LinkButton kind="secondary" href={`${desk}/status`}>{t('identify.back')}</LinkButton></Buttons>;
  if (done) {
    return (
      <Page title={t('identify.done')} lead={t('identify.done.lead')}>
        <Notice tone="good" title={t('identify.done.title')} announce><p>{t('identify.done.text')}</p></Notice>
        {done.otherReports > 0 && (
          <Notice tone="amber" title={t('identify.repeat.title')}>
            <p id="repeat">{t('identify.repeat.text', { n: done.otherReports })}</p>
            <ul><li>{t('identify.repeat.never')}</li><li>{t('identify.repeat.code')}</li><li>{t('identify.repeat.ask')}</li></ul>
            {desk !== null && <Buttons><LinkButton kind="secondary" href={`${desk}/`}>{t('identify.repeat.desk')}</LinkButton></Buttons>}
          </Notice>
        )}
        {arrival && <Card title={t('identify.aangifte')} id="aangifte" note={t('identify.aangifte.text')}><Buttons><LinkButton href={`/aangifte#report=${arrival.reportId}&token=${arrival.token}`}>{t('identify.aangifte')}</LinkButton></Buttons></Card>}
        {back}
      </Page>
    );
  }
  return (
    <Page title={t('identify.title')} lead={t('identify.lead')}>
      {arrival ? <Provider arrival={arrival} onDone={setDone} /> : <Notice tone="amber" title={t('identify.lost')}><p>{t('identify.lost.text')}</p>{back}</Notice>}
      <Notice icon="lock" title={t('identify.why')}><p>{t('identify.why.text')}</p></Notice>
    </Page>
  );
}

/** Stands in for the real identity provider on nodes with invented people. */
function Provider({ arrival, onDone }: { arrival: Arrival; onDone: (outcome: { otherReports: number }) => void }) {
  const [subject, setSubject] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const error = subject.trim() ? undefined : t('identify.subject.missing');
  const identifying = useAct(async () => {
    onDone(await post<{ otherReports: number }>('/api/v1/identifications', { reportId: arrival.reportId, identificationToken: arrival.token, subject: subject.trim() }, { idempotencyKey: key.key }));
  });
  return (
    <Card title={t('identify.provider')} id="provider" note={t('identify.provider.text', { number: reportNumber(arrival.reportId) })}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (!error) identifying.run(); }}>
        <ErrorSummary errors={error ? [{ id: 'subject', text: error }] : []} tries={tries} />
        <Failure error={identifying.error} />
        <TextField id="subject" label={t('identify.subject')} hint={t('identify.subject.hint')} value={subject} onChange={setSubject} error={tries > 0 ? error : undefined} width="medium" />
        <Buttons><Button type="submit" busy={identifying.isBusy}>{t('identify.do')}</Button></Buttons>
      </form>
    </Card>
  );
}
