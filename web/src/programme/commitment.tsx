// One commitment: what was agreed, how it goes, what stands in the way, and what can be done next.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import { useApp } from '../app/context.ts';
import type { PageProps } from '../app/routes.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { TextArea } from '../ui/fields.tsx';
import { date, dateTime } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Details, Empty, Facts, Failure, Loading, Notice, Page, Timeline } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import { age, escalatedTo } from './bottleneck_list.tsx';
import { BottleneckFields, isFilled, noBottleneck } from './forms.tsx';
import { MoveForm } from './move_form.tsx';
import { ColourMark, CommitmentLink, StateBadge, day, nameOf, orUnknown, periodText, titleOf } from './parts.tsx';
import { ReportForm } from './report_form.tsx';
import { nextStates } from './steps.ts';
import type { Bottleneck, Course, Effort, Programme, Proof, State } from './types.ts';

const HUNDREDTHS = 100;

export default function CommitmentPage({ parameters }: PageProps) {
  const { session } = useApp();
  const course = useGet<Course>(`/api/v1/commitments/${parameters.commitmentId}`);
  const programme = useGet<Programme>('/api/v1/programme');
  const [value, all] = [course.value, programme.value];
  const back = { to: '/programma', label: t('programme.title') };
  if (!value || !all) return <Page title={t('programme.commitments')} back={back}>{course.error ? <Failure error={course.error} onRetry={course.reload} /> : <Loading />}</Page>;
  const isOfficer = session?.role === 'programme-officer';
  const mayReport = value.nextReport !== null && (isOfficer || all.mine === value.partner);
  return (
    <Page title={say(value.deliverable)} lead={titleOf(all.actions, value.action)} back={back} wide>
      <Facts
        items={[
          [t('commitment.state'), <StateBadge key="s" state={value.state} />],
          [t('commitment.colour'), <><ColourMark key="c" colour={value.colour} /><span class="fact-more">{labelOf('why', value.why)}</span></>],
          [t('commitment.partner'), nameOf(all.partners, value.partner)],
          [t('commitment.due'), day(value.due)],
        ]}
      />
      {value.steeringGroup && <Notice tone="error" title={t('commitment.steering')} />}
      {value.overdue && <Notice tone="amber" title={t('commitment.overdue')} />}
      <About of={value} all={all} />
      <CourseCard of={value} />
      <Bottlenecks of={value} isOfficer={isOfficer} onDone={course.replace} />
      {isOfficer && nextStates(value.state).length > 0 && <MoveForm key={`move-${value.version}`} of={value} onDone={course.replace} />}
      {mayReport && <ReportForm key={`report-${value.version}`} of={value} title={t('progress.title')} onDone={course.replace} />}
      {isOfficer && <Decide key={`decide-${value.version}`} of={value} onDone={course.replace} />}
      <History of={value} />
    </Page>
  );
}

function About({ of, all }: { of: Course; all: Programme }) {
  const others = all.commitments.filter(({ commitmentId }) => of.dependsOn.includes(commitmentId));
  const { legal } = of;
  return (
    <Card title={t('commitment.about')} id="about">
      <Details
        items={[
          [t('commitment.start'), day(of.start)],
          [t('commitment.due'), day(of.due)],
          [t('commitment.owner'), orUnknown(of.owner)],
          [t('commitment.capacity'), orUnknown(of.capacity)],
          [t('commitment.priority'), labelOf('priority', of.priority)],
          [t('commitment.legal'), legal ? <>{legal.inForce ? t('commitment.legal.on', { rule: legal.rule }) : t('commitment.legal.off', { rule: legal.rule })}<span class="fact-more">{say(legal.title)}</span></> : t('commitment.legal.none')],
          [t('commitment.depends'), others.length === 0 ? t('commitment.depends.none') : <ul class="plain-list">{others.map((each) => <li key={each.commitmentId}><CommitmentLink of={each} /> <StateBadge state={each.state} /></li>)}</ul>],
          of.nextReport && of.nextReportDue ? [t('commitment.next'), t('commitment.next.due', { period: periodText(of.nextReport), day: date(of.nextReportDue) })] : null,
        ]}
      />
    </Card>
  );
}

