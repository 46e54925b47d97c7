// When the notice of each account or website left, when its receiver confirmed it, and whether that was in time.
import type { CaseFile, SentNotice } from '../api/types.ts';
import { partnerName, useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { count, exactTime } from '../ui/format.ts';
import { Badge, Card, Empty, Value, type Tone } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';

interface Row extends SentNotice { masked: string }

const TONES: Record<SentNotice['pace'], Tone> = { 'in-time': 'good', late: 'amber', running: 'info', overdue: 'amber' };
const MS = 1000;

const secondsOf = (notice: SentNotice): number | null =>
  notice.acknowledgedAt === null ? null : Math.max(0, Math.round((Date.parse(notice.acknowledgedAt) - Date.parse(notice.sentAt)) / MS));

export function BankNotices({ file }: { file: CaseFile }) {
  const { node } = useApp();
  const rows: Row[] = file.identifiers.flatMap(({ masked, opinion }) => (opinion?.notices ?? []).map((notice) => ({ ...notice, masked })));
  return (
    <Card title={t('notices.title')} id="notices" note={t('notices.note', { n: count(file.noticeSeconds) })}>
      {rows.length === 0 ? <Empty>{t('notices.none')}</Empty> : (
        <DataTable
          label={t('notices.title')}
          rows={rows}
          rowKey={(row) => row.masked + row.partner}
          columns={[
            { key: 'value', title: t('case.identifier'), cell: (row) => <Value text={row.masked} />, sort: (row) => row.masked },
            { key: 'partner', title: t('notices.receiver'), cell: (row) => say(partnerName(node, row.partner)), sort: (row) => row.partner },
            { key: 'sent', title: t('notices.sent'), cell: (row) => exactTime(row.sentAt), sort: (row) => row.sentAt },
            { key: 'confirmed', title: t('notices.confirmed'), cell: (row) => (row.acknowledgedAt ? exactTime(row.acknowledgedAt) : t('notices.notYet')), sort: (row) => row.acknowledgedAt ?? '' },
            { key: 'pace', title: t('notices.clock'), cell: (row) => <Clock notice={row} />, sort: (row) => row.pace },
          ]}
        />
      )}
    </Card>
  );
}

function Clock({ notice }: { notice: SentNotice }) {
  const seconds = secondsOf(notice);
  return (
    <>
      <Badge tone={TONES[notice.pace]}>{labelOf('noticePace', notice.pace)}</Badge>
      {seconds !== null && <span class="cell-more">{seconds === 0 ? t('notices.atOnce') : t('notices.seconds', { n: seconds })}</span>}
    </>
  );
}
