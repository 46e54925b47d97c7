// What this organisation asked owners of signals after a hit: what waits first.
import type { Page as ListPage } from '../api/types.ts';
import { partnerName, useApp } from '../app/context.ts';
import { say, t } from '../i18n/index.ts';
import { shortDate, shortDateTime, shortId } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Card, Empty, Failure, Link, Loading, Page } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import { StateBadge, wordsOf } from './parts.tsx';
import type { EnquiryRow, EnquiryTerms } from './types.ts';

const ROWS_AT_FIRST = 25;

export default function AskedListPage() {
  const { node } = useApp();
  const terms = useGet<EnquiryTerms>('/api/v1/enquiry-terms');
  const list = useGet<ListPage<EnquiryRow>>('/api/v1/enquiries');
  const error = list.error ?? terms.error;
  const rows = list.value?.items;
  return (
    <Page title={t('enquiries.title')} lead={t('enquiries.asked.lead')} wide>
      <Card>
        <Failure error={error} onRetry={() => { list.reload(); terms.reload(); }} />
        {!error && !(rows && terms.value) && <Loading />}
        {rows?.length === 0 && <Empty>{t('enquiries.asked.none')}</Empty>}
        {rows && rows.length > 0 && terms.value && (
          <DataTable
            label={t('enquiries.title')}
            rows={rows}
            rowKey={(row) => row.enquiryId}
            atFirst={ROWS_AT_FIRST}
            columns={[
              { key: 'number', title: t('enquiries.number'), cell: (row) => <Link href={`/navragen/${row.enquiryId}`}>{shortId('N', row.enquiryId)}</Link> },
              { key: 'reason', title: t('enquiries.reason'), cell: (row) => wordsOf(terms.value!.reasons, row.reason) },
              { key: 'partner', title: t('enquiries.owner'), cell: (row) => say(partnerName(node, row.partner)) },
              { key: 'state', title: t('enquiries.state'), cell: (row) => <StateBadge row={row} /> },
              { key: 'asked', title: t('enquiries.askedAt'), cell: (row) => <span class="nowrap">{shortDateTime(row.askedAt)}</span> },
              { key: 'due', title: t('enquiries.due'), cell: (row) => <span class="nowrap">{row.state === 'open' ? shortDate(row.dueAt) : '–'}</span> },
              { key: 'kept', title: t('enquiries.kept'), cell: (row) => <span class="nowrap">{row.state === 'given' ? shortDate(row.keptUntil) : '–'}</span> },
            ]}
          />
        )}
      </Card>
    </Page>
  );
}
