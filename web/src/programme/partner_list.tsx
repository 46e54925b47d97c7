// Who takes part.
import { labelOf, say, t } from '../i18n/index.ts';
import { useGet } from '../ui/load.ts';
import { Card, Failure, Link, Loading, Page } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import { day } from './parts.tsx';
import type { Programme } from './types.ts';

export default function PartnerListPage() {
  const programme = useGet<Programme>('/api/v1/programme');
  const value = programme.value;
  return (
    <Page title={t('partners.title')} lead={t('partners.lead')} wide>
      <Failure error={programme.error} onRetry={programme.reload} />
      {!value && !programme.error && <Loading />}
      {value && (
        <Card>
          <DataTable
            label={t('partners.title')}
            rows={value.partners}
            rowKey={(row) => row.id}
            columns={[
              { key: 'name', title: t('commitment.partner'), cell: (row) => <Link href={`/partners/${row.id}`}>{say(row.name)}</Link> },
              { key: 'sector', title: t('partner.sector'), cell: (row) => labelOf('partnerSector', row.sector), sort: (row) => labelOf('partnerSector', row.sector) },
              { key: 'role', title: t('partner.role'), cell: (row) => say(row.role) },
              { key: 'joined', title: t('partner.joined'), cell: (row) => day(row.joined) },
              { key: 'count', title: t('partner.count'), cell: (row) => value.commitments.filter(({ partner }) => partner === row.id).length, number: true },
            ]}
          />
        </Card>
      )}
    </Page>
  );
}
