// What stands in the way, everywhere: by kind, owner and age.
import { useState } from 'preact/hooks';
import { codesOf, labelOf, say, t } from '../i18n/index.ts';
import { SelectField } from '../ui/fields.tsx';
import { useGet } from '../ui/load.ts';
import { Card, Empty, Failure, Loading, Page } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import { CommitmentLink, day, orUnknown } from './parts.tsx';
import { openOnes } from './steps.ts';
import type { Programme } from './types.ts';

export const escalatedTo = (to: string | null): string => (to ? labelOf('bottleneck', to) : t('bottleneck.nowhere'));
export const age = (days: number | null): string => (days === null ? t('programme.unknown') : t('bottleneck.days', { n: days }));

export default function BottleneckListPage() {
  const [kind, setKind] = useState('');
  const programme = useGet<Programme>('/api/v1/programme');
  const value = programme.value;
  const rows = value ? openOnes(value.bottlenecks).filter((each) => !kind || each.kind === kind) : [];
  return (
    <Page title={t('bottlenecks.title')} lead={t('bottlenecks.lead')} wide>
      <Failure error={programme.error} onRetry={programme.reload} />
      {!value && !programme.error && <Loading />}
      {value && (
        <Card>
          <SelectField id="kind" label={t('bottleneck.kind')} value={kind} empty={t('ui.filter.none')} options={codesOf('bottleneckKind').map((code) => ({ value: code, label: labelOf('bottleneckKind', code) }))} onChange={setKind} />
          {rows.length === 0 ? (
            <Empty>{t('bottlenecks.none')}</Empty>
          ) : (
            <DataTable
              label={t('bottlenecks.title')}
              rows={rows}
              rowKey={(row) => row.bottleneckId}
              columns={[
                { key: 'text', title: t('bottleneck.text'), cell: (row) => say(row.text) },
                { key: 'kind', title: t('bottleneck.kind'), cell: (row) => labelOf('bottleneckKind', row.kind), sort: (row) => row.kind },
                { key: 'owner', title: t('bottleneck.owner'), cell: (row) => orUnknown(row.owner), sort: (row) => row.owner ?? '' },
                { key: 'since', title: t('bottleneck.since'), cell: (row) => day(row.since) },
                { key: 'age', title: t('bottleneck.age'), cell: (row) => age(row.days), sort: (row) => row.days ?? -1, number: true },
                { key: 'to', title: t('bottleneck.escalated'), cell: (row) => escalatedTo(row.escalatedTo) },
                { key: 'of', title: t('bottleneck.commitment'), cell: (row) => <CommitmentLink of={value.commitments.find(({ commitmentId }) => commitmentId === row.commitmentId)!} /> },
              ]}
            />
          )}
        </Card>
      )}
    </Page>
  );
}
