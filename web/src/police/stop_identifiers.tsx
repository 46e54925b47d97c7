// Values that many unrelated reports share; they do not link, and each says why.
import type { StopIdentifier } from '../api/types.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { count, shortDate } from '../ui/format.ts';
import { useList } from '../ui/load.ts';
import { Badge, Card, Page, Value } from '../ui/parts.tsx';
import { ListTable } from '../ui/table.tsx';

export default function StopIdentifiersPage() {
  const list = useList<StopIdentifier>('/api/v1/stop-identifiers');
  return (
    <Page title={t('stops.title')} lead={t('stops.lead')} back={{ to: '/signalen', label: t('signals.title') }} wide>
      <Card>
        <ListTable
          label={t('stops.title')}
          list={list}
          empty={t('stops.none')}
          rowKey={(row) => row.identifierId}
          columns={[
            { key: 'value', title: t('case.identifier'), cell: (row) => <Value text={row.masked} /> },
            { key: 'type', title: t('graph.kind'), cell: (row) => <span class="nowrap">{labelOf('identifierType', row.type)}</span> },
            { key: 'kind', title: t('stops.kind'), cell: (row) => <Badge>{labelOf('stopKind', row.kind)}</Badge> },
            { key: 'reason', title: t('ui.reason'), cell: (row) => <span class="cell-text">{say(row.reason)}</span> },
            { key: 'reports', title: t('cases.reports'), cell: (row) => count(row.reports), sort: (row) => row.reports, number: true },
            { key: 'since', title: t('stops.since'), cell: (row) => <span class="nowrap">{shortDate(row.since)}</span>, sort: (row) => row.since },
          ]}
        />
      </Card>
    </Page>
  );
}
