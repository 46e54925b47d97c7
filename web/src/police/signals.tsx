// Signals this node owns: who has a copy, who acknowledged, and the way to take them back.
import { useState } from 'preact/hooks';
import type { HolderVerdictRow, Page as ListPage, SignalRow } from '../api/types.ts';
import { partnerName, useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { SelectField } from '../ui/fields.tsx';
import { shortDateTime, shortId } from '../ui/format.ts';
import { useGet, useList } from '../ui/load.ts';
import { Badge, Button, Card, Hidden, Link, Page, Value } from '../ui/parts.tsx';
import { ListTable } from '../ui/table.tsx';
import { WithdrawOpinion } from './opinion.tsx';
import { deliveryTone, signalTone } from './tones.ts';

const STATES = ['shared', 'waiting', 'withdrawn', 'expired'];

export default function SignalsPage() {
  const { node } = useApp();
  const [status, setStatus] = useState('');
  const [withdrawing, setWithdrawing] = useState<SignalRow | null>(null);
  const list = useList<SignalRow>('/api/v1/signals', { status });
  const verdicts = useGet<ListPage<HolderVerdictRow>>('/api/v1/holder-verdicts').value?.items ?? [];
  const verdictOf = (row: SignalRow, partner: string) => verdicts.find((each) => each.signalId === row.signalId && each.partner === partner);
  return (
    <Page title={t('signals.title')} lead={t('signals.lead')} wide>
      <ul class="inline-links">
        <li><Link href="/oordeel-nodig">{t('nav.undecided')}</Link></li>
        <li><Link href="/navragen">{t('nav.enquiries')}</Link></li>
        <li><Link href="/leveringen">{t('ledger.title')}</Link></li>
        <li><Link href="/conflicten">{t('conflicts.title')}</Link></li>
        <li><Link href="/stopkenmerken">{t('stops.title')}</Link></li>
      </ul>
      <Card>
        <div class="filters" role="search" aria-label={t('signals.filter')}>
          <SelectField id="status-filter" label={t('case.status')} value={status} empty={t('signals.all')} options={STATES.map((value) => ({ value, label: labelOf('signalState', value) }))} onChange={setStatus} />
        </div>
        <ListTable
          label={t('signals.title')}
          list={list}
          empty={t('signals.none')}
          rowKey={(row) => row.signalId}
          columns={[
            { key: 'value', title: t('signals.about'), cell: (row) => <><Value text={row.masked} /><span class="cell-more nowrap">{row.owner === node.id ? <Link href={`/signalen/${row.signalId}/zaak`}>{t('signalCase.open', { number: shortId('S', row.signalId) })}</Link> : shortId('S', row.signalId)}</span></> },
            { key: 'type', title: t('graph.kind'), cell: (row) => <span class="nowrap">{labelOf('identifierType', row.type)}</span> },
            { key: 'owner', title: t('signals.owner'), cell: (row) => say(partnerName(node, row.owner)) },
            { key: 'rule', title: t('signals.rule'), cell: (row) => row.rule || '–' },
            { key: 'state', title: t('case.status'), cell: (row) => <><Badge tone={signalTone(row.state)}>{labelOf('signalState', row.state)}</Badge>{row.withdrawnBecause && <span class="cell-more">{labelOf('withdrawnBecause', row.withdrawnBecause)}</span>}</> },
            { key: 'shared', title: t('signals.sharedAt'), cell: (row) => <span class="nowrap">{shortDateTime(row.sharedAt)}</span> },
            {
              key: 'deliveries',
              title: t('signals.deliveries'),
              cell: (row) =>
                (row.deliveries ?? []).length === 0 ? '–' : (
                  <ul class="deliveries">
                    {row.deliveries!.map((delivery) => (
                      <li key={delivery.partner}><span class="nowrap">{say(partnerName(node, delivery.partner))}: <Badge tone={deliveryTone(delivery.state)}>{labelOf('delivery', delivery.state)}</Badge></span><span class="cell-more nowrap">{shortDateTime(delivery.at)}</span><HolderSays verdict={verdictOf(row, delivery.partner)} /></li>
                    ))}
                  </ul>
                ),
            },
            {
              key: 'act',
              title: t('signals.act'),
              cell: (row) => {
                const mayWithdraw = row.state === 'shared' && row.owner === node.id;
                return mayWithdraw ? <Button small kind="danger" onClick={() => setWithdrawing(row)}>{t('signals.withdraw')}<Hidden> {row.masked}</Hidden></Button> : '–';
              },
            },
          ]}
        />
      </Card>
      {withdrawing && <WithdrawOpinion opinionId={withdrawing.opinionId} label={withdrawing.masked} onClose={() => setWithdrawing(null)} onDone={list.reload} />}
    </Page>
  );
}

/** What the receiver answered as the holder of the account; it is judged beside the objections. */
function HolderSays({ verdict }: { verdict: HolderVerdictRow | undefined }) {
  if (!verdict) return null;
  return <span class="cell-more">{labelOf('holderVerdict', verdict.verdict)} ({verdict.state === 'open' ? <Link href="/bezwaren">{labelOf('holderState', verdict.state)}</Link> : labelOf('holderState', verdict.state)})</span>;
}
