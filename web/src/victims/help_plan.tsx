// What someone who was defrauded can do: chosen by type of fraud, harm and wishes, ticked off, printed. What is chosen stays on the
// person's own device; of a report only its type and day are read, with the reporter's own code.
import { useState } from 'preact/hooks';
import type { Desk, HelpStep, HelpSteps, ReportStatus } from '../api/types.ts';
import { originOf, useApp } from '../app/context.ts';
import { useKeptCode, type KeptCode } from '../app/kept_code.ts';
import { forgetOtherCodes } from '../app/other_codes.ts';
import { codesOf, labelOf, say, t } from '../i18n/index.ts';
import { readStatusToken } from '../seal/status_token.ts';
import { EarlierCode } from '../ui/earlier_code.tsx';
import { CheckField, SelectField } from '../ui/fields.tsx';
import { date } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Failure, Link, Loading, Notice, Page, TextButton } from '../ui/parts.tsx';
import { Choices } from './choices.tsx';
import { lastDay, stepsFor, type Situation } from './help_logic.ts';

interface Kept extends Situation { done: string[] }
const KEPT = 'dw-help-plan'; // on this device
const NOTHING: Kept = { fraudType: '', harms: [], wishes: [], done: [] };

function readKept(): Kept {
  try {
    return { ...NOTHING, ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Kept>) };
  } catch {
    return NOTHING; // storage is switched off, or was filled by something else
  }
}

function writeKept(kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(KEPT, JSON.stringify(kept));
    else localStorage.removeItem(KEPT);
  } catch {
    // The plan lasts as long as the page.
  }
}

export default function HelpPlanPage() {
  const steps = useGet<HelpSteps>('/api/v1/help-steps');
  const kept = useKeptCode('dw-status-token', readStatusToken);
  const report = useGet<ReportStatus>(kept.code ? '/api/v1/report-status' : null, kept.code ? { authorization: `Status ${kept.code}` } : undefined);
  if (!steps.value || report.isLoading) return <Page title={t('plan.title')}>{steps.error ? <Failure error={steps.error} onRetry={steps.reload} /> : <Loading />}</Page>;
  return <Plan steps={steps.value} report={report.value} code={kept} />;
}

function Plan({ steps, report, code }: { steps: HelpSteps; report: ReportStatus | undefined; code: KeptCode }) {
  const [kept, setKept] = useState(readKept);
  const change = (next: Partial<Kept>) => {
    const now = { ...kept, ...next };
    writeKept(now);
    setKept(now);
  };
  const forgetCodes = () => {
    forgetOtherCodes();
    code.keep(null);
  };
  const fraudType = report?.fraudType ?? kept.fraudType;
  const shown = stepsFor(steps.steps, { ...kept, fraudType });
  const toggled = (list: string[], id: string) => (list.includes(id) ? list.filter((each) => each !== id) : [...list, id]);
  return (
    <Page title={t('plan.title')} lead={t('plan.lead')} {...(report ? { back: { to: `/status#${code.code}`, label: t('plan.back') } } : {})}>
      <EarlierCode kept={code} text={t('plan.earlier')} onForget={forgetCodes} />
      <Notice icon="lock"><p>{t('plan.private')}</p></Notice>
      <Card title={t('plan.about')} id="plan-about">
        {report ? <p>{t('plan.ofReport', { type: labelOf('fraud', fraudType), date: date(report.occurredOn) })}</p> : (
          <SelectField id="plan-type" label={t('ui.fraudType')} value={fraudType} empty={t('ui.choose')} options={codesOf('fraud').map((code) => ({ value: code, label: labelOf('fraud', code) }))} onChange={(value) => change({ fraudType: value })} />
        )}
        <Choices id="plan" title={t('plan.harms')} choices={steps.harms} chosen={kept.harms} onChange={(harms) => change({ harms })} />
        <Choices id="plan" title={t('plan.wishes')} choices={steps.wishes} chosen={kept.wishes} onChange={(wishes) => change({ wishes })} />
      </Card>
      <Card title={t('plan.steps')} id="plan" note={t('plan.steps.note', { done: shown.filter(({ id }) => kept.done.includes(id)).length, n: shown.length })}>
        {shown.map((step) => <Step key={step.id} step={step} occurredOn={report?.occurredOn} code={report ? code.code : null} isDone={kept.done.includes(step.id)} onToggle={() => change({ done: toggled(kept.done, step.id) })} />)}
      </Card>
      <Buttons>
        <Button kind="secondary" onClick={() => window.print()}>{t('code.print')}</Button>
      </Buttons>
      <p><TextButton onClick={() => { writeKept(null); setKept(NOTHING); }}>{t('plan.erase')}</TextButton></p>
    </Page>
  );
}

function Step({ step, occurredOn, code, isDone, onToggle }: { step: HelpStep; occurredOn: string | undefined; code: string | null; isDone: boolean; onToggle: () => void }) {
  return (
    <section class="plan-step" id={`step-${step.id}`}>
      <h3 class="utrecht-heading-3">{say(step.title)}</h3>
      <p><Badge tone="info">{say(step.when)}</Badge> {step.monthsMax ? <Term months={step.monthsMax} occurredOn={occurredOn} /> : null}</p>
      <p>{say(step.why)}</p>
      {step.desk && <Turn desk={step.desk} />}
      <Way page={step.page} code={code} />
      <CheckField id={`done-${step.id}`} label={t('plan.done')} checked={isDone} onChange={onToggle} />
    </section>
  );
}

/** A real term: its last day when we know when it happened. */
function Term({ months, occurredOn }: { months: number; occurredOn: string | undefined }) {
  if (!occurredOn) return <span>{t('plan.term', { n: months })}</span>;
  const until = lastDay(occurredOn, months);
  return <span>{until < new Date().toISOString().slice(0, 10) ? t('plan.termOver', { date: date(until) }) : t('plan.termUntil', { date: date(until) })}</span>;
}

function Turn({ desk }: { desk: Desk }) {
  return (
    <p>
      <strong>{say(desk.name)}</strong>
      {desk.phone && <>: <a class="utrecht-link utrecht-link--html-a nowrap" href={`tel:${desk.phone.replace(/[\s-]/g, '')}`}>{desk.phone}</a></>}
      {desk.hours && <> ({say(desk.hours)})</>}
      {desk.url && <>. <Link href={desk.url}>{t('plan.site')}</Link></>}
    </p>
  );
}

/** To a page of this platform that helps with the step. */
function Way({ page, code }: { page: string; code: string | null }) {
  const { node } = useApp();
  const bank = originOf(node, 'bank');
  if (page === 'goodwill') return <p><Link href="/coulance">{t('plan.goodwill')}</Link></p>;
  if (page === 'recovery' && bank !== null) return <p><Link href={`${bank}/geld-terugvragen`}>{t('plan.recovery')}</Link></p>;
  if (page === 'support-letter' && code) return <p><Link href={`/brief-slachtofferhulp#${code}`}>{t('plan.support')}</Link></p>;
  return null;
}
