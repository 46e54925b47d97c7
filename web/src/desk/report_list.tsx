// Reports at this desk, for the helpdesk agent: what the desk may know, and nothing of the other party.
import { useState } from 'preact/hooks';
import type { ReportRow } from '../api/types.ts';
import { labelOf, t } from '../i18n/index.ts';
import { isReportNumber } from '../ui/checks.ts';
import { SelectField } from '../ui/fields.tsx';
import { fromNow, money, reportNumber, shortDate } from '../ui/format.ts';
import { FraudTypeFilter, ListFilters, OrderFilter } from '../ui/list_filters.tsx';
import { useList } from '../ui/load.ts';
import { Badge, Card, Link, Page } from '../ui/parts.tsx';
import { ListTable } from '../ui/table.tsx';
import { statusTone } from './report_status.ts';

const STATUSES = ['received', 'offered', 'accepted', 'refused', 'returned', 'withdrawn'];

export default function ReportListPage() {
  const [query, setQuery] = useState('');
  const [status, setStatus] = useState('');
  const [fraudType, setFraudType] = useState('');
  const [sort, setSort] = useState('newest');
  const list = useList<ReportRow>('/api/v1/reports', { q: query, status, fraudType, sort });
  return (
    <Page title={t('reports.title')} lead={t('reports.lead')} wide>
      <Card>
        <ListFilters label={t('reports.filter')} search={{ label: t('reports.query'), hint: t('reports.query.hint'), wrong: t('reports.query.wrong'), accepts: isReportNumber, onSearch: setQuery }}>
          <SelectField id="status-filter" label={t('reports.status')} value={status} empty={t('reports.all')} options={STATUSES.map((value) => ({ value, label: labelOf('reportStatus', value) }))} onChange={setStatus} />
          <FraudTypeFilter value={fraudType} onChange={setFraudType} />
          <OrderFilter value={sort} onChange={setSort} />
        </ListFilters>
        <ListTable
          label={t('reports.title')}
          list={list}
          empty={query ? t('reports.none.query', { query }) : t('reports.none')}
          rowKey={(row) => row.reportId}
          columns={[
            { key: 'number', title: t('reports.number'), cell: (row) => <Link href={`/meldingen/${row.reportId}`}>{reportNumber(row.reportId)}</Link> },
            { key: 'created', title: t('reports.created'), cell: (row) => <span class="nowrap">{shortDate(row.createdAt)}</span>, sort: (row) => row.createdAt },
            { key: 'type', title: t('reports.type'), cell: (row) => labelOf('fraud', row.fraudType), sort: (row) => labelOf('fraud', row.fraudType) },
            { key: 'channel', title: t('reports.channel'), cell: (row) => labelOf('channel', row.channel) },
            { key: 'amount', title: t('reports.amount'), cell: (row) => money(row.amount), sort: (row) => row.amount?.minor ?? 0, number: true },
            { key: 'consent', title: t('reports.consent'), cell: (row) => (row.consentToPolice ? t('ui.yes') : t('ui.no')) },
            { key: 'due', title: t('reports.due'), cell: (row) => (row.due ? <span class="nowrap">{fromNow(row.due)}</span> : '–'), sort: (row) => row.due ?? '' },
            { key: 'status', title: t('reports.status'), cell: (row) => <Badge tone={statusTone(row.status)}>{labelOf('reportStatus', row.status)}</Badge> },
          ]}
        />
      </Card>
    </Page>
  );
}
