// What is in the file, before anything is sent.
import { labelOf, say, t } from '../i18n/index.ts';
import { Notice } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import type { BulkForm, RowProblem, TypedRow } from './bulk_rows.ts';

const ROWS_AT_FIRST = 5;

export const columnName = (form: BulkForm, field: string): string => {
  const column = form.columns.find((each) => each.field === field);
  return column ? say(column) : field;
};

export const problemText = (form: BulkForm, { problem }: RowProblem): string => {
  const reason = form.reasons.find(({ code }) => code === problem);
  return reason ? say(reason) : `${labelOf('wrong', problem)}.`;
};

export function FilePreview({ form, file }: { form: BulkForm; file: { head: string[]; rows: TypedRow[] } }) {
  const bad = file.rows.filter(({ problem }) => problem);
  const good = file.rows.length - bad.length;
  return (
    <>
      <p><strong>{t('bulk.preview', { n: file.rows.length })}</strong> {t('bulk.preview.good', { n: good })}</p>
      {bad.length > 0 && (
        <>
          <Notice tone="amber" title={t('bulk.preview.bad', { n: bad.length })} />
          <DataTable
            label={t('bulk.refused')}
            rows={bad}
            rowKey={({ number }) => String(number)}
            atFirst={ROWS_AT_FIRST}
            columns={[
              { key: 'row', title: t('bulk.row'), cell: ({ number }) => String(number) },
              { key: 'field', title: t('bulk.field'), cell: ({ problem }) => columnName(form, problem!.field) },
              { key: 'reason', title: t('bulk.reason'), cell: ({ problem }) => problemText(form, problem!) },
            ]}
          />
        </>
      )}
      <DataTable
        label={t('bulk.preview.table')}
        rows={file.rows}
        rowKey={({ number }) => String(number)}
        atFirst={ROWS_AT_FIRST}
        columns={[
          { key: 'row', title: t('bulk.row'), cell: ({ number }) => String(number) },
          ...file.head.map((name, place) => ({ key: `c${place}`, title: name, cell: ({ cells }: TypedRow) => cells[place] || '–' })),
        ]}
      />
    </>
  );
}
