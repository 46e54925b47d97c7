// One place where a person asks all organisations at once what they hold, or objects. Everything typed is sealed in this page, to
// each organisation apart; the desk that shows the page keeps none of it.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { groupedStatusToken } from '../seal/status_token.ts';
import { CodeCard } from '../ui/code_card.tsx';
import { ErrorSummary, RadioField, TextArea, TextField } from '../ui/fields.tsx';
import { capital, date } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Link, LinkButton, Loading, Notice, Page } from '../ui/parts.tsx';
import { NOTHING_TYPED, problemsOf, subjectOf, TEXT_LETTERS_MAX, type RequestProblem, type Typed } from './request_logic.ts';
import type { RightsTerms } from './types.ts';

interface Sent { code: string; dueOn: string }

export default function RightsRequestPage() {
  const terms = useGet<RightsTerms>('/api/v1/rights-terms');
  const [sent, setSent] = useState<Sent | null>(null);
  if (sent) return <SentRequest sent={sent} />;
  if (!terms.value) return <Page title={t('rights.title')}>{terms.error ? <Failure error={terms.error} onRetry={terms.reload} /> : <Loading />}</Page>;
  return <RequestForm terms={terms.value} onSent={setSent} />;
}

/** Seals and sends; the code is made here and never leaves this page. */
async function send(terms: RightsTerms, typed: Typed, key: string): Promise<Sent> {
  const [{ loadSealing }, { forContactPoint, loadPersonRequests }] = await Promise.all([import('../seal/seal.ts'), import('../seal/person_request.ts')]);
  const requests = await loadPersonRequests();
  const code = (await loadSealing()).newStatusToken();
  const { codeHash, personKey } = requests.keysOf(code);
  const subject = subjectOf(typed);
  const parts = Object.fromEntries(terms.controllers.map(({ id, sealingKey, isContactPoint }) => [id, requests.sealSubject(sealingKey, isContactPoint ? forContactPoint(subject) : subject)]));
  const { dueOn } = await post<{ dueOn: string }>('/api/v1/rights-requests', { requestId: crypto.randomUUID(), kind: typed.kind, personKey, codeHash, parts }, { idempotencyKey: key });
  return { code, dueOn };
}

function RequestForm({ terms, onSent }: { terms: RightsTerms; onSent: (sent: Sent) => void }) {
  const [typed, setTyped] = useState<Typed>(NOTHING_TYPED);
  const [tries, setTries] = useState(0);
  const key = useKey();
  const sending = useAct(async () => onSent(await send(terms, typed, key.key)));
  const problems = problemsOf(typed);
  const words = (problem: RequestProblem) => (problem.why === 'line' ? t('rights.wrong.line', { line: problem.line ?? '' }) : labelOf('rights.wrong', problem.why));
  const errorOf = (field: keyof Typed) => {
    const problem = tries > 0 ? problems.find((each) => each.field === field) : undefined;
    return problem && words(problem);
  };
  const field = (name: keyof Typed) => ({ id: `rights-${name}`, value: typed[name], error: errorOf(name), onChange: (value: string) => setTyped({ ...typed, [name]: value }) });
  const chosen = terms.kinds.find(({ kind }) => kind === typed.kind);
  return (
    <Page title={t('rights.title')} lead={t('rights.lead', { months: terms.responseMonths })}>
      <p><Link href="/mijn-gegevens/antwoord">{t('rights.haveCode')}</Link></p>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (problems.length === 0) sending.run(); }}>
        <ErrorSummary errors={tries > 0 ? problems.map((problem) => ({ id: `rights-${problem.field}`, text: words(problem) })) : []} tries={tries} />
        <Card title={t('rights.what')} id="what">
          <RadioField
            {...field('kind')}
            label={t('rights.kind')}
            options={terms.kinds.map(({ kind, article }) => ({ value: kind, label: labelOf('rightsKind', kind), note: `${labelOf('rightsKind.note', kind)} ${capital(say(article))}.` }))}
          />
          {chosen?.freezes && <Notice icon="info" title={t('rights.freeze')}><p>{t('rights.freeze.text')}</p></Notice>}
        </Card>
        <Card title={t('rights.who')} id="who" note={t('rights.who.note')}>
          <TextField {...field('name')} label={t('rights.name')} autoComplete="name" />
          <TextField {...field('contact')} label={t('rights.contact')} hint={t('rights.contact.hint')} autoComplete="email" />
        </Card>
        <Card title={t('rights.find')} id="find" note={t('rights.find.note')}>
          <TextArea {...field('own')} label={t('rights.own')} hint={t('rights.own.hint')} rows={4} />
          <TextField {...field('reportNumber')} label={t('rights.reportNumber')} hint={t('rights.reportNumber.hint')} width="medium" optional />
          <TextArea {...field('text')} label={t('rights.text')} hint={t('rights.text.hint')} rows={5} maxLength={TEXT_LETTERS_MAX + 1} optional />
        </Card>
        <Notice icon="lock" title={t('rights.lock')}>
          <p>{t('rights.lock.text')}</p>
          <ul>{terms.controllers.map(({ id, name, isContactPoint }) => <li key={id}>{say(name)}{isContactPoint && ` (${t('rights.lock.desk')})`}</li>)}</ul>
        </Notice>
        <Failure error={sending.error} />
        <Buttons><Button type="submit" busy={sending.isBusy}>{t('rights.send')}</Button></Buttons>
      </form>
    </Page>
  );
}

function SentRequest({ sent }: { sent: Sent }) {
  const code = groupedStatusToken(sent.code);
  const address = `${location.origin}/mijn-gegevens/antwoord`;
  return (
    <Page title={t('rights.sent')} lead={t('rights.sent.lead', { day: date(sent.dueOn) })}>
      <CodeCard title={t('rights.sent.code')} note={t('rights.sent.code.text')} code={code} file={{ name: 'mijn-gegevens', text: t('rights.sent.file', { code, address }) }} />
      <Buttons><LinkButton href={`/mijn-gegevens/antwoord#${sent.code}`}>{t('rights.sent.follow')}</LinkButton></Buttons>
    </Page>
  );
}
