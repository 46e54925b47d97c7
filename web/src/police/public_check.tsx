// Anyone, before a payment: are reports known about this account, number, address or website? Yes or none known, never "safe".
import { useState } from 'preact/hooks';
import { get, post, Problem } from '../api/client.ts';
import { originOf, useApp } from '../app/context.ts';
import { labelOf, t } from '../i18n/index.ts';
import { ErrorSummary, TextField } from '../ui/fields.tsx';
import { count, date } from '../ui/format.ts';
import { guessType } from '../ui/guess_type.ts';
import { useAct, useGet } from '../ui/load.ts';
import { Button, Buttons, Card, Empty, Failure, LinkButton, Notice, Page } from '../ui/parts.tsx';

type Answer = 'reports-known' | 'none-known';
interface Asked { answer: Answer; value: string; type: string }
interface CheckDay { day: string; checks: number | null }

/** A page of a website counts as the website; what is not for the public counts as nothing. */
export function readAsked(typed: string): { type: string; value: string } | null {
  const value = typed.trim();
  const type = guessType(value);
  if (type === 'url') return { type: 'domain', value: new URL(value.includes('://') ? value : `https://${value}`).hostname };
  return type !== null && ['iban', 'phone', 'email', 'domain'].includes(type) ? { type, value } : null;
}

async function ask(asked: { type: string; value: string }): Promise<Answer> {
  const [{ loadSealing }, { findProof }] = await Promise.all([import('../seal/seal.ts'), import('../seal/proof_of_work.ts')]);
  const { challenge, bits } = await get<{ challenge: string; bits: number }>('/api/v1/public-check-challenge');
  const nonce = await findProof(await loadSealing(), challenge, bits, () => {});
  return (await post<{ answer: Answer }>('/api/v1/public-checks', { ...asked, proofOfWork: { challenge, nonce } })).answer;
}

export default function PublicCheckPage() {
  const [typed, setTyped] = useState('');
  const [tries, setTries] = useState(0);
  const [asked, setAsked] = useState<Asked | null>(null);
  const read = readAsked(typed);
  const error = !typed.trim() ? t('publicCheck.missing') : read ? undefined : t('publicCheck.unknown');
  const asking = useAct(async () => {
    setAsked(null);
    setAsked({ answer: await ask(read!), ...read! });
  });
  const isSpent = asking.error instanceof Problem && asking.error.status === 429;
  return (
    <Page title={t('publicCheck.title')} lead={t('publicCheck.lead')}>
      <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (!error) asking.run(); }}>
        <ErrorSummary errors={error ? [{ id: 'public-check', text: error }] : []} tries={tries} />
        <TextField id="public-check" label={t('publicCheck.value')} hint={t('publicCheck.hint')} value={typed} onChange={setTyped} error={tries > 0 ? error : undefined} />
        <Buttons><Button type="submit" busy={asking.isBusy}>{t('publicCheck.ask')}</Button></Buttons>
      </form>
      {isSpent ? <Spent /> : <Failure error={asking.error} />}
      {asked && <Result asked={asked} />}
      <Card title={t('publicCheck.how')} id="how">
        <ul class="plain-list">
          <li>{t('publicCheck.how.known')}</li>
          <li>{t('publicCheck.how.none')}</li>
          <li>{t('publicCheck.how.kept')}</li>
        </ul>
      </Card>
      <Days />
    </Page>
  );
}

function Result({ asked }: { asked: Asked }) {
  const isKnown = asked.answer === 'reports-known';
  return (
    <div class="action" id="public-answer">
      <Notice tone={isKnown ? 'error' : 'plain'} icon={isKnown ? 'warning' : 'info'} title={isKnown ? t('publicCheck.known') : t('publicCheck.none')} announce>
        <p>{t('publicCheck.about', { type: labelOf('identifierType', asked.type), value: asked.value })}</p>
        <p>{isKnown ? t('publicCheck.known.text') : t('publicCheck.none.text')}</p>
      </Notice>
      <NextSteps isUrgent={isKnown} />
    </div>
  );
}

/** What one can do now; at a desk, since this page only answers. */
function NextSteps({ isUrgent }: { isUrgent: boolean }) {
  const desk = originOf(useApp().node, 'desk');
  if (desk === null) return null;
  return <Buttons><LinkButton href={`${desk}/hulp`} kind={isUrgent ? 'primary' : 'secondary'}>{t('publicCheck.help')}</LinkButton></Buttons>;
}

function Spent() {
  return (
    <div class="action" id="public-spent">
      <Notice tone="amber" icon="clock" title={t('publicCheck.spent')} announce><p>{t('publicCheck.spent.text')}</p></Notice>
      <NextSteps isUrgent />
    </div>
  );
}

function Days() {
  const days = useGet<{ items: CheckDay[] }>('/api/v1/public-check-days');
  const items = days.value?.items ?? [];
  return (
    <Card title={t('publicCheck.days')} id="days" note={t('publicCheck.days.note')}>
      <Failure error={days.error} onRetry={days.reload} />
      {items.length === 0 ? <Empty>{t('publicCheck.days.none')}</Empty> : <ul class="plain-list">{items.map(({ day, checks }) => <li key={day}>{t('publicCheck.day', { day: date(day), checks: checks === null ? t('publicCheck.few') : count(checks) })}</li>)}</ul>}
    </Card>
  );
}
