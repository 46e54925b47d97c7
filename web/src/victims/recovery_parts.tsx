// What bank and victim both see of a request.
import type { Money, RecoveryRequest } from '../api/types.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { parseCents } from '../ui/checks.ts';
import { date, dateTime, deadline, money } from '../ui/format.ts';
import { Badge, Card, Facts, Notice, Timeline } from '../ui/parts.tsx';
import { recoveryTone } from './recovery_logic.ts';

export function RecoveryFacts({ request }: { request: RecoveryRequest }) {
  const isCounting = request.status === 'asked' && request.answerDue;
  return (
    <Facts
      items={[
        [t('following.state'), <Badge key="s" tone={recoveryTone(request.status)}>{labelOf('recoveryState', request.status)}</Badge>],
        [t('following.created'), date(request.createdAt)],
        isCounting ? [t('following.answerDue'), deadline(request.answerDue!)] : null,
        request.lapsesAt ? [t('following.lapses'), date(request.lapsesAt)] : null,
        request.returned ? [t('following.returned'), money(request.returned)] : null,
      ]}
    />
  );
}

export function WhyRefused({ request }: { request: RecoveryRequest }) {
  if (request.unmet.length === 0) return null;
  return (
    <Notice tone="amber" title={t('following.why')}>
      {request.unmet.map(({ condition, text }) => <p key={condition}><strong>{t('recovery.unmet.label', { id: condition })}.</strong> {say(text)}</p>)}
    </Notice>
  );
}

export function Steps({ request }: { request: RecoveryRequest }) {
  return (
    <Card title={t('following.steps')} id="steps">
      <Timeline items={request.steps.map((step) => ({ at: dateTime(step.at), by: labelOf('recoveryBy', step.by), text: <>{labelOf('recoveryStep', step.status)}{step.amount && <> ({money(step.amount)})</>}</> }))} />
    </Card>
  );
}

/** What was typed as an amount of the payment; null when it is none, or more than was paid. */
export function partOf(paid: Money, typed: string): Money | null {
  const minor = parseCents(typed);
  return minor && minor <= paid.minor ? { minor, currency: paid.currency } : null;
}
