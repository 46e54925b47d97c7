// One payment that waits: why, for whom, until when; and its release by hand.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { Hold } from '../api/types.ts';
import type { PageProps } from '../app/routes.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { TextArea } from '../ui/fields.tsx';
import { dateTime, moment, money, shortId } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Facts, Failure, Loading, Notice, Page } from '../ui/parts.tsx';
import { Contact } from '../ui/contact.tsx';
import { holdTone } from './hold_words.ts';

export default function HoldDetailPage({ parameters }: PageProps) {
  const hold = useGet<Hold>(`/api/v1/holds/${parameters.holdId}`);
  const value = hold.value;
  const back = { to: '/wachtende-betalingen', label: t('holds.title') };
  if (!value) return <Page title={t('hold.title')} back={back}>{hold.error ? <Failure error={hold.error} onRetry={hold.reload} /> : <Loading />}</Page>;
  const isActive = value.state === 'active';
  return (
    <Page title={isActive ? t('hold.of', { amount: money(value.amount) }) : t('hold.was', { amount: money(value.amount) })} lead={say(value.reason)} back={back} wide>
      <Facts
        items={[
          [t('hold.state'), <Badge key="s" tone={holdTone(value.state)}>{labelOf('holdState', value.state)}</Badge>],
          [t('hold.owner'), say(value.owner.name)],
          [isActive ? t('hold.placed') : t('hold.waitedFrom'), dateTime(value.placedAt)],
          isActive ? [t('hold.expires'), moment(value.expiresAt)] : [t('hold.waitedUntil'), dateTime(value.releasedAt ?? value.expiresAt)],
        ]}
      />
      <Card title={t('hold.about')} id="about">
        <Details
          items={[
            [t('hold.number'), shortId('W', value.holdId)],
            [t('held.contact'), <Contact key="owner" contact={value.owner.contact} />],
            [t('check.signal'), shortId('S', value.signalId)],
            [t('pay.decision'), shortId('D', value.decisionId)],
            value.rule ? [t('check.rule'), t('pay.rule', { rule: value.rule, version: value.ruleVersion ?? 1 })] : null,
            value.releaseReason ? [t('hold.releaseReason'), labelOf('releaseReason', value.releaseReason)] : null,
          ]}
        />
        {isActive && <p class="note">{t('hold.self')}</p>}
      </Card>
      {isActive ? <Release holdId={value.holdId} onDone={hold.reload} /> : <Notice title={labelOf('holdState', value.state)}><p>{t('hold.over')}</p></Notice>}
    </Page>
  );
}

function Release({ holdId, onDone }: { holdId: string; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const releasing = useAct(async () => {
    await post(`/api/v1/holds/${holdId}/release`, { reason: reason.trim() }, { idempotencyKey: key.key });
    onDone();
  });
  return (
    <Card title={t('release.title')} id="release" note={t('release.text')}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (reason.trim()) releasing.run(); }}>
        <Failure error={releasing.error} />
        <TextArea id="release-reason" label={t('ui.reason')} value={reason} onChange={setReason} rows={3} error={tries > 0 && !reason.trim() ? t('ui.reason.missing') : undefined} />
        <Buttons><Button type="submit" busy={releasing.isBusy}>{t('release.do')}</Button></Buttons>
      </form>
    </Card>
  );
}
