// What persons ask of this organisation, for its privacy officer: newest first, with the day by which each must be answered.
import { useState } from 'preact/hooks';
import { withQuery } from '../api/client.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { SelectField } from '../ui/fields.tsx';
import { shortDate, shortId } from '../ui/format.ts';
import { useList } from '../ui/load.ts';
import { Badge, Card, Link, Page } from '../ui/parts.tsx';
import { ListTable } from '../ui/table.tsx';
import { ClockBadge } from './parts.tsx';
import type { ReceivedRequest } from './types.ts';

export default function ReceivedRequestsPage() {
  const [state, setState] = useState('open');
  const list = useList<ReceivedRequest>(withQuery('/api/v1/received-rights-requests', { state }));
  return (
    <Page title={t('requests.title')} lead={t('requests.lead')} wide>
      <Card>
        <div class="filters"><SelectField id="requests-state" label={t('requests.which')} value={state} options={[{ value: 'open', label: t('requests.open') }, { value: 'all', label: t('requests.all') }]} onChange={setState} /></div>
        <ListTable
          label={t('requests.title')}
          list={list}
          empty={state === 'open' ? t('requests.none.open') : t('requests.none')}
          rowKey={(row) => row.requestId}
          columns={[
            { key: 'number', title: t('requests.number'), cell: (row) => <Link href={`/verzoeken/${row.requestId}`}>{shortId('V', row.requestId)}</Link> },
            { key: 'kind', title: t('requests.kind'), cell: (row) => labelOf('rightsKind', row.kind) },
            { key: 'received', title: t('requests.received'), cell: (row) => shortDate(row.receivedAt) },
            { key: 'due', title: t('rights.due'), cell: (row) => <span class="nowrap">{shortDate(row.dueOn)}</span> },
            { key: 'state', title: t('requests.state'), cell: (row) => <><ClockBadge request={row} />{row.frozen > 0 && row.state !== 'answered' && <> <Badge tone="info">{t('requests.frozen')}</Badge></>}</> },
            { key: 'from', title: t('requests.contactPoint'), cell: (row) => say(row.contactPoint) },
          ]}
        />
      </Card>
    </Page>
  );
}
