import { useState } from 'preact/hooks';
import type { CaseRow } from '../api/types.ts';
import { labelOf, t } from '../i18n/index.ts';
import { TextField } from '../ui/fields.tsx';
import { count, money, shortDate, unbroken } from '../ui/format.ts';
import { useList } from '../ui/load.ts';
import { Badge, Button, Card, Link, Page } from '../ui/parts.tsx';
import { ListTable } from '../ui/table.tsx';
import { caseTone } from './tones.ts';

export default function CaseListPage() {
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const list = useList<CaseRow>('/api/v1/cases', { q: query });
  return (
    <Page title={t('cases.title')} lead={t('cases.lead')} wide>
      <Card>
        <form class="filters" role="search" aria-label={t('cases.search')} onSubmit={(event) => { event.preventDefault(); setQuery(typed.trim()); }}>
          <TextField id="case-query" label={t('cases.query')} hint={t('cases.query.hint')} value={typed} onChange={setTyped} optional />
          <Button type="submit" kind="secondary">{t('cases.search')}</Button>
        </form>
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
            { key: 'amount', title: t('case.damage'), cell: (row) => money(row.amount), sort: (row) => row.amount?.minor ?? 0, number: true },
            { key: 'first', title: t('case.first'), cell: (row) => <span class="nowrap">{shortDate(row.firstSeen)}</span>, sort: (row) => row.firstSeen },
            { key: 'last', title: t('case.last'), cell: (row) => <span class="nowrap">{shortDate(row.lastSeen)}</span>, sort: (row) => row.lastSeen },
            { key: 'status', title: t('case.status'), cell: (row) => <Badge tone={caseTone(row.status)}>{labelOf('caseStatus', row.status)}</Badge> },
          ]}
        />
      </Card>
    </Page>
  );
}
