// Asking about accounts, numbers and addresses. "None known" has no colour: it promises nothing.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { CheckAnswer, KnownSignal } from '../api/types.ts';
import { partnerName, useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { ErrorSummary, SelectField, TextField } from '../ui/fields.tsx';
import { count, date, moment, shortId } from '../ui/format.ts';
import { useAct } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Failure, Hidden, LinkButton, Notice, Page, Reasons, type Tone } from '../ui/parts.tsx';
import type { IconName } from '../ui/icons.tsx';
import { guessType, isChecked } from '../ui/guess_type.ts';

const TYPES = ['iban', 'domain', 'url', 'phone', 'email', 'ip', 'bitcoin', 'ethereum'];

export default function CheckPage() {
  const [value, setValue] = useState('');
  const [type, setType] = useState('');
  const [tries, setTries] = useState(0);
  const [answers, setAnswers] = useState<CheckAnswer[] | null>(null);
  const asked = type || guessType(value) || '';
  const error = !value.trim() ? t('check.missing') : !asked ? t('check.unknownType') : isChecked(asked, value) ? undefined : labelOf('check.wrong', asked);
  const checking = useAct(async () => {
    setAnswers(null);
    setAnswers((await post<{ answers: CheckAnswer[] }>('/api/v1/checks', { identifiers: [{ type: asked, value: value.trim() }] })).answers);
  });
  return (
    <Page title={t('check.title')} lead={t('check.lead')} wide>
      <div class="columns">
        <form class="card column-side" noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (!error) checking.run(); }}>
        <ErrorSummary errors={error ? [{ id: 'check-value', text: error }] : []} tries={tries} />
        <TextField id="check-value" label={t('check.value')} hint={t('check.value.hint')} value={value} onChange={setValue} error={tries > 0 ? error : undefined} />
        <SelectField id="check-type" label={t('check.type')} value={type} empty={asked && !type ? t('check.guessed', { type: labelOf('identifierType', asked) }) : t('check.guess')} options={TYPES.map((each) => ({ value: each, label: labelOf('identifierType', each) }))} onChange={setType} />
        <Buttons><Button type="submit" busy={checking.isBusy}>{t('check.do')}</Button></Buttons>
      </form>
      <div class="column-main" aria-live="polite">
        <Failure error={checking.error} />
        {answers?.map((answer) => <Answer key={answer.type + answer.masked} answer={answer} />)}
      </div>
      </div>
    </Page>
  );
}

const LOOK: Record<string, { tone: Tone; icon: IconName }> = {
  known: { tone: 'amber', icon: 'warning' },
  'none-known': { tone: 'plain', icon: 'question' },
  unavailable: { tone: 'plain', icon: 'clock' },
  denied: { tone: 'plain', icon: 'lock' },
};

function Answer({ answer }: { answer: CheckAnswer }) {
  const look = LOOK[answer.state] ?? { tone: 'plain' as const, icon: 'question' as const };
  const denied = answer.denied ?? [];
  return (
    <Card id="answer" title={<>{labelOf('checkState', answer.state)}: <span class="value">{answer.masked}</span></>}>
      <Notice tone={look.tone} icon={look.icon}><p>{say(answer.notice) || labelOf('checkNotice', answer.state)}</p></Notice>
      {answer.conflict && <Notice tone="amber" title={t('check.conflict')}><p>{t('check.conflict.text')}</p></Notice>}
      {denied.length > 0 && (
        <>
          <h3 class="utrecht-heading-3">{t('check.why')}</h3>
          <Reasons reasons={denied} />
        </>
      )}
      {(answer.signals ?? []).map((signal) => <SignalView key={signal.signalId} signal={signal} />)}
    </Card>
  );
}

function SignalView({ signal }: { signal: KnownSignal }) {
  const { node } = useApp();
  const { opinion } = signal;
  return (
    <section class="signal">
      <h3 class="utrecht-heading-3">
        {opinion ? labelOf('verdict', opinion.verdict) : t('check.signal')} {signal.listing && <Badge tone={signal.listing === 'block' ? 'amber' : 'plain'}>{labelOf('listing', signal.listing)}</Badge>}
      </h3>
      <Details
        items={[
          [t('check.owner'), say(partnerName(node, signal.owner))],
          signal.value ? [t('check.listed'), <span key="v" class="value">{signal.value}</span>] : null,
          opinion?.fraudType ? [t('check.fraudType'), labelOf('fraud', opinion.fraudType)] : null,
          opinion?.role ? [t('check.role'), labelOf('role', opinion.role)] : null,
          opinion?.confidence !== undefined ? [t('check.confidence'), t('check.percent', { n: count(opinion.confidence) })] : null,
          opinion?.validUntil ? [t('check.validUntil'), date(opinion.validUntil)] : null,
          [t('check.rule'), signal.rule],
          signal.receivedAt ? [t('check.received'), moment(signal.receivedAt)] : null,
          signal.leaseUntil ? [t('check.lease'), moment(signal.leaseUntil)] : null,
          [t('check.signal'), shortId('S', signal.signalId)],
        ]}
      />
      {signal.stale && <p class="note">{t('check.stale')}</p>}
      <Buttons><LinkButton kind="secondary" href={`/ontvangen-signalen/${signal.signalId}/navragen`}>{t('check.askMore')}<Hidden> {shortId('S', signal.signalId)}</Hidden></LinkButton></Buttons>
    </section>
  );
}
