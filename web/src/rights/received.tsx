// One request of a person, opened for the privacy officer: what they wrote, what this organisation holds that matches, and the answer.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { PageProps } from '../app/routes.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { CheckField, RadioField, TextArea } from '../ui/fields.tsx';
import { date, dateTime, reportNumber, shortId } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Details, Dialog, Empty, Failure, Loading, Notice, Page } from '../ui/parts.tsx';
import { ClockBadge } from './parts.tsx';
import type { Finding, OpenedRequest } from './types.ts';

const OUTCOMES = ['granted', 'partly', 'refused', 'nothing-found'];
const BACK = '/verzoeken';

export default function ReceivedRequestPage({ parameters }: PageProps) {
  const request = useGet<OpenedRequest>(`/api/v1/received-rights-requests/${parameters.requestId}`);
  const [dialog, setDialog] = useState<'extend' | null>(null);
  const value = request.value;
  if (!value) return <Page title={t('requests.title')} back={{ to: BACK, label: t('requests.title') }}>{request.error ? <Failure error={request.error} onRetry={request.reload} /> : <Loading />}</Page>;
  const path = `/api/v1/received-rights-requests/${value.requestId}`;
  return (
    <Page title={`${labelOf('rightsKind', value.kind)} ${shortId('V', value.requestId)}`} lead={say(value.article)} back={{ to: BACK, label: t('requests.title') }}>
      <Details
        items={[
          [t('requests.state'), <ClockBadge key="s" request={value} />],
          [t('requests.received'), dateTime(value.receivedAt)],
          value.state === 'answered' ? [t('rights.answeredAt'), dateTime(value.answeredAt)] : [t('rights.due'), date(value.dueOn)],
          value.outcome ? [t('rights.outcome'), labelOf('rightsOutcome', value.outcome)] : null,
        ]}
      />
      {value.state !== 'answered' && value.frozen > 0 && <Notice tone="info" icon="info" title={t('requests.frozen.n', { n: value.frozen })}><p>{t('requests.frozen.text')}</p></Notice>}
      {value.state !== 'answered' && value.notFrozen > 0 && <Notice icon="info" title={t('requests.notFrozen.n', { n: value.notFrozen })}><p>{t('requests.notFrozen.text')}</p></Notice>}
      {value.state === 'answered' ? (
        <Card title={t('requests.answered')} id="answer" note={t('requests.erased')}><p class="pre-line quote">{value.answer}</p></Card>
      ) : (
        <>
          <Subject request={value} />
          <Findings findings={value.findings} hasSubject={value.subject !== undefined} />
          <AnswerForm path={path} kind={value.kind} canExtend={value.state === 'open'} onExtend={() => setDialog('extend')} onDone={request.reload} />
        </>
      )}
      {dialog === 'extend' && <Extend path={path} onClose={() => setDialog(null)} onDone={() => { setDialog(null); request.reload(); }} />}
    </Page>
  );
}

function Subject({ request }: { request: OpenedRequest }) {
  const subject = request.subject;
  if (!subject) return <Notice tone="error" title={t('requests.unreadable')}><p>{t('requests.unreadable.text')}</p></Notice>;
  return (
    <Card title={t('requests.subject')} id="subject">
      <Details
        items={[
          [t('rights.name'), subject.name],
          [t('rights.contact'), subject.contact],
          subject.reportNumber ? [t('rights.reportNumber'), subject.reportNumber] : null,
          ...subject.identifiers.map(({ type, value, reason }): [string, string] => [labelOf('identifierType', type), reason ? `${value} (${t('requests.notRead')})` : value]),
        ]}
      />
      {subject.text && <p class="pre-line quote">{subject.text}</p>}
    </Card>
  );
}

