// What came of each row: what went in, what was known, what was refused and why.
import { say, t } from '../i18n/index.ts';
import { groupedStatusToken } from '../seal/status_token.ts';
import { download } from '../ui/download.ts';
import { reportNumber } from '../ui/format.ts';
import { Badge, Button, Buttons, Card, Facts, LinkButton, Notice, Page, type Tone } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import { refusedFile, type BulkForm, type TypedRow } from './bulk_rows.ts';
import { columnName } from './file_preview.tsx';
import type { BulkOutcome } from './send_bulk.ts';

interface Refused { number: number; field: string; text: string }
const TONE: Record<string, Tone> = { accepted: 'good', known: 'info', refused: 'amber' };
const ROWS_AT_FIRST = 20;

export function BulkSent(props: { form: BulkForm; outcome: BulkOutcome; statusToken: string; file: { head: string[]; rows: TypedRow[] }; local: Refused[]; onAgain: () => void }) {
  const { form, outcome, statusToken, file, local } = props;
  const code = groupedStatusToken(statusToken);
  const refused = [
    ...local,
    ...outcome.rows.flatMap((row) => (row.outcome === 'refused' ? [{ number: row.row, field: row.field ?? '', text: say(row.reason) }] : [])),
  ].sort((one, other) => one.number - other.number);
  const reasons = new Map(refused.map(({ number, field, text }) => [number, `${columnName(form, field)}: ${text}`]));
  const referenceOf = new Map(file.rows.map(({ number, values }) => [number, values.reference ?? '']));
  return (
    <Page title={t('bulk.sent.title')} lead={t('bulk.sent.lead', { n: outcome.accepted })}>
      <Facts items={[[t('bulk.accepted'), String(outcome.accepted)], [t('bulk.known'), String(outcome.known)], [t('bulk.refused'), String(refused.length)]]} />
      {refused.length > 0 && (
        <Card title={t('bulk.refused')} id="refused" note={t('bulk.refused.text')}>
          <DataTable
            label={t('bulk.refused')}
            rows={refused}
            rowKey={({ number }) => String(number)}
            atFirst={ROWS_AT_FIRST}
            columns={[
              { key: 'row', title: t('bulk.row'), cell: ({ number }) => String(number) },
              { key: 'field', title: t('bulk.field'), cell: ({ field }) => columnName(form, field) },
              { key: 'reason', title: t('bulk.reason'), cell: ({ text }) => text },
            ]}
          />
          <Buttons><Button kind="secondary" onClick={() => download(`\uFEFF${refusedFile(file.head, file.rows, reasons, t('bulk.reason'))}`, `${t('bulk.refused.name')}.csv`, 'text/csv')}>{t('bulk.refused.download')}</Button></Buttons>
        </Card>
      )}
      <Card title={t('bulk.code')} id="code" class="card-strong" note={t('bulk.code.text')}>
        <p class="code" id="status-code"><code>{code}</code></p>
        <Buttons>
          <LinkButton href={`/zakelijk-volgen#${statusToken}`}>{t('bulk.follow')}</LinkButton>
          <Button kind="secondary" onClick={() => download(t('bulk.code.file', { code, address: `${location.origin}/zakelijk-volgen` }), `${t('bulk.code.name')}.txt`)}>{t('bulk.code.download')}</Button>
        </Buttons>
      </Card>
      <Card title={t('bulk.rows')} id="rows">
        <DataTable
          label={t('bulk.rows')}
          rows={outcome.rows.filter(({ reportId }) => reportId)}
          rowKey={({ row }) => String(row)}
          atFirst={ROWS_AT_FIRST}
          columns={[
            { key: 'row', title: t('bulk.row'), cell: ({ row }) => String(row) },
            { key: 'reference', title: t('bulk.reference'), cell: ({ row }) => referenceOf.get(row) ?? '–' },
            { key: 'report', title: t('bulk.report'), cell: ({ reportId }) => <span class="nowrap">{reportNumber(reportId!)}</span> },
            { key: 'outcome', title: t('bulk.outcome'), cell: (row) => <Badge tone={TONE[row.outcome] ?? 'plain'}>{row.outcome === 'known' ? t('bulk.row.known') : t('bulk.row.accepted')}</Badge> },
          ]}
        />
      </Card>
      <Notice title={t('bulk.melding')}><p>{t('bulk.melding.text')}</p></Notice>
      <Buttons><Button kind="secondary" onClick={props.onAgain}>{t('bulk.again')}</Button></Buttons>
    </Page>
  );
}
