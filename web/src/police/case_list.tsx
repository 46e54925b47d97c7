import { useState } from 'preact/hooks';
import type { CaseRow } from '../api/types.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { isCaseNumberPart, isReportNumber, plainHyphens } from '../ui/checks.ts';
import { count, money, shortDate, unbroken } from '../ui/format.ts';
import { FraudTypeFilter, ListFilters } from '../ui/list_filters.tsx';
import { SelectField } from '../ui/fields.tsx';
import { useGet, useList } from '../ui/load.ts';
import { Badge, Card, Link, Page } from '../ui/parts.tsx';
import { ListTable } from '../ui/table.tsx';
import { caseTone } from './tones.ts';
import { LEVEL_TONE, type CaseWorker } from './work.tsx';

const DAMAGES = [1000, 10_000, 50_000];
const DAY_MS = 86_400_000;
/** The date so many days from now. */
const dayIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

export default function CaseListPage() {
  const [query, setQuery] = useState('');
  const [fraudType, setFraudType] = useState('');
  const [workState, setWorkState] = useState('');
  const [assignee, setAssignee] = useState('');
  const [due, setDue] = useState('');
  const [damage, setDamage] = useState('');
  const [sort, setSort] = useState('priority');
  const workers = useGet<{ items: CaseWorker[] }>('/api/v1/case-workers');
  const list = useList<CaseRow>('/api/v1/cases', { q: plainHyphens(query), fraudType, workState, assignee, dueUntil: due && dayIn(Number(due)), amountMin: damage, sort });
  const nameOf = (account: string | null) => workers.value?.items.find((person) => person.account === account)?.name ?? account ?? '–';
  return (
    <Page title={t('cases.title')} lead={t('cases.lead')} wide>
      <Card>
        <ListFilters label={t('cases.filter')} search={{ label: t('cases.query'), hint: t('cases.query.hint'), wrong: t('cases.query.wrong'), accepts: (typed) => isCaseNumberPart(typed) || isReportNumber(typed), onSearch: setQuery }}>
          <FraudTypeFilter value={fraudType} onChange={setFraudType} />
          <SelectField id="sort-filter" label={t('ui.order')} value={sort} options={['priority', 'newest'].map((value) => ({ value, label: labelOf('caseOrder', value) }))} onChange={setSort} />
        </ListFilters>
        <div class="work-fields">
          <SelectField id="state-filter" label={t('work.state')} value={workState} empty={t('cases.all')} options={['waiting', 'in-progress', 'closed'].map((value) => ({ value, label: labelOf('workState', value) }))} onChange={setWorkState} />
          <SelectField id="assignee-filter" label={t('work.assignee')} value={assignee} empty={t('cases.all')} options={[{ value: 'none', label: t('work.nobody') }, ...(workers.value?.items ?? []).map(({ account, name }) => ({ value: account, label: name }))]} onChange={setAssignee} />
          <SelectField id="due-filter" label={t('cases.due')} value={due} empty={t('cases.all')} options={['0', '7', '30'].map((value) => ({ value, label: labelOf('caseDue', value) }))} onChange={setDue} />
          <SelectField id="damage-filter" label={t('case.damage')} value={damage} empty={t('cases.all')} options={DAMAGES.map((euros) => ({ value: String(euros * 100), label: t('cases.damage.from', { amount: money({ minor: euros * 100, currency: 'EUR' }) }) }))} onChange={setDamage} />
        </div>
        <ListTable
          label={t('cases.title')}
          list={list}
          empty={query ? t('cases.none.query', { query }) : t('cases.none')}
          rowKey={(row) => row.caseId}
          columns={[
            { key: 'number', title: t('cases.number'), cell: (row) => <Link href={`/zaken/${row.caseId}`}>{unbroken(row.number)}</Link>, sort: (row) => row.number },
            { key: 'priority', title: t('priority.title'), cell: (row) => <Badge tone={LEVEL_TONE[row.priority.level] ?? 'plain'}>{say(row.priority.name)} ({row.priority.score})</Badge>, sort: (row) => row.priority.score, number: true },
            { key: 'types', title: t('case.type'), cell: (row) => row.fraudTypes.map((type) => labelOf('fraud', type)).join(', ') || '–' },
            { key: 'reports', title: t('cases.reports'), cell: (row) => count(row.reports), sort: (row) => row.reports, number: true },
            { key: 'amount', title: t('case.damage'), cell: (row) => (row.reports > 0 ? money(row.amount) : '–'), sort: (row) => row.amount?.minor ?? 0, number: true },
            { key: 'last', title: t('case.last'), cell: (row) => (row.reports > 0 ? <span class="nowrap">{shortDate(row.lastSeen)}</span> : '–'), sort: (row) => row.lastSeen },
            { key: 'assignee', title: t('work.assignee'), cell: (row) => nameOf(row.assignee) },
            { key: 'due', title: t('work.next'), cell: (row) => (row.due ? <span class="nowrap">{shortDate(row.due)}</span> : '–'), sort: (row) => row.due ?? '9' },
            { key: 'work', title: t('work.state'), cell: (row) => labelOf('workState', row.workState) },
            { key: 'status', title: t('case.status'), cell: (row) => <Badge tone={caseTone(row.status)}>{labelOf('caseStatus', row.status)}</Badge> },
          ]}
        />
      </Card>
    </Page>
  );
}