function sayFinding(finding: Finding): string {
  const type = finding.type ? labelOf('identifierType', finding.type) : '';
  switch (finding.code) {
    case 'report': return t('finding.report', { number: reportNumber(finding.reference), state: labelOf('reportStatus', finding.state) });
    case 'case-identifier': return t('finding.caseIdentifier', { type, n: finding.count });
    case 'signal': return t('finding.signal', { type, number: shortId('S', finding.reference), state: labelOf('signalState', finding.state) });
    case 'received-signal': return t('finding.receivedSignal', { type, number: shortId('S', finding.reference) });
    case 'held-payment': return t('finding.heldPayment', { type, n: finding.count });
    case 'takedown-notice': return t('finding.takedownNotice', { type, n: finding.count });
    case 'enquiry': return t('finding.enquiry', { type, n: finding.count });
    default: return t('finding.unreadable');
  }
}

/** What is not found is not "nothing held": values of persons stand here as tokens only. */
function Findings({ findings, hasSubject }: { findings: Finding[]; hasSubject: boolean }) {
  return (
    <Card title={t('requests.findings')} id="findings" note={t('requests.findings.note')}>
      {findings.length === 0 ? <Empty>{hasSubject ? t('requests.findings.none') : t('requests.findings.unsearched')}</Empty> : <ul class="plain-list">{findings.map((finding, index) => <li key={index}>{sayFinding(finding)}</li>)}</ul>}
    </Card>
  );
}

function AnswerForm(props: { path: string; kind: string; canExtend: boolean; onExtend: () => void; onDone: () => void }) {
  const [outcome, setOutcome] = useState('');
  const [text, setText] = useState('');
  const [isKnown, setKnown] = useState(false);
  const [tries, setTries] = useState(0);
  const key = useKey();
  const givesData = outcome === 'granted' || outcome === 'partly';
  const isWhole = outcome && text.trim() && (!givesData || isKnown);
  const answering = useAct(async () => {
    await post(`${props.path}/answer`, { outcome, text: text.trim(), identityChecked: isKnown }, { idempotencyKey: key.key });
    props.onDone();
  });
  return (
    <Card title={t('requests.answer')} id="answer" note={t('requests.answer.note')}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (isWhole) answering.run(); }}>
        <Failure error={answering.error} />
        <RadioField
          id="answer-outcome"
          label={t('rights.outcome')}
          value={outcome}
          onChange={setOutcome}
          error={tries > 0 && !outcome ? labelOf('wrong', 'missing.choice') : undefined}
          options={OUTCOMES.map((each) => ({ value: each, label: labelOf('rightsOutcome', each), ...(each === 'granted' ? { note: labelOf('requests.granted', props.kind) } : {}) }))}
        />
        <TextArea id="answer-text" label={t('requests.text')} hint={t('requests.text.hint')} value={text} onChange={setText} rows={6} error={tries > 0 && !text.trim() ? t('ui.reason.missing') : undefined} />
        <CheckField id="answer-identity" label={t('requests.identity')} hint={t('requests.identity.hint')} checked={isKnown} onChange={setKnown} error={tries > 0 && givesData && !isKnown ? t('requests.identity.missing') : undefined} />
        <Buttons>
          <Button type="submit" busy={answering.isBusy}>{t('requests.send')}</Button>
          {props.canExtend && <Button kind="secondary" onClick={props.onExtend}>{t('requests.extend')}</Button>}
        </Buttons>
      </form>
    </Card>
  );
}

function Extend({ path, onClose, onDone }: { path: string; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const extending = useAct(async () => {
    await post(`${path}/extension`, { reason: reason.trim() }, { idempotencyKey: key.key });
    onDone();
  });
  return (
    <Dialog title={t('requests.extend')} onClose={onClose}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (reason.trim()) extending.run(); }}>
        <p>{t('requests.extend.text')}</p>
        <Failure error={extending.error} />
        <TextArea id="extend-reason" label={t('ui.reason')} value={reason} onChange={setReason} rows={4} error={tries > 0 && !reason.trim() ? t('ui.reason.missing') : undefined} />
        <Buttons><Button type="submit" busy={extending.isBusy}>{t('requests.extend.do')}</Button><Button kind="secondary" onClick={onClose}>{t('ui.cancel')}</Button></Buttons>
      </form>
    </Dialog>
  );
}
