// The half-year report, from the same parts as its PDF; fit to print.
import type { PageProps } from '../app/routes.ts';
import { currentLanguage, t } from '../i18n/index.ts';
import { useGet } from '../ui/load.ts';
import { Buttons, Failure, Link, LinkButton, Loading, Page } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import { periodText } from './parts.tsx';
import { halfBefore } from './steps.ts';

type Part =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'link'; text: string; address: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; caption: string; columns: string[]; rows: string[][] };
interface Report { title: string; parts: Part[] }

export default function HalfYearPage({ parameters }: PageProps) {
  const period = parameters.period!;
  const language = currentLanguage();
  const path = `/api/v1/programme-reports/${period}`;
  const report = useGet<Report>(`${path}?language=${language}`);
  const back = { to: '/programma', label: t('programme.title') };
  if (!report.value) return <Page title={t('halfYear.title', { period: periodText(period) })} back={back}>{report.error ? <Failure error={report.error} onRetry={report.reload} /> : <Loading />}</Page>;
  return (
    <Page title={report.value.title} back={back} wide>
      <Buttons>
        <a class="utrecht-button utrecht-button--primary-action link-button" href={`${path}.pdf?language=${language}`} download={`dijkwacht-${period}-${language}.pdf`}>{t('halfYear.pdf')}</a>
        <LinkButton kind="secondary" href={`/verslag/${halfBefore(period)}`}>{t('halfYear.before', { period: periodText(halfBefore(period)) })}</LinkButton>
      </Buttons>
      <article class="card report" id="report">{report.value.parts.map((part, index) => <ReportPart key={index} part={part} />)}</article>
    </Page>
  );
}

function ReportPart({ part }: { part: Part }) {
  if (part.kind === 'heading') return part.level === 2 ? <h2 class="utrecht-heading-2">{part.text}</h2> : <h3 class="utrecht-heading-3">{part.text}</h3>;
  if (part.kind === 'paragraph') return <p>{part.text}</p>;
  if (part.kind === 'link') return <p><Link href={part.address}>{part.text}</Link></p>;
  if (part.kind === 'list') return <ul class="plain-list">{part.items.map((item) => <li key={item}>{item}</li>)}</ul>;
  return (
    <DataTable
      label={part.caption}
      rows={part.rows.map((cells, index) => ({ cells, index }))}
      rowKey={(row) => String(row.index)}
      columns={part.columns.map((title, column) => ({ key: String(column), title, cell: (row: { cells: string[] }) => row.cells[column] }))}
    />
  );
}
