// The police's verdict on an identifier. What policy will do with it stands beside the form before anything is sent.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { CaseFile, CaseIdentifier, OpinionResult, RuleExplanation } from '../api/types.ts';
import type { PageProps } from '../app/routes.ts';
import { codesOf, labelOf, say, t } from '../i18n/index.ts';
import { isoDate } from '../ui/checks.ts';
import { DateField, ErrorSummary, RadioField, SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { capital, count } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Dialog, Facts, Failure, LinkButton, Loading, Notice, Page, Reasons } from '../ui/parts.tsx';
import { mostFrequent } from './most_frequent.ts';
import { OpinionNow } from './opinion_now.tsx';

const DAY_MS = 86_400_000;
const VALID_DAYS = 180;
const VALID_DAYS_MAX = 366; // src/signals/opinion.h

export default function OpinionPage({ parameters }: PageProps) {
  const { caseId, identifierId } = parameters as { caseId: string; identifierId: string };
  const file = useGet<CaseFile>(`/api/v1/cases/${caseId}`);
  const identifier = file.value?.identifiers.find((each) => each.identifierId === identifierId);
  const [given, setGiven] = useState<OpinionResult | null>(null);
  const back = { to: `/zaken/${caseId}`, label: t('part.back') };
  const onGiven = (result: OpinionResult | null) => {
    setGiven(result);
    file.reload();
  };
  if (!file.value) return <Page title={t('opinion.title')} back={back}>{file.error ? <Failure error={file.error} onRetry={file.reload} /> : <Loading />}</Page>;
  if (!identifier) return <Page title={t('opinion.title')} back={back}><Notice tone="amber" title={t('fail.gone.title')}><p>{t('fail.gone.text')}</p></Notice></Page>;
  const isStanding = identifier.opinion?.state === 'active';
  return (
    <Page title={t('opinion.of', { value: identifier.masked })} lead={labelOf('identifierType', identifier.type)} back={back} wide>
      <Facts
        items={[
          [t('cases.reports'), count(identifier.reports)],
          [t('case.identifiedReporters'), count(identifier.identifiedReporters)],
          [t('opinion.standing'), identifier.opinion ? <OpinionNow key="now" opinion={identifier.opinion} brief /> : t('opinion.none')],
        ]}
      />
      <div class="columns">
        <div class="column-main">
          {given && <Given result={given} />}
          {isStanding && <Standing identifier={identifier} onChanged={() => onGiven(null)} />}
          {!isStanding && !given && <OpinionForm file={file.value} identifier={identifier} onGiven={onGiven} />}
        </div>
        <div class="column-side"><PolicyAnswer identifier={identifier} /></div>
      </div>
    </Page>
  );
}

/** Asked of the rules before anything is sent. */
function PolicyAnswer({ identifier }: { identifier: CaseIdentifier }) {
  const outlook = useGet<RuleExplanation>(`/api/v1/identifiers/${identifier.identifierId}/outlook`);
  const answer = outlook.value;
  const isAllowed = answer?.verdict === 'permit';
  return (
    <Card title={t('opinion.policy')} id="policy" note={t('opinion.policy.note')}>
      {outlook.isLoading && <Loading />}
      <Failure error={outlook.error} onRetry={outlook.reload} />
      {answer && (
        <Notice tone={isAllowed ? 'info' : 'amber'} icon={isAllowed ? 'info' : 'lock'} title={isAllowed ? t('opinion.policy.yes') : t('opinion.policy.no')}>
          <p>{capital(say(answer.summary))}</p>
          {(answer.reasons ?? []).length > 0 && <Reasons reasons={answer.reasons!} />}
          <p>{isAllowed ? t('opinion.policy.yes.text') : t('opinion.policy.no.text')}</p>
        </Notice>
      )}
    </Card>
  );
}

const VERDICTS = ['fraud', 'mule', 'suspicious'];
const ROLES: Record<string, string[]> = {
  iban: ['receiving-account'],
  domain: ['phishing-site', 'fake-shop', 'fake-investment-site'],
  url: ['phishing-site', 'fake-shop', 'fake-investment-site'],
  phone: ['contact'],
  email: ['contact'],
  ip: ['server'],
};

const dayText = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

