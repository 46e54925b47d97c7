// A payment put to the barrier, and the whole answer explained. Asking is recorded like any payment.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { Decision, DecisionReason, Hold, Payment, Replay } from '../api/types.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { compactIban, ibanProblem, parseCents, spacedIban } from '../ui/checks.ts';
import { ErrorSummary, TextField } from '../ui/fields.tsx';
import { moment, money, shortId } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Failure, Link, LinkButton, Notice, Page, type Tone } from '../ui/parts.tsx';
import { Contact } from '../ui/contact.tsx';

export default function TryPaymentPage() {
  const [debtor, setDebtor] = useState('');
  const [creditor, setCreditor] = useState('');
  const [creditorName, setCreditorName] = useState('');
  const [amount, setAmount] = useState('');
  const [text, setText] = useState('');
  const [tries, setTries] = useState(0);
  const [outcome, setOutcome] = useState<{ payment: Payment; decision: Decision } | null>(null);
  const key = useKey();
  const ibanError = (id: string, value: string) => {
    const problem = ibanProblem(value);
    return problem ? [{ id, text: labelOf('wrong', `iban.${problem}`) }] : [];
  };
  const minor = parseCents(amount);
  const errors = [
    ...ibanError('debtor', debtor),
    ...ibanError('creditor', creditor),
    ...(minor === null || minor === 0 ? [{ id: 'amount', text: labelOf('wrong', 'amount') }] : []),
  ];
  const textOf = (id: string) => (tries > 0 ? errors.find((error) => error.id === id)?.text : undefined);
  const deciding = useAct(async () => {
    setOutcome(null);
    const payment: Payment = {
      paymentId: key.key,
      debtorIban: compactIban(debtor),
      creditorIban: compactIban(creditor),
      ...(creditorName.trim() ? { creditorName: creditorName.trim() } : {}),
      amount: { minor: minor!, currency: 'EUR' },
      ...(text.trim() ? { text: text.trim() } : {}),
      requestedAt: new Date().toISOString(),
    };
    const decision = await post<Decision>('/api/v1/decisions', payment);
    setOutcome({ payment, decision });
    key.next();
  });
  return (
    <Page title={t('pay.title')} lead={t('pay.lead')} wide>
      <ul class="inline-links">
        <li><Link href="/barriereregels">{t('barrierRules.title')}</Link></li>
      </ul>
      <div class="columns">
        <form class="card column-side" noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (errors.length === 0) deciding.run(); }}>
        <ErrorSummary errors={tries > 0 ? errors : []} tries={tries} />
        <TextField id="debtor" label={t('pay.debtor')} hint={t('pay.debtor.hint')} value={debtor} onChange={setDebtor} error={textOf('debtor')} width="medium" />
        <TextField id="creditor" label={t('pay.creditor')} value={creditor} onChange={setCreditor} error={textOf('creditor')} width="medium" />
        <TextField id="creditor-name" label={t('pay.creditorName')} value={creditorName} onChange={setCreditorName} optional width="medium" />
        <TextField id="amount" label={t('pay.amount')} hint={t('pay.amount.hint')} value={amount} onChange={setAmount} inputMode="decimal" width="short" error={textOf('amount')} />
        <TextField id="text" label={t('pay.text')} hint={t('pay.text.hint')} value={text} onChange={setText} optional maxLength={140} />
        <Buttons><Button type="submit" busy={deciding.isBusy}>{t('pay.do')}</Button></Buttons>
      </form>
      <div class="column-main" aria-live="polite">
        <Failure error={deciding.error} />
        {outcome && <Outcome key={outcome.decision.decisionId} payment={outcome.payment} decision={outcome.decision} />}
      </div>
      </div>
    </Page>
  );
}

const TONE: Record<string, Tone> = { allow: 'plain', warn: 'amber', hold: 'amber' };

function Outcome({ payment, decision }: { payment: Payment; decision: Decision }) {
  const [replay, setReplay] = useState<Replay | null>(null);
  const { holdId } = decision;
  const hold = useGet<Hold>(holdId ? `/api/v1/holds/${holdId}` : null);
  const replaying = useAct(async () => setReplay(await post<Replay>(`/api/v1/decisions/${decision.decisionId}/replay`, {})));
  return (
    <Card id="decision" title={labelOf('action', decision.action)}>
      <Notice tone={TONE[decision.action] ?? 'plain'} icon={decision.action === 'hold' ? 'clock' : decision.action === 'warn' ? 'warning' : 'info'}><p>{labelOf('actionText', decision.action)}</p></Notice>
      {(decision.reasons ?? []).map((reason) => <ReasonView key={reason.ruleId} reason={reason} />)}
      <Details
        items={[
          holdId ? [t('hold.number'), <Link key="n" href={`/wachtende-betalingen/${holdId}`}>{shortId('W', holdId)}</Link>] : null,
          hold.value ? [t('hold.owner'), say(hold.value.owner.name)] : null,
          hold.value ? [t('held.contact'), <Contact key="o" contact={hold.value.owner.contact} />] : null,
          [t('pay.amount'), money(payment.amount)],
          [t('pay.from'), <span key="d" class="nowrap">{spacedIban(payment.debtorIban)}</span>],
          [t('pay.to'), <span key="c" class="nowrap">{spacedIban(payment.creditorIban)}</span>],
          [t('pay.decision'), shortId('D', decision.decisionId)],
          decision.expiresAt ? [t('hold.expires'), moment(decision.expiresAt)] : null,
        ]}
      />
      <Buttons>
        {holdId && <LinkButton href={`/wachtende-betalingen/${holdId}`}>{t('pay.hold')}</LinkButton>}
        <Button kind="secondary" busy={replaying.isBusy} onClick={() => replaying.run()}>{t('pay.replay')}</Button>
      </Buttons>
      {decision.holdUrl && <p>{t('pay.notice')} <Link href={decision.holdUrl}>{t('pay.notice.link')}</Link></p>}
      <Failure error={hold.error} onRetry={hold.reload} />
      <Failure error={replaying.error} />
      {replay && <ReplayView replay={replay} />}
    </Card>
  );
}

function ReasonView({ reason }: { reason: DecisionReason }) {
  return (
    <section class="signal">
      <p>{say(reason)}</p>
      <p class="note">
        {t('pay.rule', { rule: reason.ruleId, version: reason.ruleVersion })}
        {(reason.signalIds ?? []).map((id) => <span key={id}> <Badge>{shortId('S', id)}</Badge></span>)}
      </p>
    </section>
  );
}

function ReplayView({ replay }: { replay: Replay }) {
  if (replay.erased) return <Notice title={t('pay.erased')} announce><p>{t('pay.erased.text')}</p></Notice>;
  return replay.same ? (
    <Notice tone="good" title={t('pay.same')} announce><p>{t('pay.same.text')}</p></Notice>
  ) : (
    <Notice tone="error" title={t('pay.different')} announce><p>{t('pay.different.text')}</p></Notice>
  );
}
