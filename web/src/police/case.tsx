// One case: its reports, what ties them together and why, and what may be told to whom.
import { useMemo, useState } from 'preact/hooks';
import { withQuery } from '../api/client.ts';
import type { CaseExplanation, CaseFile, CaseHistoryEntry, CaseIdentifier, CaseReport } from '../api/types.ts';
import type { PageProps } from '../app/routes.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { SelectField } from '../ui/fields.tsx';
import { count, date, dateTime, money, reportNumber, shortDate, unbroken, unbrokenNumbers } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { PageParts } from '../ui/page_parts.tsx';
import { Badge, Button, Buttons, Card, Facts, Failure, Hidden, Link, Loading, Page, TextButton, Timeline, Value } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import { BankNotices } from './bank_notices.tsx';
import { DossierCard } from './dossier.tsx';
import { CaseGraph } from './graph.tsx';
import { buildGraph } from './graph_layout.ts';
import { OpinionNow } from './opinion_now.tsx';
import { MergeDialog, SplitDialog, UndoDialog } from './regroup.tsx';
import { SettlementCard } from './settlement.tsx';
import { TakedownCard } from './takedown.tsx';
import { CaseWork, Priority } from './work.tsx';
import { caseTone } from './tones.ts';

export default function CasePage({ parameters }: PageProps) {
  const file = useGet<CaseFile>(`/api/v1/cases/${parameters.caseId}`);
  const back = { to: '/zaken', label: t('cases.title') };
  if (!file.value) return <Page title={t('case.title')} back={back}>{file.error ? <Failure error={file.error} onRetry={file.reload} /> : <Loading />}</Page>;
  return <CaseView file={file.value} back={back} onChanged={file.reload} />;
}

function CaseView({ file, back, onChanged }: { file: CaseFile; back: { to: string; label: string }; onChanged: () => void }) {
  const [dialog, setDialog] = useState<'merge' | 'split' | null>(null);
  const [undoing, setUndoing] = useState<CaseHistoryEntry | null>(null);
  const [turn, setTurn] = useState(0); // what came of a notice may settle the case
  const { reports, identifiers } = file;
  const graph = useMemo(() => buildGraph(reports, identifiers, (ids) => (ids.length > 1 ? t('graph.bundle', { n: ids.length }) : reportNumber(ids[0]!))), [file]);
  const standing = reports.filter((report) => report.status !== 'withdrawn');
  const types = file.fraudTypes ?? [...new Set(reports.map((report) => report.fraudType))];
  const days = reports.map((report) => report.occurredOn).sort();
  return (
    <Page title={t('case.heading', { number: unbroken(file.number), type: types.slice(0, 2).map((type) => labelOf('fraud', type).toLowerCase()).join(', ') })} lead={say(file.explanation)} back={back} wide>
      <Facts
        items={[
          file.status ? [t('case.status'), <Badge key="s" tone={caseTone(file.status)}>{labelOf('caseStatus', file.status)}</Badge>] : null,
          [t('case.damage'), money(file.amount ?? totalOf(reports))],
          [t('cases.reports'), <>{count(standing.length)}{standing.length < reports.length && <span class="fact-more">{t('case.withdrawnReports', { n: reports.length - standing.length })}</span>}</>],
          [t('case.identified'), count(standing.filter((report) => report.identified).length)],
          [t('case.first'), standing.length > 0 ? date(file.firstSeen ?? days[0]) : '–'],
          [t('case.last'), standing.length > 0 ? date(file.lastSeen ?? days.at(-1)) : '–'],
        ]}
      />
      <PageParts
        parts={[
          { id: 'graph', title: t('case.graph') },
          { id: 'reports', title: t('case.reports') },
          { id: 'history', title: t('case.history') },
          { id: 'identifiers', title: t('case.identifiers') },
          { id: 'notices', title: t('notices.title') },
          { id: 'takedown', title: t('takedown.title') },
          { id: 'settlement', title: t('settle.title') },
          { id: 'dossier', title: t('dossier.title') },
          { id: 'regroup', title: t('regroup.title') },
        ]}
      />
      <div class="columns">
        <div class="column-main"><CaseWork file={file} onChanged={onChanged} /></div>
        <div class="column-side"><Priority priority={file.priority} /></div>
      </div>
      <div class="columns">
        <Card title={t('case.graph')} id="graph" class="column-main"><CaseGraph graph={graph} /></Card>
        <Card title={t('why.title')} id="together" class="column-side" note={t('why.note')}><Why file={file} /></Card>
      </div>
      <div class="columns">
        <Card title={t('case.reports')} id="reports" class="column-main column-table"><Reports file={file} /></Card>
        <Card title={t('case.history')} id="history" class="column-side"><History history={file.history} onUndo={setUndoing} /></Card>
      </div>
      <Card title={t('case.identifiers')} id="identifiers" note={t('case.identifiers.note')}><Identifiers caseId={file.caseId} identifiers={identifiers} /></Card>
      <BankNotices file={file} />
      <TakedownCard caseId={file.caseId} onChanged={() => { setTurn(turn + 1); onChanged(); }} />
      <SettlementCard key={turn} caseId={file.caseId} onChanged={onChanged} />
      <DossierCard file={file} />
      <Card title={t('regroup.title')} id="regroup" note={t('regroup.note')}>
        <Buttons>
          <Button kind="secondary" onClick={() => setDialog('merge')}>{t('merge.open')}</Button>
          {reports.length > 1 && <Button kind="secondary" onClick={() => setDialog('split')}>{t('split.open')}</Button>}
        </Buttons>
      </Card>
      {dialog === 'merge' && <MergeDialog file={file} onClose={() => setDialog(null)} onDone={onChanged} />}
      {dialog === 'split' && <SplitDialog file={file} onClose={() => setDialog(null)} onDone={onChanged} />}
      {undoing && <UndoDialog entry={undoing} onClose={() => setUndoing(null)} onDone={onChanged} />}
    </Page>
  );
}

