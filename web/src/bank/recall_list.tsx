// Payments that this bank asks other banks to give back, and what came of them.
import { useState } from 'preact/hooks';
import type { Page as Rows, Recall, RecallTotal } from '../api/types.ts';
import { labelOf, t } from '../i18n/index.ts';
import { plainHyphens } from '../ui/checks.ts';
import { SelectField } from '../ui/fields.tsx';
import { count, money, shortDate, shortId } from '../ui/format.ts';
import { ListFilters } from '../ui/list_filters.tsx';
import { useGet, useList } from '../ui/load.ts';
import { Badge, Buttons, Card, Details, Failure, Link, LinkButton, Page } from '../ui/parts.tsx';
import { ListTable } from '../ui/table.tsx';
import { RecallAnswers } from './recall_answers.tsx';
import { isReference, RECALL_STATES, recallTone } from './recall_parts.ts';

export default function RecallListPage() {
  const [query, setQuery] = useState('');
  const [state, setState] = useState('');
  const list = useList<Recall>('/api/v1/recalls', { q: query, status: state });
  const totals = useGet<Rows<RecallTotal>>('/api/v1/recall-totals');
  const reload = () => { list.reload(); totals.reload(); };
  return (
    <Page title={t('recalls.title')} lead={t('recalls.lead')} wide>
      <Buttons><LinkButton href="/terugroepen/nieuw">{t('recalls.new')}</LinkButton></Buttons>
      <div class="columns">
        <div class="column-main">
          <Card>
            <ListFilters label={t('recalls.filter')} search={{ label: t('recalls.query'), hint: t('recalls.query.hint'), wrong: t('recalls.query.wrong'), accepts: (typed) => isReference(plainHyphens(typed)), onSearch: setQuery }}>
              <SelectField id="state-filter" label={t('recalls.state')} value={state} empty={t('recalls.all')} options={RECALL_STATES.map((value) => ({ value, label: labelOf('recallState', value) }))} onChange={setState} />
            </ListFilters>
            <ListTable
              label={t('recalls.title')}
              list={list}
              empty={query || state ? t('recalls.none.found') : t('recalls.none')}
              rowKey={(row) => row.recallId}
              columns={[
                { key: 'id', title: t('recalls.number'), cell: (row) => <><Link href={`/terugroepen/${row.recallId}`}>{shortId('K', row.recallId)}</Link><span class="cell-more">{row.transactionId}</span></> },
                { key: 'amount', title: t('recalls.amount'), cell: (row) => money(row.amount), sort: (row) => row.amount.minor, number: true },
                { key: 'returned', title: t('recalls.returned'), cell: (row) => (row.returned ? money(row.returned) : '–'), number: true },
                { key: 'settled', title: t('recalls.settled'), cell: (row) => <span class="nowrap">{shortDate(row.settledOn)}</span>, sort: (row) => row.settledOn },
                { key: 'due', title: t('recalls.due'), cell: (row) => (row.status === 'open' ? <><span class="nowrap">{shortDate(row.answerDue)}</span>{row.isOverdue && <span class="cell-more">{t('recalls.overdue')}</span>}</> : '–') },
                { key: 'state', title: t('recalls.state'), cell: (row) => <Badge tone={recallTone(row.status)}>{labelOf('recallState', row.status)}</Badge> },
              ]}
            />
          </Card>
        </div>
        <div class="column-side">
          <RecallAnswers onRead={reload} />
          <Totals rows={totals.value?.items ?? []} />
          <Failure error={totals.error} onRetry={totals.reload} />
        </div>
      </div>
    </Page>
  );
}

function Totals({ rows }: { rows: RecallTotal[] }) {
  if (rows.length === 0) return null;
  const euro = (minor: number) => money({ minor, currency: 'EUR' });
  const returned = rows.reduce((sum, row) => sum + row.returned.minor, 0);
  const paid = rows.reduce((sum, row) => sum + row.paid.minor, 0);
  return (
    <Card id="totals" title={t('recalls.totals')}>
      <Details
        items={[
          [t('recalls.totals.paid'), euro(paid)],
          [t('recalls.totals.returned'), euro(returned)],
          ...rows.map((row): [string, string] => [labelOf('recallState', row.status), t('recalls.totals.row', { n: count(row.count), paid: money(row.paid) })]),
        ]}
      />
    </Card>
  );
}
