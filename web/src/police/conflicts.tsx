// Names that one owner blocks and another allows: both see it, and which of the two holds.
import type { ListingConflict, Page as ListPage } from '../api/types.ts';
import { partnerName, useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { useGet } from '../ui/load.ts';
import { Badge, Card, Empty, Failure, Loading, Page, Value } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';

export default function ConflictsPage() {
  const { node } = useApp();
  const conflicts = useGet<ListPage<ListingConflict>>('/api/v1/listing-conflicts');
  const rows = conflicts.value?.items ?? [];
  return (
    <Page title={t('conflicts.title')} lead={t('conflicts.lead')} back={{ to: '/signalen', label: t('signals.title') }} wide>
      {conflicts.isLoading && <Loading />}
      <Failure error={conflicts.error} onRetry={conflicts.reload} />
      {conflicts.value && rows.length === 0 && <Empty>{t('conflicts.none')}</Empty>}
      {rows.length > 0 && (
        <Card>
          <DataTable
            label={t('conflicts.title')}
            rows={rows}
            rowKey={(row) => row.value + row.kind + row.blockOwner + row.allowOwner}
            columns={[
              { key: 'value', title: t('conflicts.value'), cell: (row) => <Value text={row.value} />, sort: (row) => row.value },
              { key: 'kind', title: t('conflicts.kind'), cell: (row) => labelOf('conflictKind', row.kind), sort: (row) => row.kind },
              { key: 'block', title: t('conflicts.block'), cell: (row) => <Entry owner={say(partnerName(node, row.blockOwner))} value={row.blockValue} name={row.value} /> },
              { key: 'allow', title: t('conflicts.allow'), cell: (row) => <Entry owner={say(partnerName(node, row.allowOwner))} value={row.allowValue} name={row.value} /> },
              { key: 'wins', title: t('conflicts.wins'), cell: (row) => <Badge tone={row.wins === 'block' ? 'amber' : 'plain'}>{labelOf('listing', row.wins)}</Badge> },
            ]}
          />
        </Card>
      )}
    </Page>
  );
}

/** Whose entry, and which name it lists when that is another than the row's. */
function Entry({ owner, value, name }: { owner: string; value: string | undefined; name: string }) {
  return <>{owner}{value && value !== name && <span class="cell-more">{value}</span>}</>;
}
