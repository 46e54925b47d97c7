// Accounts that enough identified people named, and about which nobody gave an opinion yet: each is work that waits.
import type { UndecidedAccount } from '../api/types.ts';
import { partnerName, useApp } from '../app/context.ts';
import { say, t } from '../i18n/index.ts';
import { count, unbroken } from '../ui/format.ts';
import { useList } from '../ui/load.ts';
import { Badge, Card, Hidden, Link, Page } from '../ui/parts.tsx';
import { ListTable } from '../ui/table.tsx';

export default function UndecidedPage() {
  const { node } = useApp();
  const list = useList<UndecidedAccount>('/api/v1/publishable-identifiers', { opinion: 'none' });
  return (
    <Page title={t('undecided.title')} lead={t('undecided.lead')} back={{ to: '/signalen', label: t('signals.title') }} wide>
      <Card>
        <ListTable
          label={t('undecided.title')}
          list={list}
          empty={t('undecided.none')}
          rowKey={(row) => row.identifierId}
          columns={[
            { key: 'case', title: t('undecided.case'), cell: (row) => (row.caseId ? <Link href={`/zaken/${row.caseId}`}>{unbroken(row.caseNumber)}<Hidden> {t('undecided.open')}</Hidden></Link> : '–') },
            { key: 'reporters', title: t('undecided.reporters'), cell: (row) => count(row.identifiedReporters), sort: (row) => row.identifiedReporters, number: true },
            { key: 'reports', title: t('cases.reports'), cell: (row) => count(row.reports), sort: (row) => row.reports, number: true },
            { key: 'bank', title: t('undecided.bank'), cell: (row) => (row.holderBank ? say(partnerName(node, row.holderBank)) : <Badge>{t('undecided.nobody')}</Badge>) },
          ]}
        />
      </Card>
    </Page>
  );
}
