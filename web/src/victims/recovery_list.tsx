import { useState } from 'preact/hooks';
import type { RecoveryRequest } from '../api/types.ts';
import { labelOf, t } from '../i18n/index.ts';
import { isRecoveryNumber } from '../ui/checks.ts';
import { SelectField } from '../ui/fields.tsx';
import { date, fromNow, money, shortDateTime, shortId } from '../ui/format.ts';
import { ListFilters } from '../ui/list_filters.tsx';
import { useList } from '../ui/load.ts';
import { Badge, Card, Link, Page } from '../ui/parts.tsx';
import { ListTable } from '../ui/table.tsx';
import { colleagueTask, recoveryTone } from './recovery_logic.ts';

const STATES = ['received', 'asked', 'arranged', 'unanswered', 'released', 'demanded', 'summoned', 'judged', 'enforced', 'returned', 'refused', 'closed', 'lapsed'];

export default function RecoveryListPage() {
  const [query, setQuery] = useState('');
  const [state, setState] = useState('');
  const list = useList<RecoveryRequest>('/api/v1/recovery-requests', { q: query, status: state });
  return (
    <Page title={t('recoveries.title')} lead={t('recoveries.lead')} wide>
      <Card>
        <ListFilters label={t('recoveries.filter')} search={{ label: t('recoveries.query'), hint: t('recoveries.query.hint'), wrong: t('recoveries.query.wrong'), accepts: isRecoveryNumber, onSearch: setQuery }}>
          <SelectField id="state-filter" label={t('following.state')} value={state} empty={t('recoveries.all')} options={STATES.map((value) => ({ value, label: labelOf('recoveryState', value) }))} onChange={setState} />
        </ListFilters>
        <ListTable
          label={t('recoveries.title')}
          list={list}
          empty={query ? t('recoveries.none.query', { query }) : state ? t('recoveries.none.state') : t('recoveries.none')}
          rowKey={(row) => row.requestId}
          columns={[
            { key: 'id', title: t('recovery.number'), cell: (row) => <Link href={`/terugvragen/${row.requestId}`}>{shortId('T', row.requestId)}</Link> },
            { key: 'amount', title: t('bankStep.amount'), cell: (row) => money(row.amount), sort: (row) => row.amount.minor, number: true },
            { key: 'paid', title: t('recovery.paid'), cell: (row) => date(row.paidOn), sort: (row) => row.paidOn },
            { key: 'created', title: t('recovery.asked'), cell: (row) => <span class="nowrap">{shortDateTime(row.createdAt)}</span>, sort: (row) => row.createdAt },
            { key: 'due', title: t('following.answerDue'), cell: (row) => (row.status === 'asked' && row.answerDue ? <span class="nowrap">{fromNow(row.answerDue)}</span> : '–') },
            { key: 'state', title: t('following.state'), cell: (row) => <><Badge tone={recoveryTone(row.status)}>{labelOf('recoveryState', row.status)}</Badge><More request={row} /></> },
          ]}
        />
      </Card>
    </Page>
  );
}

function More({ request }: { request: RecoveryRequest }) {
  const task = colleagueTask(request);
  if (task) return <span class="cell-more">{t(task === 'anew' ? 'secondPerson.anew' : 'secondPerson.waits')}</span>;
  return request.status === 'lapsed' ? <span class="cell-more">{t('recoveries.lapsed')}</span> : null;
}
