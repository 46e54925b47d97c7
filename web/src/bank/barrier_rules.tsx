// The bank's barrier rules: where each stands, what it did, and the next step, which takes two people; only stopping takes one.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { BarrierRule, Page as ListPage, RuleChange, RuleState } from '../api/types.ts';
import { useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { RadioField, TextArea } from '../ui/fields.tsx';
import { count, dateTime } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Failure, Loading, Notice, Page, Timeline, type Tone } from '../ui/parts.tsx';
import { whoOf } from '../ui/actor.ts';
import { nextStates } from './rule_steps.ts';

const TONE: Record<RuleState, Tone> = { draft: 'plain', shadow: 'info', active: 'good', suspended: 'amber' };
const REASON_LENGTH_MAX = 500;

export default function BarrierRulesPage() {
  const rules = useGet<ListPage<BarrierRule>>('/api/v1/barrier-rules');
  const items = rules.value?.items ?? [];
  const replace = (changed: BarrierRule) => rules.replace({ items: items.map((each) => (each.rule === changed.rule ? changed : each)), next: null });
  return (
    <Page title={t('barrierRules.title')} lead={t('barrierRules.lead')} back={{ to: '/betaling-proberen', label: t('pay.title') }} wide>
      <Failure error={rules.error} onRetry={rules.reload} />
      {rules.isLoading && !rules.value && <Loading />}
      {items.map((each) => <RuleCard key={each.rule} of={each} onDone={replace} />)}
    </Page>
  );
}

interface Props { of: BarrierRule; onDone: (changed: BarrierRule) => void }

function RuleCard({ of, onDone }: Props) {
  const [done, setDone] = useState('');
  const tell = (words: string) => (changed: BarrierRule) => {
    setDone(words);
    onDone(changed);
  };
  const { did } = of;
  return (
    <Card id={`rule-${of.rule}`} title={<>{of.rule}. {say(of.title)} <Badge tone={TONE[of.state]}>{labelOf('barrierRuleState', of.state)}</Badge></>}>
      <p>{labelOf('barrierRuleText', of.state)}</p>
      <Details
        items={[
          [t('barrierRules.when'), t('barrierRules.when.text', { what: labelOf('dataClass', of.when.dataClass), place: labelOf('paymentPlace', of.when.place) })],
          [t('barrierRules.does'), of.holdHours === null ? t('barrierRules.warns') : t('barrierRules.holds', { n: of.holdHours })],
          [t('barrierRules.reason'), say(of.reason)],
          [t('barrierRules.version'), t('barrierRules.since', { version: of.version, at: dateTime(of.since) })],
          [t('barrierRules.did'), t('barrierRules.did.text', { held: count(did.held), warned: count(did.warned), outweighed: count(did.outweighed) })],
          [t('barrierRules.shadow'), t('barrierRules.shadow.text', { held: count(did['would-hold']), warned: count(did['would-warn']) })],
          did['held-out'] > 0 && [t('barrierRules.heldOut'), t('barrierRules.heldOut.text', { n: did['held-out'] })],
          [t('barrierRules.source'), of.source],
        ]}
      />
      {done && <Notice tone="good" announce title={done} />}
      {of.proposal ? <Answer of={of} change={of.proposal} tell={tell} /> : <Propose key={of.state} of={of} onDone={tell(t('barrierRules.proposed'))} />}
      {(of.state === 'active' || of.state === 'shadow') && <Suspend of={of} onDone={tell(t('barrierRules.suspended'))} />}
      {of.history.length > 0 && <History of={of} />}
    </Card>
  );
}

