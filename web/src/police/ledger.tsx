// The ledger of deliveries: who was told how much, confirmed it and acted on it, what waits, and how often a holder's bank was right against us.
import type { DeliveryLedger } from '../api/types.ts';
import { partnerName, useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { count, fromNow, shortDateTime, shortId } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Badge, Card, Facts, Failure, Loading, Page } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import { deliveryTone } from './tones.ts';

const WAITING_AT_FIRST = 20;

export default function LedgerPage() {
  const ledger = useGet<DeliveryLedger>('/api/v1/delivery-ledger');
  const value = ledger.value;
  return (
    <Page title={t('ledger.title')} lead={t('ledger.lead')} back={{ to: '/signalen', label: t('signals.title') }} wide>
      <Failure error={ledger.error} onRetry={ledger.reload} />
      {!value && !ledger.error && <Loading />}
      {value && (
        <>
          <Partners rows={value.partners} />
          <Waiting rows={value.waiting} />
          <Quality verdicts={value.verdicts} />
        </>
      )}
    </Page>
  );
}

type Row = DeliveryLedger['partners'][number];

function Partners({ rows }: { rows: Row[] }) {
  const { node } = useApp();
  if (rows.length === 0) return <Card title={t('ledger.partners')}><p>{t('ledger.nobody')}</p></Card>;
  return (
    <Card title={t('ledger.partners')} id="partners">
      <DataTable
        label={t('ledger.partners')}
        rows={rows}
        rowKey={(row) => row.partner}
        columns={[
          { key: 'partner', title: t('ledger.partner'), cell: (row) => say(partnerName(node, row.partner)) },
          { key: 'sent', title: t('ledger.sent'), cell: (row) => count(row.sent), sort: (row) => row.sent, number: true },
          { key: 'acknowledged', title: t('ledger.acknowledged'), cell: (row) => count(row.acknowledged), number: true },
          { key: 'acted', title: t('ledger.acted'), cell: (row) => count(row.acted), number: true },
          { key: 'withdrawn', title: t('ledger.withdrawn'), cell: (row) => count(row.withdrawn), number: true },
          { key: 'removed', title: t('ledger.removed'), cell: (row) => count(row.removed), number: true },
          ...(rows.some(({ owed }) => owed > 0) ? [{ key: 'owed', title: t('ledger.owed'), cell: (row: Row) => (row.owed > 0 ? <Badge tone="amber">{count(row.owed)}</Badge> : count(0)), number: true }] : []),
          { key: 'waits', title: t('ledger.waits'), cell: (row) => (row.waitsSince ? <Badge tone="amber">{fromNow(row.waitsSince)}</Badge> : <Badge tone="good">{t('ledger.nothing')}</Badge>) },
        ]}
      />
    </Card>
  );
}

function Waiting({ rows }: { rows: DeliveryLedger['waiting'] }) {
  const { node } = useApp();
  return (
    <Card title={t('ledger.waiting')} id="waiting" note={t('ledger.waiting.text')}>
      {rows.length === 0 ? (
        <p>{t('ledger.waiting.none')}</p>
      ) : (
        <DataTable
          label={t('ledger.waiting')}
          rows={rows}
          atFirst={WAITING_AT_FIRST}
          rowKey={(row) => row.signalId + row.partner}
          columns={[
            { key: 'signal', title: t('ledger.signal'), cell: (row) => <span class="nowrap">{shortId('S', row.signalId)}</span> },
            { key: 'partner', title: t('ledger.partner'), cell: (row) => say(partnerName(node, row.partner)) },
            { key: 'state', title: t('case.status'), cell: (row) => <Badge tone={deliveryTone(row.state)}>{labelOf('delivery', row.state)}</Badge> },
            { key: 'since', title: t('ledger.since'), cell: (row) => <span class="nowrap">{shortDateTime(row.since)}</span> },
          ]}
        />
      )}
    </Card>
  );
}

/** Nothing is said of a share before anything was answered. */
function Quality({ verdicts }: { verdicts: DeliveryLedger['verdicts'] }) {
  const { judged, contested, answered, overturned } = verdicts;
  return (
    <Card title={t('ledger.quality')} id="quality" note={t('ledger.quality.text')}>
      <Facts
        items={[
          [t('ledger.judged'), count(judged)],
          [t('ledger.contested'), count(contested)],
          [t('ledger.answered'), count(answered)],
          [t('ledger.overturned'), answered === 0 ? t('ledger.unknown') : t('ledger.share', { n: overturned, percent: Math.round((100 * overturned) / answered) })],
        ]}
      />
    </Card>
  );
}
