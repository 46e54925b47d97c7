import { useState } from 'preact/hooks';
import type { Hold } from '../api/types.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { isHoldNumber } from '../ui/checks.ts';
import { SelectField } from '../ui/fields.tsx';
import { fromNow, money, shortDateTime, shortId } from '../ui/format.ts';
import { ListFilters } from '../ui/list_filters.tsx';
import { useList } from '../ui/load.ts';
import { Badge, Card, Link, Page } from '../ui/parts.tsx';
import { ListTable } from '../ui/table.tsx';
import { holdTone } from './hold_words.ts';

const STATES = ['active', 'released', 'expired'];

export default function HoldListPage() {
  const [query, setQuery] = useState('');
  const [state, setState] = useState('active');
  const list = useList<Hold>('/api/v1/holds', { q: query, status: state });
  const searchAll = (typed: string) => {
    setQuery(typed);
    if (typed) setState(''); // who names one wants it, wherever it stands
  };
  return (
    <Page title={t('holds.title')} lead={t('holds.lead')} wide>
      <Card>
        <ListFilters label={t('holds.filter')} search={{ label: t('holds.query'), hint: t('holds.query.hint'), wrong: t('holds.query.wrong'), accepts: isHoldNumber, onSearch: searchAll }}>
          <SelectField id="state-filter" label={t('hold.state')} value={state} empty={t('holds.all')} options={STATES.map((value) => ({ value, label: labelOf('holdState', value) }))} onChange={setState} />
        </ListFilters>
        <ListTable
          label={t('holds.title')}
          list={list}
          empty={query ? t('holds.none.query', { query }) : state === 'active' ? t('holds.none') : t('holds.none.state')}
          rowKey={(row) => row.holdId}
          columns={[
            { key: 'id', title: t('hold.number'), cell: (row) => <Link href={`/wachtende-betalingen/${row.holdId}`}>{shortId('W', row.holdId)}</Link> },
            { key: 'amount', title: t('pay.amount'), cell: (row) => money(row.amount), sort: (row) => row.amount.minor, number: true },
            { key: 'owner', title: t('hold.owner'), cell: (row) => say(row.owner.name) },
            { key: 'placed', title: t('hold.placed'), cell: (row) => <span class="nowrap">{shortDateTime(row.placedAt)}</span>, sort: (row) => row.placedAt },
            { key: 'expires', title: t('hold.expires'), cell: (row) => <span class="nowrap">{row.state === 'active' ? fromNow(row.expiresAt) : shortDateTime(row.expiresAt)}</span>, sort: (row) => row.expiresAt },
            { key: 'state', title: t('hold.state'), cell: (row) => <Badge tone={holdTone(row.state)}>{labelOf('holdState', row.state)}</Badge> },
          ]}
        />
      </Card>
    </Page>
  );
}
