// What the reporter sees and decides.
import { useState } from 'preact/hooks';
import { post, Problem, put } from '../api/client.ts';
import type { Consent, ReportStatus } from '../api/types.ts';
import { withLanguage } from '../app/carried_language.ts';
import { originOf, partnerName, useApp } from '../app/context.ts';
import { useKeptCode, type KeptCode } from '../app/kept_code.ts';
import { arrivedOtherCode, forgetOtherCodes, useOtherCodes, type OtherCode } from '../app/other_codes.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { readStatusToken } from '../seal/status_token.ts';
import { EarlierCode } from '../ui/earlier_code.tsx';
import { ErrorSummary, RadioField, TextField } from '../ui/fields.tsx';
import { date, dateTime, deadline, money, reportNumber } from '../ui/format.ts';
import { useAct, useGet, useKey, type Loaded } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Dialog, Facts, Failure, LinkButton, Loading, Notice, Page, TextButton } from '../ui/parts.tsx';
import { PanelInvitation } from '../victims/panel_invitation.tsx';
import { Messages, NextElsewhere, OtherCodes, useMessages, WhomToCall } from './messages.tsx';
import { statusTone } from './report_status.ts';

export default function StatusPage() {
  const kept = useKeptCode('dw-status-token', readStatusToken);
  const [arrived, setArrived] = useState(arrivedOtherCode);
  const forget = () => {
    forgetOtherCodes();
    setArrived(null);
    kept.keep(null);
  };
  return kept.code ? <Status key={kept.code} token={kept.code} arrived={arrived} onForget={forget} /> : <AskToken kept={kept} onForget={forget} />;
}

function AskToken({ kept, onForget }: { kept: KeptCode; onForget: () => void }) {
  const [typed, setTyped] = useState('');
  const [tries, setTries] = useState(0);
  const token = readStatusToken(typed);
  const error = token ? undefined : t('status.token.wrong');
  return (
    <Page title={t('status.title')} lead={t('status.lead')}>
      <EarlierCode kept={kept} text={t('status.earlier')} onForget={onForget} />
      <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (token) kept.keep(token); }}>
        <ErrorSummary errors={error ? [{ id: 'token', text: error }] : []} tries={tries} />
        <TextField id="token" label={t('status.token')} hint={t('status.token.hint')} value={typed} onChange={setTyped} error={tries > 0 ? error : undefined} />
        <Buttons><Button type="submit">{t('status.show')}</Button></Buttons>
      </form>
      <Notice icon="question" title={t('status.lost')}><p>{t('status.lost.text')}</p></Notice>
    </Page>
  );
}

/** `arrived`: another organisation's code that came along by a link. */
interface StatusProps { token: string; arrived: OtherCode | null; onForget: () => void }