const LINES_AT_FIRST = 8;

function History({ history, onUndo }: { history: CaseHistoryEntry[]; onUndo: (entry: CaseHistoryEntry) => void }) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? history : history.slice(0, LINES_AT_FIRST);
  return (
    <>
      <Timeline
        items={shown.map((entry) => ({
          at: dateTime(entry.at),
          by: entry.by && actorName(entry.by),
          text: <>{unbrokenNumbers(say(entry))}{mayUndo(entry, history) && <> <TextButton onClick={() => onUndo(entry)}>{t('undo.open')}</TextButton></>}</>,
        }))}
      />
      {shown.length < history.length && <p><TextButton onClick={() => setShowsAll(true)}>{t('ui.all', { total: history.length })}</TextButton></p>}
    </>
  );
}

/** "person:analyst-1" is a colleague; who exactly stands in the audit log. */
const actorName = (by: string): string => labelOf('actor', by.startsWith('person:') ? 'person' : by.startsWith('key:') ? 'robot' : by);

/** An analyst's decision can be undone once; the undoing names the same decision. */
function mayUndo(entry: CaseHistoryEntry, history: CaseHistoryEntry[]): boolean {
  return entry.decisionId !== undefined && history.filter((each) => each.decisionId === entry.decisionId).length === 1;
}

function totalOf(reports: CaseReport[]) {
  const amounts = reports.flatMap((report) => report.amount ?? []);
  return { minor: amounts.reduce((sum, amount) => sum + amount.minor, 0), currency: amounts[0]?.currency ?? 'EUR' };
}

const REPORTS_AT_FIRST = 20;
const IDENTIFIERS_AT_FIRST = 20;

function Reports({ file }: { file: CaseFile }) {
  return (
    <DataTable
      label={t('case.reports')}
      rows={file.reports}
      atFirst={REPORTS_AT_FIRST}
      rowKey={(report) => report.reportId}
      sortBy={{ key: 'date', down: true }}
      columns={[
        { key: 'number', title: t('case.report'), cell: (report) => <Link href={`/zaken/${file.caseId}/meldingen/${report.reportId}`}>{reportNumber(report.reportId)}</Link> },
        { key: 'date', title: t('case.date'), cell: (report) => <span class="nowrap">{shortDate(report.occurredOn)}</span>, sort: (report) => report.occurredOn },
        { key: 'type', title: t('case.type'), cell: (report) => labelOf('fraud', report.fraudType) },
        { key: 'amount', title: t('case.amount'), cell: (report) => money(report.amount), sort: (report) => report.amount?.minor ?? 0, number: true },
        { key: 'identified', title: t('case.reporter'), cell: (report) => <><span class="nowrap">{report.identified ? t('case.known') : t('case.unknown')}</span>{report.otherReports > 0 && <span class="cell-more">{t('case.repeat', { n: report.otherReports })}</span>}</>, sort: (report) => report.otherReports },
        { key: 'aangifte', title: t('aangifte.column'), cell: (report) => <span class="nowrap">{report.aangifte ? (report.aangifte.status === 'signed' ? report.aangifte.number : t('aangifte.withdrawn')) : '–'}</span>, sort: (report) => report.aangifte?.number ?? '' },
        { key: 'status', title: t('case.status'), cell: (report) => <Badge tone={report.status === 'withdrawn' ? 'plain' : 'info'}>{labelOf('reportStatus', report.status)}</Badge> },
      ]}
    />
  );
}