function OpinionForm({ file, identifier, onGiven }: { file: CaseFile; identifier: CaseIdentifier; onGiven: (result: OpinionResult) => void }) {
  const standing = file.reports.filter((report) => report.status !== 'withdrawn');
  const roles = ROLES[identifier.type] ?? ['other'];
  const [verdict, setVerdict] = useState('');
  const [confidence, setConfidence] = useState('80');
  const [fraudType, setFraudType] = useState(mostFrequent(standing.map((report) => report.fraudType)));
  const [role, setRole] = useState(roles[0]!);
  const [validUntil, setValidUntil] = useState(dayText(VALID_DAYS));
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();

  const percent = Number(confidence);
  const until = isoDate(validUntil);
  const errors = [
    ...(verdict ? [] : [{ id: 'verdict', text: t('opinion.verdict.missing') }]),
    ...(confidence.trim() && Number.isInteger(percent) && percent >= 0 && percent <= 100 ? [] : [{ id: 'confidence', text: t('opinion.confidence.wrong') }]),
    ...(fraudType ? [] : [{ id: 'opinion-type', text: t('opinion.type.missing') }]),
    ...(until && until > dayText(0) && until <= dayText(VALID_DAYS_MAX) ? [] : [{ id: 'validUntil', text: t('opinion.until.wrong') }]),
    ...(reason.trim() ? [] : [{ id: 'reason', text: t('ui.reason.missing') }]),
  ];
  const textOf = (id: string) => (tries > 0 ? errors.find((error) => error.id === id)?.text : undefined);
  const giving = useAct(async () => {
    const order = { identifierId: identifier.identifierId, verdict, confidence: percent, fraudType, role, validUntil: `${until}T00:00:00Z`, reason: reason.trim() };
    onGiven(await post<OpinionResult>('/api/v1/opinions', order, { idempotencyKey: key.key }));
  });
  return (
    <Card title={t('opinion.title')} id="opinion">
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (errors.length === 0) giving.run(); }}>
        <ErrorSummary errors={tries > 0 ? errors : []} tries={tries} />
        <Failure error={giving.error} />
        <RadioField id="verdict" label={t('opinion.verdict')} value={verdict} onChange={setVerdict} error={textOf('verdict')} options={VERDICTS.map((value) => ({ value, label: labelOf('verdict', value), note: labelOf('verdictNote', value) }))} />
        <TextField id="confidence" label={t('opinion.confidence')} hint={t('opinion.confidence.hint')} value={confidence} onChange={setConfidence} inputMode="numeric" width="short" error={textOf('confidence')} />
        <SelectField id="opinion-type" label={t('ui.fraudType')} value={fraudType} empty={t('ui.choose')} onChange={setFraudType} error={textOf('opinion-type')} options={codesOf('fraud').map((value) => ({ value, label: labelOf('fraud', value) }))} />
        <SelectField id="role" label={t('opinion.role')} value={role} onChange={setRole} options={roles.map((value) => ({ value, label: labelOf('role', value) }))} />
        <DateField id="validUntil" label={t('opinion.until')} hint={t('opinion.until.hint')} value={validUntil} onChange={setValidUntil} error={textOf('validUntil')} />
        <TextArea id="reason" label={t('ui.reason')} hint={t('opinion.reason.hint')} value={reason} onChange={setReason} rows={4} maxLength={2000} error={textOf('reason')} />
        <Buttons><Button type="submit" busy={giving.isBusy}>{t('opinion.do')}</Button></Buttons>
      </form>
    </Card>
  );
}

function Given({ result }: { result: OpinionResult }) {
  const isShared = Boolean(result.signalId) && result.state === 'shared';
  const reasons = result.reasons ?? [];
  return (
    <Notice tone={isShared ? 'good' : 'amber'} title={isShared ? t('opinion.shared') : t('opinion.waiting')} announce>
      <p>{isShared ? t('opinion.shared.text') : t('opinion.waiting.text')}</p>
      {reasons.length > 0 && <Reasons reasons={reasons} />}
      <Buttons><LinkButton href="/signalen">{t('opinion.signals')}</LinkButton></Buttons>
    </Notice>
  );
}

function Standing({ identifier, onChanged }: { identifier: CaseIdentifier; onChanged: () => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card title={t('opinion.standing.title')} id="standing">
      <p>{t('opinion.standing.text', { verdict: labelOf('verdict', identifier.opinion!.verdict).toLowerCase() })}</p>
      <Buttons><Button kind="danger" onClick={() => setOpen(true)}>{t('opinion.withdraw')}</Button></Buttons>
      {isOpen && <WithdrawOpinion opinionId={identifier.opinion!.opinionId} label={identifier.masked} onClose={() => setOpen(false)} onDone={onChanged} />}
    </Card>
  );
}

export function WithdrawOpinion({ opinionId, label, onClose, onDone }: { opinionId: string; label: string; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const withdrawing = useAct(async () => {
    await post(`/api/v1/opinions/${opinionId}/withdrawal`, { reason: reason.trim() }, { idempotencyKey: key.key });
    onClose();
    onDone();
  });
  return (
    <Dialog title={t('opinion.withdraw.of', { value: label })} onClose={onClose}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (reason.trim()) withdrawing.run(); }}>
        <p>{t('opinion.withdraw.text')}</p>
        <Failure error={withdrawing.error} />
        <TextArea id="withdraw-reason" label={t('ui.reason')} value={reason} onChange={setReason} rows={3} error={tries > 0 && !reason.trim() ? t('ui.reason.missing') : undefined} />
        <Buttons><Button type="submit" kind="danger" busy={withdrawing.isBusy}>{t('opinion.withdraw')}</Button><Button kind="secondary" onClick={onClose}>{t('ui.cancel')}</Button></Buttons>
      </form>
    </Dialog>
  );
}
