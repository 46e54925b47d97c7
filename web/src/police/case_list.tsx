import { useState } from 'preact/hooks';
import type { CaseRow } from '../api/types.ts';
import { labelOf, t } from '../i18n/index.ts';
import { isCaseNumberPart, isReportNumber, plainHyphens } from '../ui/checks.ts';
import { count, money, shortDate, unbroken } from '../ui/format.ts';
import { FraudTypeFilter, ListFilters } from '../ui/list_filters.tsx';
import { useList } from '../ui/load.ts';
import { Badge, Card, Link, Page } from '../ui/parts.tsx';
import { ListTable } from '../ui/table.tsx';
import { caseTone } from './tones.ts';

export default function CaseListPage() {
  const [query, setQuery] = useState('');
  const [fraudType, setFraudType] = useState('');
  const list = useList<CaseRow>('/api/v1/cases', { q: plainHyphens(query), fraudType });
  return (
    <Page title={t('cases.title')} lead={t('cases.lead')} wide>
      <Card>
        <ListFilters label={t('cases.filter')} search={{ label: t('cases.query'), hint: t('cases.query.hint'), wrong: t('cases.query.wrong'), accepts: (typed) => isCaseNumberPart(typed) || isReportNumber(typed), onSearch: setQuery }}>
          <FraudTypeFilter value={fraudType} onChange={setFraudType} />
        </ListFilters>
        <ListTable
          label={t('cases.title')}
          list={list}
          empty={query ? t('cases.none.query', { query }) : t('cases.none')}
          rowKey={(row) => row.caseId}
          columns={[
            { key: 'number', title: t('cases.number'), cell: (row) => <Link href={`/zaken/${row.caseId}`}>{unbroken(row.number)}</Link>, sort: (row) => row.number },
            { key: 'types', title: t('case.type'), cell: (row) => row.fraudTypes.map((type) => labelOf('fraud', type)).join(', ') || '–' },
            { key: 'reports', title: t('cases.reports'), cell: (row) => count(row.reports), sort: (row) => row.reports, number: true },
            { key: 'identifiers', title: t('cases.identifiers'), cell: (row) => count(row.identifiers), sort: (row) => row.identifiers, number: true },
            { key: 'amount', title: t('case.damage'), cell: (row) => (row.reports > 0 ? money(row.amount) : '–'), sort: (row) => row.amount?.minor ?? 0, number: true },
            { key: 'first', title: t('case.first'), cell: (row) => (row.reports > 0 ? <span class="nowrap">{shortDate(row.firstSeen)}</span> : '–'), sort: (row) => row.firstSeen },
            { key: 'last', title: t('case.last'), cell: (row) => (row.reports > 0 ? <span class="nowrap">{shortDate(row.lastSeen)}</span> : '–'), sort: (row) => row.lastSeen },
            { key: 'status', title: t('case.status'), cell: (row) => <Badge tone={caseTone(row.status)}>{labelOf('caseStatus', row.status)}</Badge> },
          ]}
        />
      </Card>
    </Page>
  );
}
