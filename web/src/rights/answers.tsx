// What each organisation answered. The code comes typed or after "#"; it opens the answers here, in this page.
import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../api/client.ts';
import { useKeptCode, type KeptCode } from '../app/kept_code.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import type { PersonRequests } from '../seal/person_request.ts';
import { readStatusToken } from '../seal/status_token.ts';
import { EarlierCode } from '../ui/earlier_code.tsx';
import { ErrorSummary, TextField } from '../ui/fields.tsx';
import { date, dateTime } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Failure, Link, Loading, Notice, Page, TextButton, type Tone } from '../ui/parts.tsx';
import type { RightsPart, RightsStatus } from './types.ts';

const AUTHORITY = 'https://www.autoriteitpersoonsgegevens.nl';

export default function RightsAnswersPage() {
  const kept = useKeptCode('dw-rights-code', readStatusToken);
  return kept.code ? <WithCode key={kept.code} code={kept.code} onForget={() => kept.keep(null)} /> : <AskCode kept={kept} />;
}

function AskCode({ kept }: { kept: KeptCode }) {
  const [typed, setTyped] = useState('');
  const [tries, setTries] = useState(0);
  const code = readStatusToken(typed);
  const error = code ? undefined : t('rights.code.wrong');
  return (
    <Page title={t('rights.answers')} lead={t('rights.answers.lead')}>
      <EarlierCode kept={kept} text={t('rights.earlier')} />
      <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (code) kept.keep(code); }}>
        <ErrorSummary errors={error ? [{ id: 'rights-code', text: error }] : []} tries={tries} />
        <TextField id="rights-code" label={t('rights.code')} hint={t('rights.code.hint')} value={typed} onChange={setTyped} error={tries > 0 ? error : undefined} />
        <Buttons><Button type="submit">{t('rights.show')}</Button></Buttons>
      </form>
    </Page>
  );
}

/** The cryptography comes first: without it not even the request is found. */
function WithCode({ code, onForget }: { code: string; onForget: () => void }) {
  const [requests, setRequests] = useState<PersonRequests | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    import('../seal/person_request.ts').then(({ loadPersonRequests }) => loadPersonRequests()).then(setRequests, setError);
  }, []);
  if (!requests) return <Page title={t('rights.answers')}>{error ? <Failure error={error} /> : <Loading />}</Page>;
  return <Answers code={code} requests={requests} onForget={onForget} />;
}

function Answers({ code, requests, onForget }: { code: string; requests: PersonRequests; onForget: () => void }) {
  const status = useGet<RightsStatus>('/api/v1/rights-request', { authorization: `Rights ${requests.keysOf(code).lookup}` });
  if (status.error instanceof Problem && [401, 404].includes(status.error.status)) {
    return (
      <Page title={t('rights.answers')}>
        <Notice tone="error" title={t('rights.unknown')} announce><p>{t('rights.unknown.text')}</p></Notice>
        <Buttons><Button onClick={onForget}>{t('rights.other')}</Button></Buttons>
      </Page>
    );
  }
  const value = status.value;
  if (!value) return <Page title={t('rights.answers')}>{status.error ? <Failure error={status.error} onRetry={status.reload} /> : <Loading />}</Page>;
  const answered = value.parts.filter(({ state }) => state === 'answered').length;
  return (
    <Page title={labelOf('rightsKind', value.kind)} lead={t('rights.asked', { day: date(value.receivedAt), answered, total: value.parts.length })}>
      {value.parts.map((part) => <Part key={part.recipient} part={part} open={(sealed) => requests.openAnswer(code, sealed)} />)}
      {value.parts.some((part) => part.state === 'answered' || part.isOverdue) && <Notice icon="info" title={t('rights.complain')}><p>{t('rights.complain.text')} <Link href={AUTHORITY}>{t('rights.complain.link')}</Link></p></Notice>}
      <p><TextButton onClick={onForget}>{t('rights.forget')}</TextButton></p>
    </Page>
  );
}

const toneOf = (part: RightsPart): Tone => (part.state === 'answered' ? 'good' : part.isOverdue ? 'error' : 'plain');

function Part({ part, open }: { part: RightsPart; open: (sealed: string) => string | null }) {
  const text = (sealed: string) => open(sealed) ?? t('rights.unreadable');
  return (
    <Card title={say(part.name)} id={`part-${part.recipient}`}>
      <p><Badge tone={toneOf(part)}>{part.isOverdue ? t('rights.overdue') : labelOf('rightsState', part.state)}</Badge></p>
      <Details
        items={[
          part.outcome ? [t('rights.outcome'), labelOf('rightsOutcome', part.outcome)] : [t('rights.due'), date(part.dueOn)],
          part.answeredAt ? [t('rights.answeredAt'), dateTime(part.answeredAt)] : null,
          part.receivers > 0 ? [t('rights.receivers'), t('rights.receivers.n', { n: part.receivers })] : null,
        ]}
      />
      {part.state === 'answered' && <p class="pre-line quote">{text(part.sealedAnswer)}</p>}
      {part.state === 'extended' && <p class="pre-line quote">{text(part.sealedReason)}</p>}
      {part.isOverdue && <p>{t('rights.overdue.text')}</p>}
    </Card>
  );
}
