// One request at the bank: what the victim told, and the bank's next step.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { RecoveryClaim, RecoveryRequest, RecoveryTerms } from '../api/types.ts';
import type { PageProps } from '../app/routes.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { RadioField, TextField } from '../ui/fields.tsx';
import { date, money, shortId, uncapital } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Details, Failure, Loading, Notice, Page } from '../ui/parts.tsx';
import { bankSteps } from './recovery_logic.ts';
import { SecondPerson } from './recovery_second_person.tsx';
import { partOf, RecoveryFacts, Steps, WhyRefused } from './recovery_parts.tsx';

export default function RecoveryDetailPage({ parameters }: PageProps) {
  const path = `/api/v1/recovery-requests/${parameters.recoveryId}`;
  const request = useGet<RecoveryRequest>(path);
  const terms = useGet<RecoveryTerms>('/api/v1/recovery-terms');
  const [done, setDone] = useState('');
  const value = request.value;
  const back = { to: '/terugvragen', label: t('recoveries.title') };
  const number = shortId('T', parameters.recoveryId!);
  if (!value || !terms.value) {
    const error = request.error ?? terms.error;
    return <Page title={t('recovery.one', { number })} back={back}>{error ? <Failure error={error} onRetry={request.reload} /> : <Loading />}</Page>;
  }
  const onDone = (status: string) => { setDone(status); request.reload(); };
  return (
    <Page title={t('recovery.one', { number })} lead={t('recovery.one.lead', { amount: money(value.amount), date: date(value.paidOn) })} back={back} wide>
      <RecoveryFacts request={value} />
      {done && <Notice tone="good" announce><p>{t('bankStep.done', { step: uncapital(labelOf('recoveryStep', done)) })}</p></Notice>}
      <div class="columns">
        <div class="column-main">
          <Claim kind={value.kind} claim={value.claim} isLapsed={value.status === 'lapsed'} />
          <WhyRefused request={value} />
          {value.claim && value.noticedAt && (
            <Card title={t('recovery.letter')} id="letter" note={t('recovery.letter.text')}>
              <Buttons><a class="utrecht-button utrecht-button--secondary-action link-button" href={`${path}/letter`} download>{t('recovery.letter.get')}</a></Buttons>
            </Card>
          )}
          {value.claim && value.noticedAt && <SecondPerson key={`second-${value.version}`} request={value} terms={terms.value} onDone={request.reload} />}
          {bankSteps(value).length > 0 && <Step key={value.version} request={value} terms={terms.value} onDone={onDone} />}
        </div>
        <div class="column-side"><Steps request={value} /></div>
      </div>
    </Page>
  );
}

function Claim({ kind, claim, isLapsed }: { kind: string; claim: RecoveryClaim | null | undefined; isLapsed: boolean }) {
  if (!claim) return <Notice><p>{t(isLapsed ? 'recovery.claim.lapsed' : 'recovery.claim.gone')}</p></Notice>;
  const { victim } = claim;
  const ways = [victim.email, victim.phone].filter(Boolean).join(', ');
  return (
    <Card title={t('recovery.claim')} id="claim" note={t('recovery.claim.note')}>
      <Details
        items={[
          [t('recovery.kind'), labelOf('recovery.kind', kind)],
          [t('holder.name'), victim.name],
          ways ? [t('recovery.claim.contact'), ways] : null,
          [t('recovery.claim.own'), claim.ownAccount],
          [t('recovery.claim.payee'), claim.payeeAccount],
          [t('recovery.claim.reference'), claim.policeReference],
        ]}
      />
    </Card>
  );
}

/** Each choice asks for what it needs, and nothing else. */
function Step({ request, terms, onDone }: { request: RecoveryRequest; terms: RecoveryTerms; onDone: (status: string) => void }) {
  const [to, setTo] = useState('');
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [typed, setTyped] = useState('');
  const [unmet, setUnmet] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const amount = partOf(request.amount, typed);
  const isTried = tries > 0;
  const isReady: Record<string, boolean> = { asked: name.trim() !== '' && address.trim() !== '', arranged: amount !== null, returned: amount !== null, refused: unmet !== '', unanswered: true };
  const brings = to === 'asked' ? { holder: { name: name.trim(), address: address.trim() } } : to === 'refused' ? { unmet: [unmet] } : amount && (to === 'arranged' || to === 'returned') ? { amount } : {};
  const acting = useAct(async () => {
    await post(`/api/v1/recovery-requests/${request.requestId}/moves`, { version: request.version, to, ...brings }, { idempotencyKey: key.key });
    onDone(to);
  });
  const holderError = (value: string) => (isTried && !value.trim() ? t('bankStep.holder.missing') : undefined);
  const choose = (next: string) => { setTo(next); setTries(0); key.next(); };
  return (
    <Card title={t('bankStep.title')} id="step">
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (isReady[to]) acting.run(); }}>
        <RadioField id="step-to" label={t('bankStep.what')} value={to} onChange={choose} error={isTried && !to ? labelOf('recoveryWrong', 'choice') : undefined} options={bankSteps(request).map((value) => ({ value, label: labelOf('bankStep', value === 'asked' && request.noticedAt ? 'anew' : value) }))} />
        {to === 'asked' && (
          <>
            <TextField id="holder-name" label={t('bankStep.holder.name')} hint={t('bankStep.holder.hint')} value={name} onChange={setName} maxLength={200} error={holderError(name)} />
            <TextField id="holder-address" label={t('bankStep.holder.address')} value={address} onChange={setAddress} maxLength={300} error={holderError(address)} />
            <p class="note">{t('bankStep.days', { n: terms.answerDays })}</p>
          </>
        )}
        {(to === 'arranged' || to === 'returned') && <TextField id="step-amount" label={t('bankStep.amount')} inputMode="decimal" width="short" value={typed} onChange={setTyped} error={isTried && !amount ? t('ownStep.amount.wrong') : undefined} />}
        {to === 'refused' && (
          <RadioField id="unmet" label={t('bankStep.unmet')} value={unmet} onChange={setUnmet} error={isTried && !unmet ? labelOf('recoveryWrong', 'choice') : undefined} options={terms.conditions.filter(({ kinds }) => kinds.includes(request.kind)).map(({ id, question }) => ({ value: id, label: `${id}. ${say(question)}` }))} />
        )}
        <Failure error={acting.error} />
        <Buttons><Button type="submit" busy={acting.isBusy}>{t('bankStep.do')}</Button></Buttons>
      </form>
    </Card>
  );
}