const fte = (hundredths: number | null): string => (hundredths === null ? t('programme.unknown') : t('commitment.fte', { n: hundredths / HUNDREDTHS }));

function CourseCard({ of }: { of: Course }) {
  return (
    <Card title={t('commitment.course')} id="course">
      {of.periods.length === 0 ? (
        <Empty>{t('commitment.course.none')}</Empty>
      ) : (
        <DataTable
          label={t('commitment.course')}
          rows={of.periods}
          rowKey={(row) => row.period}
          columns={[
            { key: 'period', title: t('commitment.period'), cell: (row) => periodText(row.period) },
            { key: 'colour', title: t('commitment.colour'), cell: (row) => <><ColourMark colour={row.colour} /><span class="cell-more">{labelOf('why', row.why)}</span></> },
            { key: 'progress', title: t('commitment.progress'), number: true, cell: (row) => percent(of.reports.find(({ period }) => period === row.period)?.progress) },
            { key: 'note', title: t('commitment.note'), cell: (row) => of.reports.find(({ period }) => period === row.period)?.note ?? '–' },
          ]}
        />
      )}
      <Efforts efforts={of.efforts} />
    </Card>
  );
}

const percent = (progress: number | undefined): string => (progress === undefined ? t('programme.unknown') : t('commitment.percent', { n: progress }));

function Efforts({ efforts }: { efforts: Effort[] }) {
  if (efforts.length === 0) return <p class="note">{t('commitment.effort.none')}</p>;
  return (
    <DataTable
      label={t('commitment.effort')}
      rows={efforts}
      rowKey={(row) => row.period}
      columns={[
        { key: 'period', title: t('commitment.effort'), cell: (row) => periodText(row.period) },
        { key: 'promised', title: t('commitment.promised'), number: true, cell: (row) => fte(row.promisedFteHundredths) },
        { key: 'delivered', title: t('commitment.delivered'), number: true, cell: (row) => fte(row.deliveredFteHundredths) },
      ]}
    />
  );
}

interface ActProps { of: Course; onDone: (course: Course) => void }

function Bottlenecks({ of, isOfficer, onDone }: ActProps & { isOfficer: boolean }) {
  return (
    <Card title={t('commitment.bottlenecks')} id="bottlenecks">
      {of.bottlenecks.length === 0 && <Empty>{t('commitment.bottlenecks.none')}</Empty>}
      {of.bottlenecks.map((each) => (
        <div class="action" key={each.bottleneckId}>
          <h3 class="utrecht-heading-3">{say(each.text)}</h3>
          <Details
            items={[
              [t('bottleneck.kind'), labelOf('bottleneckKind', each.kind)],
              [t('bottleneck.owner'), orUnknown(each.owner)],
              [t('bottleneck.since'), day(each.since)],
              [t('bottleneck.age'), each.solved ? t('bottleneck.solved', { day: date(each.solved) }) : age(each.days)],
              [t('bottleneck.escalated'), escalatedTo(each.escalatedTo)],
            ]}
          />
          {isOfficer && !each.solved && <BottleneckActs key={of.version} of={of} each={each} onDone={onDone} />}
        </div>
      ))}
      {isOfficer && <NameBottleneck key={of.version} of={of} onDone={onDone} />}
    </Card>
  );
}

