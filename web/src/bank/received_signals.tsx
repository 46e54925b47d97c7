// Copies of others' signals that this partner holds: whose they are and how old. A bank answers on those about its accounts.
import { useState } from 'preact/hooks';
import type { ReceivedSignal } from '../api/types.ts';
import { kindOf, partnerName, useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { shortDate, shortDateTime, shortId } from '../ui/format.ts';
import { ListFilters } from '../ui/list_filters.tsx';
import { useList } from '../ui/load.ts';
import { Badge, Button, Card, Hidden, Link, Notice, Page, Value } from '../ui/parts.tsx';
import { ListTable } from '../ui/table.tsx';
import { HolderAnswer } from './holder_answer.tsx';

export default function ReceivedSignalsPage() {
  const { node } = useApp();
  const [query, setQuery] = useState('');
  const list = useList<ReceivedSignal>('/api/v1/received-signals', { q: query });
  const [answering, setAnswering] = useState<ReceivedSignal | null>(null);
  const [isAnswered, setAnswered] = useState(false);
  const nameOf = (row: ReceivedSignal) => row.masked ?? row.value ?? shortId('S', row.signalId);
  const answerColumn = {
    key: 'verdict',
    title: t('received.verdict'),
    cell: (row: ReceivedSignal) => (row.dataClass === 'ACC' ? <>{row.holderVerdict && <span class="cell-more">{labelOf('holderVerdict', row.holderVerdict)}</span>}<Button small kind="secondary" onClick={() => setAnswering(row)}>{t('received.answer')}<Hidden> {nameOf(row)}</Hidden></Button></> : '–'),
  };
  return (
    <Page title={t('received.title')} lead={t('received.lead')} wide>
      {isAnswered && <Notice tone="good" title={t('received.answered')} announce />}
      <Card>
        <ListFilters label={t('received.filter')} search={{ label: t('received.query'), hint: t('received.query.hint'), wrong: '', accepts: () => true, onSearch: setQuery }} />
        <ListTable
          label={t('received.title')}
          list={list}
          empty={query ? t('received.none.query', { query }) : t('received.none')}
          rowKey={(row) => row.signalId}
          columns={[
            { key: 'value', title: t('received.about'), cell: (row) => <Value text={nameOf(row)} /> },
            { key: 'type', title: t('received.type'), cell: (row) => <span class="nowrap">{labelOf('identifierType', row.type)}</span> },
            { key: 'owner', title: t('check.owner'), cell: (row) => say(partnerName(node, row.owner)) },
            { key: 'opinion', title: t('received.opinion'), cell: (row) => (row.opinion ? labelOf('verdict', row.opinion.verdict) : '–') },
            { key: 'listing', title: t('received.listing'), cell: (row) => (row.listing ? <Badge tone={row.listing === 'block' ? 'amber' : 'plain'}>{labelOf('listing', row.listing)}</Badge> : '–') },
            { key: 'rule', title: t('check.rule'), cell: (row) => row.rule },
            { key: 'received', title: t('received.at'), cell: (row) => <span class="nowrap">{shortDateTime(row.receivedAt)}</span> },
            { key: 'until', title: t('check.validUntil'), cell: (row) => <span class="nowrap">{shortDate(row.opinion?.validUntil)}</span> },
            ...(kindOf(node) === 'bank' ? [answerColumn] : []),
            { key: 'more', title: t('received.more'), cell: (row) => <Link href={`/ontvangen-signalen/${row.signalId}/navragen`}>{t('check.askMore')}<Hidden> {nameOf(row)}</Hidden></Link> },
          ]}
        />
      </Card>
      {answering && <HolderAnswer row={answering} onClose={() => setAnswering(null)} onDone={() => { setAnswering(null); setAnswered(true); list.reload(); }} />}
    </Page>
  );
}
