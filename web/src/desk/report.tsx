// The report form. What is about the other party is sealed in this browser to the police; the desk never has it.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FormField, ReportForms } from '../api/types.ts';
import { useApp } from '../app/context.ts';
import { desksToCall } from '../app/desks_to_call.ts';
import { currentPlace, navigate, usePlace } from '../app/router.ts';
import { currentLanguage, labelOf, say, t } from '../i18n/index.ts';
import { NotTheRecipient, type Progress } from '../seal/depot.ts';
import type { ChosenFile } from '../seal/evidence.ts';
import { EvidenceFiles } from '../seal/evidence_files.tsx';
import { loadSealingCode, newAttempt, recipientOf, sendReport, type Attempt, type SentReport } from '../seal/send.ts';
import { ErrorSummary, RadioField, SelectField } from '../ui/fields.tsx';
import { capital, today } from '../ui/format.ts';
import { useAct, useGet } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Loading, Notice, Page } from '../ui/parts.tsx';
import { ReportField } from './report_field.tsx';
import { consentsOf, deskFacts, fieldsOf, isNeeded, partOf, problemOf, victimOf, type Values } from './report_logic.ts';
import { ReportReview } from './report_review.tsx';
import { ReportSent } from './report_sent.tsx';

export default function ReportPage() {
  const forms = useGet<ReportForms>('/api/v1/report-forms');
  if (!forms.value) {
    return (
      <Page title={t('report.title')} lead={t('report.lead')}>
        {forms.error ? <Failure error={forms.error} onRetry={forms.reload} /> : <Loading />}
      </Page>
    );
  }
  return <ReportForm forms={forms.value} />;
}

function ReportForm({ forms }: { forms: ReportForms }) {
  const { node } = useApp();
  const police = recipientOf(node);
  const handed = currentPlace().state as { fraudType?: string; actor?: string };
  const isKnown = forms.fraudTypes.some((type) => type.code === handed.fraudType);
  const [fraudType, setFraudType] = useState(isKnown ? handed.fraudType! : '');
  const [actor, setActor] = useState(handed.actor === 'business' ? 'business' : 'citizen');
  const [values, setValues] = useState<Values>({});
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const [tries, setTries] = useState(0);
  const [sent, setSent] = useState<(SentReport & { hasConsent: boolean }) | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const attempt = useRef<Attempt>(newAttempt());
  const view = (usePlace().state.view ?? 'form') as 'form' | 'review' | 'sent';

  const fields = useMemo(() => fieldsOf(forms, fraudType), [forms, fraudType]);
  const problems = useMemo(() => problemsOf(fields, values), [fields, values]);
  const errors = [
    ...(fraudType ? [] : [{ id: 'fraudType', text: t('report.type.missing') }]),
    ...fields.flatMap((field) => (problems[field.id] ? [{ id: field.id, text: `${asLead(say(field))} ${problems[field.id]}` }] : [])),
  ];
  useEffect(() => {
    if (fraudType) void loadSealingCode(); // ready by the time the form is filled in
  }, [fraudType]);
  useUnsavedWarning(!sent && (files.length > 0 || Object.values(values).some((value) => value.trim())));

  const sending = useAct(async () => {
    const order = {
      node,
      attempt: attempt.current,
      fields: { fraudType, actor, ...deskFacts(fields, values), victim: victimOf(fields, values), consents: consentsOf(fields, values, forms.consentTextVersion) },
      content: partOf(fields, values, (field) => (currentLanguage() === 'nl' ? field.nl : field.en)),
      evidence: files,
      tell: setProgress,
    };
    try {
      const answer = await sendReport(order);
      setSent({ ...answer, hasConsent: order.fields.consents.length > 0 });
      setFiles([]);
      setValues({}); // nothing of the story stays in the page
      navigate('/melden', { replace: true, state: { view: 'sent' } });
    } finally {
      setProgress(null);
    }
  });

  if (sent) return <ReportSent sent={sent} hasConsent={sent.hasConsent} />;
  if (view === 'review' && errors.length === 0) {
    return (
      <ReportReview
        forms={forms}
        fraudType={fraudType}
        actor={actor}
        fields={fields}
        values={values}
        files={files}
        isSending={sending.isBusy}
        progress={progress}
        failure={<SendFailure error={sending.error} />}
        onSend={() => sending.run()}
        onChange={() => history.back()}
      />
    );
  }
  const put = (id: string, value: string) => setValues((before) => ({ ...before, [id]: value }));
  const shownProblems = tries > 0 ? problems : {};
  const field = (each: FormField) => <ReportField key={each.id} field={each} value={values[each.id] ?? ''} error={shownProblems[each.id]} onChange={(value) => put(each.id, value)} />;
  const part = (belongs: (each: FormField) => boolean) => fields.filter((each) => belongs(each) && each.kind !== 'consent').map(field);
  return (
    <Page title={t('report.title')} lead={t('report.lead')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTries(tries + 1);
          if (errors.length === 0) navigate('/melden', { state: { view: 'review' } });
        }}
      >
        <Needed forms={forms} fraudType={fraudType || forms.fraudTypes[0]!.code} />
        <ErrorSummary errors={tries > 0 ? errors : []} tries={tries} />
        <Card title={t('report.what')} id="what">
          <SelectField
            id="fraudType"
            label={t('report.type')}
            hint={t('report.type.hint')}
            value={fraudType}
            empty={t('report.type.choose')}
            error={tries > 0 && !fraudType ? t('report.type.missing') : undefined}
            options={forms.fraudTypes.map((type) => ({ value: type.code, label: capital(say(type)) }))}
            onChange={setFraudType}
          />
          <RadioField id="actor" label={t('report.actor')} value={actor} columns onChange={setActor} options={[{ value: 'citizen', label: t('report.actor.citizen') }, { value: 'business', label: t('report.actor.business') }]} />
          {part((each) => each.compartment === 'desk' && !isAboutReporter(each))}
        </Card>
        {fraudType && (
          <>
            <Card title={t('report.sealed')} id="sealed">
              <Notice icon="lock" title={t('report.lock')}><p>{t('report.lock.text')}</p></Notice>
              {part((each) => each.compartment === 'sealed')}
            </Card>
            {police && (
              <Card title={t('evidence.card')} id="add-evidence" note={t('evidence.sealed')}>
                <EvidenceFiles origin={police.origin} files={files} onChange={setFiles} />
              </Card>
            )}
            <Card title={t('report.you')} id="you">
              <Notice icon="person"><p>{t('report.you.text', { desk: say(node.name) })}</p></Notice>
              {part(isAboutReporter)}
            </Card>
            {fields.some((each) => each.kind === 'consent') && (
              <Card title={t('report.consent')} id="consent" note={t('report.consent.text')}>
                {fields.filter((each) => each.kind === 'consent').map(field)}
              </Card>
            )}
          </>
        )}
        <Buttons><Button type="submit">{t('report.review')}</Button></Buttons>
      </form>
    </Page>
  );
}