function BottleneckActs({ of, each, onDone }: ActProps & { each: Bottleneck }) {
  const [how, setHow] = useState('');
  const [tries, setTries] = useState(0);
  const path = `/api/v1/commitments/${of.commitmentId}/bottlenecks/${each.bottleneckId}`;
  const [solve, raise] = [useKey(), useKey()];
  const solving = useAct(async () => onDone(await post<Course>(`${path}/solution`, { version: of.version, note: how.trim() }, { idempotencyKey: solve.key })));
  const raising = useAct(async () => onDone(await post<Course>(`${path}/escalation`, { version: of.version, to: 'steering-group' }, { idempotencyKey: raise.key })));
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (how.trim()) solving.run(); }}>
      <Failure error={solving.error ?? raising.error} />
      <TextArea id={`how-${each.bottleneckId.slice(0, 8)}`} label={t('bottleneck.solve.how')} value={how} onChange={setHow} rows={2} maxLength={2000} error={tries > 0 && !how.trim() ? t('wrong.missing') : undefined} />
      <Buttons>
        <Button type="submit" kind="secondary" small busy={solving.isBusy}>{t('bottleneck.solve')}</Button>
        {each.escalatedTo !== 'steering-group' && <Button kind="secondary" small busy={raising.isBusy} onClick={() => raising.run()}>{t('bottleneck.escalate')}</Button>}
      </Buttons>
    </form>
  );
}

function NameBottleneck({ of, onDone }: ActProps) {
  const [isOpen, setOpen] = useState(false);
  const [bottleneck, setBottleneck] = useState(noBottleneck);
  const [tries, setTries] = useState(0);
  const key = useKey();
  const naming = useAct(async () => onDone(await post<Course>(`/api/v1/commitments/${of.commitmentId}/bottlenecks`, { version: of.version, ...bottleneck }, { idempotencyKey: key.key })));
  if (!isOpen) return <Buttons><Button kind="secondary" onClick={() => setOpen(true)}>{t('bottleneck.name')}</Button></Buttons>;
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (isFilled(bottleneck)) naming.run(); }}>
      <Failure error={naming.error} />
      <BottleneckFields prefix="new" value={bottleneck} onChange={setBottleneck} tries={tries} />
      <Buttons><Button type="submit" busy={naming.isBusy}>{t('bottleneck.name')}</Button></Buttons>
    </form>
  );
}

function Decide({ of, onDone }: ActProps) {
  const [text, setText] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const deciding = useAct(async () => onDone(await post<Course>(`/api/v1/commitments/${of.commitmentId}/decisions`, { version: of.version, note: text.trim() }, { idempotencyKey: key.key })));
  return (
    <Card title={t('decide.title')} id="decide">
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (text.trim()) deciding.run(); }}>
        <Failure error={deciding.error} />
        <TextArea id="decision" label={t('decide.text')} value={text} onChange={setText} rows={3} maxLength={2000} error={tries > 0 && !text.trim() ? t('wrong.missing') : undefined} />
        <Buttons><Button type="submit" kind="secondary" busy={deciding.isBusy}>{t('decide.do')}</Button></Buttons>
      </form>
    </Card>
  );
}

function whatOf(kind: string, what: string): string {
  if (kind === 'reported') return periodText(what);
  if (kind === 'made' || kind === 'moved') return labelOf('commitmentState', what as State);
  return labelOf('bottleneckKind', what);
}

function History({ of }: { of: Course }) {
  return (
    <Card title={t('commitment.history')} id="history">
      <Timeline
        items={[...of.history].reverse().map((each) => ({
          at: dateTime(each.at),
          text: <><strong>{labelOf('change', each.kind)}</strong> {whatOf(each.kind, each.what)}{each.note && <span class="timeline-detail">{say(each.note)}</span>}{each.proof && <ProofText proof={each.proof} />}</>,
        }))}
      />
    </Card>
  );
}

function ProofText({ proof: { evidence, usage, measurement } }: { proof: Proof }) {
  return (
    <>
      {evidence && <span class="timeline-detail">{t('commitment.evidence', { evidence })}</span>}
      {usage && <span class="timeline-detail">{t('commitment.usage', { n: usage.count, unit: usage.unit, day: date(usage.asOf) })}</span>}
      {measurement && <span class="timeline-detail">{t('commitment.measured', { ...measurement, day: date(measurement.date) })}</span>}
    </>
  );
}