function Why({ file }: { file: CaseFile }) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const isAsked = from !== '' && to !== '' && from !== to;
  const path = useGet<CaseExplanation>(isAsked ? withQuery(`/api/v1/cases/${file.caseId}/explanation`, { from, to }) : null);
  const standing = file.reports.filter((report) => report.status !== 'withdrawn'); // a withdrawn one hangs together with nothing
  const options = standing.map((report) => ({ value: report.reportId, label: `${reportNumber(report.reportId)}, ${shortDate(report.occurredOn)}` }));
  if (standing.length < 2) return <p class="empty">{t('why.one')}</p>;
  return (
    <>
      <SelectField id="why-from" label={t('why.from')} value={from} empty={t('ui.choose')} options={options} onChange={setFrom} />
      <SelectField id="why-to" label={t('why.to')} value={to} empty={t('ui.choose')} options={options.filter((option) => option.value !== from)} onChange={setTo} />
      <div aria-live="polite">
        {isAsked && path.isLoading && <Loading />}
        <Failure error={path.error} onRetry={path.reload} />
        {isAsked && path.value && !path.isLoading && <Path path={path.value} identifiers={file.identifiers} />}
      </div>
    </>
  );
}

function Path({ path, identifiers }: { path: CaseExplanation; identifiers: CaseIdentifier[] }) {
  const maskedOf = (id: string) => identifiers.find((identifier) => identifier.identifierId === id)?.masked;
  return (
    <>
      <p>{unbrokenNumbers(say(path))}</p>
      <ol class="path">
        {path.path.map((step) => (
          <li key={step.id} class={`path-${step.kind}`}>
            <span class="note">{step.kind === 'identifier' ? labelOf('identifierType', step.type) : labelOf('pathKind', step.kind)}</span>
            <strong>{step.kind === 'report' ? reportNumber(step.id) : (maskedOf(step.id) ?? (say(step.text) || step.label))}</strong>
          </li>
        ))}
      </ol>
    </>
  );
}

function Identifiers({ caseId, identifiers }: { caseId: string; identifiers: CaseIdentifier[] }) {
  return (
    <DataTable
      label={t('case.identifiers')}
      rows={identifiers}
      atFirst={IDENTIFIERS_AT_FIRST}
      rowKey={(identifier) => identifier.identifierId}
      sortBy={{ key: 'identified', down: true }}
      columns={[
        { key: 'value', title: t('case.identifier'), cell: (identifier) => <Value text={identifier.masked} />, sort: (identifier) => identifier.masked },
        { key: 'type', title: t('graph.kind'), cell: (identifier) => <span class="nowrap">{labelOf('identifierType', identifier.type)}</span>, sort: (identifier) => labelOf('identifierType', identifier.type) },
        { key: 'reports', title: t('cases.reports'), cell: (identifier) => count(identifier.reports), sort: (identifier) => identifier.reports, number: true },
        { key: 'identified', title: t('case.identifiedReporters'), cell: (identifier) => count(identifier.identifiedReporters), sort: (identifier) => identifier.identifiedReporters, number: true },
        { key: 'share', title: t('case.share'), cell: (identifier) => <Share caseId={caseId} identifier={identifier} /> },
      ]}
    />
  );
}

/** What is said about it, or the way to say it; what the rules make of that stands on the opinion's own page. */
function Share({ caseId, identifier }: { caseId: string; identifier: CaseIdentifier }) {
  const to = `/zaken/${caseId}/oordeel/${identifier.identifierId}`;
  const { opinion, stop } = identifier;
  const act = opinion?.state === 'active' ? t('opinion.show') : stop ? null : t('opinion.give'); // no opinion rests on what strangers share
  return (
    <div class="standing">
      {stop && <><Badge tone="amber">{t('case.stop')}</Badge><span class="cell-text">{say(stop.reason)}</span></>}
      {opinion && <OpinionNow opinion={opinion} brief={Boolean(stop)} />}
      {act && <span class="act"><Link href={to}>{act}<Hidden> {identifier.masked}</Hidden></Link></span>}
    </div>
  );
}