function Status({ token, arrived, onForget }: StatusProps) {
  const [others, keepOthers] = useOtherCodes(token, arrived);
  const authorization = `Status ${token}`;
  const status = useGet<ReportStatus>('/api/v1/report-status', { authorization });
  const messages = useMessages(token, others, `${status.value?.status} ${status.value?.timeline.length}`);
  const isUnknown = status.error instanceof Problem && (status.error.status === 404 || status.error.status === 401);
  if (isUnknown) {
    return (
      <Page title={t('status.title')}>
        <Notice tone="error" title={t('status.unknown')} announce><p>{t('status.unknown.text')}</p></Notice>
        <Buttons><Button onClick={onForget}>{t('status.other')}</Button></Buttons>
      </Page>
    );
  }
  const value = status.value;
  if (!value) return <Page title={t('status.title')}>{status.error ? <Failure error={status.error} onRetry={status.reload} /> : <Loading />}</Page>;
  const isWithdrawn = value.status === 'withdrawn';
  return (
    <Page title={t('status.of', { number: reportNumber(value.reportId) })} wide lead={t('status.lead.of', { type: labelOf('fraud', value.fraudType), date: date(value.occurredOn) })}>
      <Facts
        items={[
          [t('status.status'), <Badge key="s" tone={statusTone(value.status)}>{labelOf('reportStatus', value.status)}</Badge>],
          [t('status.reported'), date(value.createdAt)],
          [t('status.amount'), money(value.amount)],
          value.due && !isWithdrawn ? [t('status.due'), deadline(value.due)] : null,
        ]}
      />
      <div class="columns">
        <div class="column-main">
          <Card title={t('status.next')} id="next" class="card-strong">
            <p>{say(value.nextStep)}</p>
            <NextElsewhere messages={messages} />
            {!isWithdrawn && <Identify token={token} status={value} />}
          </Card>
          {!isWithdrawn && <Card title={t('status.plan')} id="help-plan"><p>{t('status.plan.text')}</p><Buttons><LinkButton kind="secondary" href={`/hulpplan#${token}`}>{t('status.plan.make')}</LinkButton><LinkButton kind="secondary" href={`/brief-slachtofferhulp#${token}`}>{t('status.support')}</LinkButton></Buttons></Card>}
          {!isWithdrawn && <Consents authorization={authorization} status={status} value={value} />}
        </div>
        <div class="column-side"><Messages messages={messages} /></div>
      </div>
      <div class="columns">
        {!isWithdrawn && (
          <div class="column-main">
            <PanelInvitation authorization={authorization} />
            <Withdraw authorization={authorization} status={status} />
          </div>
        )}
        <div class="column-side">
          <OtherCodes others={others} keep={keepOthers} />
          <WhomToCall messages={messages} />
        </div>
      </div>
      <p><TextButton onClick={onForget}>{t('status.forget')}</TextButton></p>
    </Page>
  );
}

/** To the police's own pages, to identify and after that to file an aangifte, with a token that only they can check; this desk does
 * not learn who it was. */
function Identify({ token, status }: { token: string; status: ReportStatus }) {
  const { node } = useApp();
  const police = originOf(node, 'police');
  const isDone = status.timeline.some((entry) => entry.code === 'identified');
  const going = useAct(async (wanted?: '/bewijs') => {
    const { loadSealing } = await import('../seal/seal.ts');
    const sealing = await loadSealing();
    const { identificationToken } = sealing.statusTokenHashes(token);
    const identifyPage = status.identifyUrl || `${police}/bekendmaken`;
    const path = wanted ?? (isDone ? '/aangifte' : null);
    const page = path ? new URL(path, identifyPage).href : identifyPage;
    const address = new URL(`${page}#report=${status.reportId}&token=${identificationToken}`, location.href).href;
    location.assign(withLanguage(address));
  });
  // Before the police have accepted they know of no report to identify for.
  if (status.status !== 'accepted' || (police === null && !status.identifyUrl)) return null;
  return (
    <>
      <p>{isDone ? t('status.aangifte.text') : t('status.identify.text')}</p>
      <Failure error={going.error} />
      <Buttons><Button busy={going.isBusy} onClick={() => going.run()}>{isDone ? t('status.aangifte') : t('status.identify')}</Button></Buttons>
      <p>{t('status.evidence.text')}</p>
      <Buttons><Button kind="secondary" busy={going.isBusy} onClick={() => going.run('/bewijs')}>{t('status.evidence')}</Button></Buttons>
    </>
  );
}

const POLICE_CONSENT = { recipient: 'police', purpose: 'start-investigation', textVersion: '2026-11-01' };

function Consents({ authorization, status, value }: { authorization: string; status: Loaded<ReportStatus>; value: ReportStatus }) {
  const consents: Consent[] = value.consents.length > 0 ? value.consents : [{ ...POLICE_CONSENT, given: false }];
  return (
    <Card title={t('status.consents')} id="consents" note={consents.some((consent) => consent.given) ? t('status.consents.text') : undefined}>
      {consents.map((consent) => <ConsentRow key={consent.recipient + consent.purpose} authorization={authorization} status={status} consent={consent} />)}
    </Card>
  );
}