function Propose({ of, onDone }: Props) {
  const steps = nextStates(of.state);
  const [isOpen, setOpen] = useState(false);
  const [to, setTo] = useState<string>(steps[0] ?? '');
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const proposing = useAct(async () => onDone(await post<BarrierRule>(`/api/v1/barrier-rules/${of.rule}/proposals`, { to, reason: reason.trim() }, { idempotencyKey: key.key })));
  if (!isOpen) return <Buttons><Button kind="secondary" onClick={() => setOpen(true)}>{t('barrierRules.propose')}</Button></Buttons>;
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (reason.trim()) proposing.run(); }}>
      <Failure error={proposing.error} />
      <RadioField id={`to-${of.rule}`} label={t('barrierRules.to')} value={to} options={steps.map((value) => ({ value, label: labelOf('barrierRuleState', value), note: labelOf('barrierRuleText', value) }))} onChange={setTo} columns />
      <TextArea id={`why-${of.rule}`} label={t('ui.reason')} hint={t('barrierRules.reason.hint')} value={reason} onChange={setReason} rows={2} maxLength={REASON_LENGTH_MAX} error={tries > 0 && !reason.trim() ? t('ui.reason.missing') : undefined} />
      <Buttons><Button type="submit" busy={proposing.isBusy}>{t('barrierRules.propose.do')}</Button></Buttons>
    </form>
  );
}

function Answer({ of, change, tell }: { of: BarrierRule; change: RuleChange; tell: (words: string) => (changed: BarrierRule) => void }) {
  const { session } = useApp();
  const isMine = whoOf(change.proposedBy) === session?.user;
  const [approval, refusal] = [useKey(), useKey()];
  const path = `/api/v1/barrier-rules/${of.rule}/proposals/${change.proposalId}`;
  const approving = useAct(async () => tell(t('barrierRules.approved'))(await post<BarrierRule>(`${path}/approval`, {}, { idempotencyKey: approval.key })));
  const refusing = useAct(async () => tell(t('barrierRules.refused'))(await post<BarrierRule>(`${path}/refusal`, {}, { idempotencyKey: refusal.key })));
  return (
    <div class="action">
      <Notice title={t('barrierRules.waits', { to: labelOf('barrierRuleState', change.to) })}>
        <p>{t('barrierRules.waits.by', { who: whoOf(change.proposedBy), at: dateTime(change.proposedAt) })} {change.reason}</p>
        {isMine && <p>{t('barrierRules.mine')}</p>}
      </Notice>
      <Failure error={approving.error ?? refusing.error} />
      <Buttons>
        {!isMine && <Button busy={approving.isBusy} onClick={() => approving.run()}>{t('barrierRules.approve')}</Button>}
        <Button kind="secondary" busy={refusing.isBusy} onClick={() => refusing.run()}>{isMine ? t('barrierRules.takeBack') : t('barrierRules.refuse')}</Button>
      </Buttons>
    </div>
  );
}

function Suspend({ of, onDone }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const suspending = useAct(async () => onDone(await post<BarrierRule>(`/api/v1/barrier-rules/${of.rule}/suspension`, { reason: reason.trim() }, { idempotencyKey: key.key })));
  if (!isOpen) return <Buttons><Button kind="danger" onClick={() => setOpen(true)}>{t('barrierRules.suspend')}</Button></Buttons>;
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (reason.trim()) suspending.run(); }}>
      <Failure error={suspending.error} />
      <TextArea id={`stop-${of.rule}`} label={t('barrierRules.suspend.why')} hint={t('barrierRules.suspend.text')} value={reason} onChange={setReason} rows={2} maxLength={REASON_LENGTH_MAX} error={tries > 0 && !reason.trim() ? t('ui.reason.missing') : undefined} />
      <Buttons><Button kind="danger" type="submit" busy={suspending.isBusy}>{t('barrierRules.suspend.do')}</Button></Buttons>
    </form>
  );
}

function History({ of }: { of: BarrierRule }) {
  return (
    <details>
      <summary>{t('barrierRules.history', { n: of.history.length })}</summary>
      <Timeline
        items={of.history.map((each) => ({
          at: dateTime(each.proposedAt),
          by: whoOf(each.proposedBy),
          text: (
            <>
              {t('barrierRules.step', { from: labelOf('barrierRuleState', each.from), to: labelOf('barrierRuleState', each.to), version: each.version })} <strong>{labelOf('changeOutcome', each.outcome)}</strong>{each.answeredBy && ` (${whoOf(each.answeredBy)})`}
              <span class="timeline-detail">{each.reason}</span>
            </>
          ),
        }))}
      />
    </details>
  );
}