/** Also the province, which the desk keeps apart from who it is. */
const isAboutReporter = (field: FormField) => field.compartment === 'victim' || field.target === 'province';

/** What must be answered, before anyone begins; the rest may stay empty. Every form asks the same of it. */
function Needed({ forms, fraudType }: { forms: ReportForms; fraudType: string }) {
  const needed = fieldsOf(forms, fraudType).filter(isNeeded);
  return (
    <div class="needed">
      <p>{t('report.needed')}</p>
      <ul class="plain-list">
        <li>{t('report.type')}</li>
        {needed.map((field) => <li key={field.id}>{field.kind === 'consent' ? t('report.needed.consent') : say(field)}</li>)}
      </ul>
      <p>{t('report.rest')}</p>
    </div>
  );
}

/** Words for what is wrong, by field. */
function problemsOf(fields: FormField[], values: Values): Record<string, string> {
  const found: Record<string, string> = {};
  for (const field of fields) {
    const problem = problemOf(field, values[field.id], today());
    if (problem) found[field.id] = labelOf('wrong', problem === 'missing' && isChoice(field) ? 'missing.choice' : problem);
  }
  return found;
}

/** A question or label before what is wrong with it. */
const asLead = (label: string): string => (/[?.!:]$/.test(label) ? label : `${label}:`);

const isChoice = (field: FormField) => field.kind === 'choice' || field.kind === 'consent';

/** The browser asks before a half-filled form is closed. */
function useUnsavedWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}

function SendFailure({ error }: { error: unknown }) {
  if (!(error instanceof NotTheRecipient)) return <Failure error={error} />;
  return <Notice tone="error" title={t('report.recipient')} announce><p>{t('report.recipient.text', { phone: desksToCall.police.phone })}</p></Notice>;
}