/** Withdrawing destroys the key to what was sealed, so it is asked once more and cannot be given again. */
function ConsentRow({ authorization, status, consent }: { authorization: string; status: Loaded<ReportStatus>; consent: Consent }) {
  const { node } = useApp();
  const [isAsking, setAsking] = useState(false);
  const isGiven = consent.given === true;
  const isWithdrawn = !isGiven && consent.at !== undefined;
  const changing = useAct(async () => {
    const path = `/api/v1/report-status/consents/${encodeURIComponent(consent.recipient)}/${encodeURIComponent(consent.purpose)}`;
    const changed = await put<ReportStatus>(path, { given: !isGiven, textVersion: consent.textVersion }, { authorization });
    setAsking(false);
    status.replace(changed);
  });
  const who = say(partnerName(node, consent.recipient));
  return (
    <div class="consent-row">
      <div>
        <p><strong>{who}</strong>: {labelOf('purpose', consent.purpose)}</p>
        <p><Badge tone={isGiven ? 'info' : 'plain'}>{isGiven ? t('consent.given') : isWithdrawn ? t('consent.withdrawn') : t('consent.withheld')}</Badge> {consent.at && <span class="note">{dateTime(consent.at)}</span>}</p>
        {isWithdrawn && <p class="note">{t('consent.withdrawn.text')}</p>}
        {!isAsking && <Failure error={changing.error} />}
      </div>
      {isGiven && <Button kind="secondary" small onClick={() => setAsking(true)}>{t('consent.withdraw')}</Button>}
      {!isGiven && !isWithdrawn && <Button kind="secondary" small busy={changing.isBusy} onClick={() => changing.run()}>{t('consent.give')}</Button>}
      {isAsking && (
        <Dialog title={t('consent.withdraw')} onClose={() => setAsking(false)}>
          <p>{t('consent.withdraw.text', { recipient: who })}</p>
          {status.value?.status === 'accepted' && <p>{t('consent.withdraw.accepted', { recipient: who })}</p>}
          <Failure error={changing.error} />
          <Buttons><Button kind="danger" busy={changing.isBusy} onClick={() => changing.run()}>{t('consent.withdraw.do')}</Button><Button kind="secondary" onClick={() => setAsking(false)}>{t('ui.cancel')}</Button></Buttons>
        </Dialog>
      )}
    </div>
  );
}

const REASONS = ['delivered-late', 'refunded', 'civil', 'mistake', 'other'];

function Withdraw({ authorization, status }: { authorization: string; status: Loaded<ReportStatus> }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const withdrawing = useAct(async () => {
    status.replace(await post<ReportStatus>('/api/v1/report-status/withdrawal', { reason }, { authorization, idempotencyKey: key.key }));
    setOpen(false);
  });
  return (
    <Card title={t('withdraw.title')} id="withdraw" note={t('withdraw.note')}>
      <Buttons><Button kind="danger" onClick={() => setOpen(true)}>{t('withdraw.open')}</Button></Buttons>
      {isOpen && (
        <Dialog title={t('withdraw.title')} onClose={() => setOpen(false)}>
          <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (reason) withdrawing.run(); }}>
            <p>{t('withdraw.text')}</p>
            <Failure error={withdrawing.error} />
            <RadioField id="withdraw-reason" label={t('withdraw.why')} value={reason} onChange={setReason} error={tries > 0 && !reason ? labelOf('wrong', 'missing.choice') : undefined} options={REASONS.map((value) => ({ value, label: labelOf('withdrawReason', value) }))} />
            <Buttons><Button type="submit" kind="danger" busy={withdrawing.isBusy}>{t('withdraw.do')}</Button><Button kind="secondary" onClick={() => setOpen(false)}>{t('ui.cancel')}</Button></Buttons>
          </form>
        </Dialog>
      )}
    </Card>
  );
}
