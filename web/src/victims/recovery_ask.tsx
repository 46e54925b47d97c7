// A victim asks the bank of the account that was paid to help to get the money back. Says first that this is no right, and which
// condition is not met as soon as an answer shows it.
import { useRef, useState } from 'preact/hooks';
import { post, Problem } from '../api/client.ts';
import type { RecoveryCondition, RecoveryRequest, RecoveryTerms } from '../api/types.ts';
import { useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { groupedStatusToken } from '../seal/status_token.ts';
import { compactIban, isoDate, parseCents } from '../ui/checks.ts';
import { CodeCard } from '../ui/code_card.tsx';
import { DateField, ErrorSummary, RadioField, TextField } from '../ui/fields.tsx';
import { shortId, uncapital } from '../ui/format.ts';
import { useAct, useGet } from '../ui/load.ts';
import { Button, Buttons, Card, Details, Failure, LinkButton, Loading, Notice, Page } from '../ui/parts.tsx';
import { asked, EMPTY, KINDS, mistakes, unmet, type Draft } from './recovery_logic.ts';

interface Sent { request: RecoveryRequest; token: string }

export default function RecoveryAskPage() {
  const terms = useGet<RecoveryTerms>('/api/v1/recovery-terms');
  const [sent, setSent] = useState<Sent>();
  if (sent) return <Asked {...sent} />;
  if (!terms.value) return <Page title={t('recovery.title')}>{terms.error ? <Failure error={terms.error} onRetry={terms.reload} /> : <Loading />}</Page>;
  return (
    <Page title={t('recovery.title')} lead={t('recovery.lead')}>
      <Notice title={t('recovery.voluntary')}><p>{say(terms.value.voluntary)}</p></Notice>
      <Card title={t('recovery.how')} id="how">
        <ol class="plain-list">
          <li>{t('recovery.how.ask')}</li>
          <li>{t('recovery.how.days', { n: terms.value.answerDays })}</li>
          <li>{t('recovery.how.name')} {say(terms.value.address)}</li>
        </ol>
      </Card>
      <Form terms={terms.value} onSent={setSent} />
    </Page>
  );
}

function Form({ terms, onSent }: { terms: RecoveryTerms; onSent: (sent: Sent) => void }) {
  const { node } = useApp();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [tries, setTries] = useState(0);
  const attempt = useRef<{ draft: Draft; token: string; key: string } | null>(null);
  const put = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const wrong = mistakes(terms, draft, new Date().toISOString().slice(0, 10));
  const barred = unmet(terms, draft);
  const kind = terms.conditions.find(({ check }) => check === 'kind')!;
  const errorOf = (id: string) => (tries > 0 ? words(wrong.find((each) => each.id === id)?.wrong) : undefined);
  const sending = useAct(async () => {
    const { loadSealing } = await import('../seal/seal.ts');
    const sealing = await loadSealing();
    // A repeat of the same answers is the same act, followed by the same code.
    if (attempt.current?.draft !== draft) attempt.current = { draft, token: sealing.newStatusToken(), key: crypto.randomUUID() };
    const { token, key } = attempt.current;
    const { statusTokenHash } = sealing.statusTokenHashes(token);
    const request = await post<RecoveryRequest>('/api/v1/recovery-requests', bodyOf(terms, draft, statusTokenHash, node.synthetic), { idempotencyKey: key });
    onSent({ request, token });
  });
  const submit = (event: Event) => {
    event.preventDefault();
    setTries(tries + 1);
    if (wrong.length === 0 && barred.length === 0) sending.run();
  };
  const field = (id: 'amount' | 'ownAccount' | 'payeeAccount' | 'policeReference' | 'name' | 'email' | 'phone') => ({ id, value: draft[id], onChange: (value: string) => put({ [id]: value }), error: errorOf(id) });
  return (
    <form noValidate onSubmit={submit} class="stack">
      <ErrorSummary errors={wrong.map(({ id, wrong: key }) => ({ id, text: words(key)! }))} tries={tries} />
      <Card title={t('recovery.conditions')} id="conditions">
        <RadioField id="kind" label={say(kind.question)} value={draft.kind} onChange={(value) => put({ kind: value })} error={errorOf('kind')} options={KINDS.map((value) => ({ value, label: labelOf('recovery.kind', value) }))} />
        {barred.includes(kind) && <Unmet condition={kind} />}
        {asked(terms, draft.kind).map((condition) => (
          <div key={condition.id}>
            <RadioField
              id={condition.id}
              label={say(condition.question)}
              value={draft.answers[condition.id] ?? ''}
              onChange={(answer) => put({ answers: { ...draft.answers, [condition.id]: answer } })}
              error={errorOf(condition.id)}
              columns
              options={[{ value: 'yes', label: t('recovery.yes') }, { value: 'no', label: t('recovery.no') }]}
            />
            {barred.includes(condition) && <Unmet condition={condition} />}
          </div>
        ))}
      </Card>
      <Card title={t('recovery.payment')} id="payment">
        <DateField id="paidOn" label={t('recovery.paidOn')} value={draft.paidOn} onChange={(paidOn) => put({ paidOn })} error={errorOf('paidOn')} />
        <TextField {...field('amount')} label={t('recovery.amount')} hint={t('recovery.amount.hint')} inputMode="decimal" width="short" />
        <TextField {...field('ownAccount')} label={t('recovery.own')} width="medium" />
        <TextField {...field('payeeAccount')} label={t('recovery.payee')} hint={t('recovery.payee.hint')} width="medium" />
        <TextField {...field('policeReference')} label={t('recovery.reference')} hint={t('recovery.reference.hint')} width="medium" maxLength={40} />
      </Card>
      <Card title={t('recovery.you')} id="you" note={t('recovery.you.note')}>
        <TextField {...field('name')} label={t('recovery.name')} autoComplete="name" maxLength={200} />
        <TextField {...field('email')} label={t('recovery.email')} type="email" autoComplete="email" width="medium" optional />
        <TextField {...field('phone')} label={t('recovery.phone')} type="tel" autoComplete="tel" width="medium" optional />
      </Card>
      <Refused error={sending.error} terms={terms} />
      <Buttons><Button type="submit" busy={sending.isBusy}>{t('recovery.send')}</Button></Buttons>
    </form>
  );
}

function Unmet({ condition: { id, unmet: instead } }: { condition: RecoveryCondition }) {
  return <Notice tone="amber" title={`${t('recovery.unmet')} (${uncapital(t('recovery.unmet.label', { id }))})`} announce><p>{say(instead)}</p></Notice>;
}

/** What the bank's node said no to, in words that say what to do instead. */
function Refused({ error, terms }: { error: unknown; terms: RecoveryTerms }) {
  if (!(error instanceof Problem) || error.status !== 422) return <Failure error={error} />;
  const condition = terms.conditions.find(({ id }) => error.field === `conditions.${id}`);
  if (condition) return <Unmet condition={condition} />;
  if (error.field === 'payeeAccount') return <Notice tone="amber" title={t('recovery.elsewhere')} announce><p>{t('recovery.elsewhere.text')}</p></Notice>;
  return <Failure error={error} />;
}

function Asked({ request, token }: Sent) {
  const number = shortId('T', request.requestId);
  const code = groupedStatusToken(token);
  const file = { name: number, text: t('asked.file', { number, code, address: `${location.origin}/terugvraag` }) };
  return (
    <Page title={t('asked.title')} lead={t('asked.lead')}>
      <CodeCard title={t('asked.code')} note={t('asked.code.text')} code={code} file={file} />
      <Card title={t('asked.next')} id="next">
        <p>{say(request.nextStep)}</p>
        <Details items={[[t('asked.number'), number]]} />
        <Buttons><LinkButton href={`/terugvraag#${token}`}>{t('asked.follow')}</LinkButton></Buttons>
      </Card>
    </Page>
  );
}

const words = (wrong: string | undefined) => (wrong ? labelOf('recoveryWrong', wrong) : undefined);

function bodyOf(terms: RecoveryTerms, draft: Draft, statusTokenHash: string, synthetic: boolean) {
  const victim = { name: draft.name.trim(), ...(draft.email ? { email: draft.email.trim() } : {}), ...(draft.phone ? { phone: draft.phone.trim() } : {}) };
  return {
    kind: draft.kind,
    paidOn: isoDate(draft.paidOn),
    amount: { minor: parseCents(draft.amount), currency: 'EUR' },
    victim,
    ownAccount: compactIban(draft.ownAccount),
    payeeAccount: compactIban(draft.payeeAccount),
    policeReference: draft.policeReference.trim(),
    answers: Object.fromEntries(asked(terms, draft.kind).map(({ id }) => [id, draft.answers[id] === 'yes'])),
    statusTokenHash,
    synthetic,
  };
}
