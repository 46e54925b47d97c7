// The reporter who identified signs an aangifte at the police, gets its receipt, changes it by a new version, or withdraws it.
// Report and token come after "#": no server on the way sees them.
import { useState } from 'preact/hooks';
import { fetchFile, post } from '../api/client.ts';
import { originOf, useApp } from '../app/context.ts';
import type { Text } from '../api/types.ts';
import { currentLanguage, labelOf, say, t } from '../i18n/index.ts';
import { dateProblem, isoDate } from '../ui/checks.ts';
import { download, downloadFile } from '../ui/download.ts';
import { CheckField, DateField, ErrorSummary, RadioField, TextArea, TextField } from '../ui/fields.tsx';
import { dateTime, reportNumber, today } from '../ui/format.ts';
import { useAct, useGet, useKey, type Loaded } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Dialog, Failure, LinkButton, Loading, Notice, Page } from '../ui/parts.tsx';
import { useArrival, type Arrival } from './arrival.ts';

export interface Aangifte { number: string; version: number; status: 'signed' | 'withdrawn'; signedAt: string; hash: string; signature: string; keyId: string; declarationVersion: string; withdrawnAt: string | null }
export interface SignedContent { name: string; birthDate: string; address: string; statement: string }
interface View { canSign: boolean; declarationVersion: string; declaration: Text; versions: Aangifte[] }

const STATEMENT_LETTERS_MIN = 20;
const STATEMENT_LETTERS_MAX = 8000;
const REASONS = ['delivered-late', 'refunded', 'civil', 'mistake', 'other'];
export default function AangiftePage() {
  const { node } = useApp();
  const arrival = useArrival();
  const desk = originOf(node, 'desk');
  if (!arrival) {
    return (
      <Page title={t('aangifte.title')}>
        <Notice tone="amber" title={t('identify.lost')}>
          <p>{t('aangifte.lost.text')}</p>
          {desk && <Buttons><LinkButton kind="secondary" href={`${desk}/status`}>{t('identify.back')}</LinkButton></Buttons>}
        </Notice>
      </Page>
    );
  }
  return <OfReport arrival={arrival} />;
}

function OfReport({ arrival }: { arrival: Arrival }) {
  const authorization = `Status ${arrival.token}`;
  const path = `/api/v1/aangiften/${arrival.reportId}`;
  const view = useGet<View>(path, { authorization });
  const [isChanging, setChanging] = useState(false);
  const [copy, setCopy] = useState<SignedContent | null>(null);
  const value = view.value;
  if (!value) return <Page title={t('aangifte.title')}>{view.error ? <Failure error={view.error} onRetry={view.reload} /> : <Loading />}</Page>;
  const newest = value.versions.at(-1);
  const isWriting = value.canSign && (!newest || isChanging);
  return (
    <Page title={newest ? t('aangifte.of', { number: newest.number }) : t('aangifte.title')} lead={t('aangifte.lead', { number: reportNumber(arrival.reportId) })}>
      {!value.canSign && !newest && <Notice tone="amber" title={t('aangifte.notYet')}><p>{t('aangifte.notYet.text')}</p></Notice>}
      {newest && !isChanging && <Standing newest={newest} versions={value.versions} copy={copy} path={path} authorization={authorization} canChange={value.canSign && newest.status === 'signed'} view={view} onChange={() => setChanging(true)} />}
      {isWriting && newest?.status !== 'withdrawn' && <Sign view={value} path={path} authorization={authorization} before={copy} onSigned={(content) => { setCopy(content); setChanging(false); view.reload(); }} />}
    </Page>
  );
}

function Standing(props: { newest: Aangifte; versions: Aangifte[]; copy: SignedContent | null; path: string; authorization: string; canChange: boolean; view: Loaded<View>; onChange: () => void }) {
  const { newest, versions, copy, path, authorization } = props;
  const [isWithdrawing, setWithdrawing] = useState(false);
  const isSigned = newest.status === 'signed';
  const saving = useAct(async () => downloadFile(await fetchFile(`${path}/receipt?language=${currentLanguage()}`, { authorization }), `${newest.number}.pdf`));
  return (
    <>
      {isSigned && copy && <Notice tone="good" title={t('aangifte.done')} announce><p>{t('aangifte.done.text')}</p></Notice>}
      <Card title={t('aangifte.receipt')} id="receipt" class="card-strong">
        <Details
          items={[
            [t('aangifte.number'), newest.number],
            [t('case.status'), <Badge key="s" tone={isSigned ? 'good' : 'plain'}>{isSigned ? t('aangifte.signed') : t('aangifte.withdrawn')}</Badge>],
            ...versions.map((version): [string, string] => [t('aangifte.version', { n: version.version }), dateTime(version.signedAt)]),
            newest.withdrawnAt ? [t('aangifte.withdrawnAt'), dateTime(newest.withdrawnAt)] : null,
          ]}
        />
        <Failure error={saving.error} />
        <Buttons>
          <Button busy={saving.isBusy} onClick={() => saving.run()}>{t('aangifte.receipt.save')}</Button>
          {copy && <Button kind="secondary" onClick={() => download(`${newest.number}\n${copy.name}, ${copy.birthDate}\n${copy.address}\n\n${copy.statement}\n`, `${newest.number}.txt`)}>{t('aangifte.copy')}</Button>}
        </Buttons>
      </Card>
      {props.canChange && (
        <Card title={t('aangifte.change')} id="change" note={t('aangifte.change.text')}>
          <Buttons>
            <Button kind="secondary" onClick={props.onChange}>{t('aangifte.change.do')}</Button>
            <Button kind="danger" onClick={() => setWithdrawing(true)}>{t('aangifte.withdraw')}</Button>
          </Buttons>
        </Card>
      )}
      {isWithdrawing && <Withdrawal path={path} authorization={authorization} onClose={() => setWithdrawing(false)} onDone={() => { setWithdrawing(false); props.view.reload(); }} />}
    </>
  );
}

function Withdrawal({ path, authorization, onClose, onDone }: { path: string; authorization: string; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const withdrawing = useAct(async () => {
    await post(`${path}/withdrawal`, { reason }, { authorization, idempotencyKey: key.key });
    onDone();
  });
  return (
    <Dialog title={t('aangifte.withdraw')} onClose={onClose}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (reason) withdrawing.run(); }}>
        <p>{t('aangifte.withdraw.text')}</p>
        <Failure error={withdrawing.error} />
        <RadioField id="withdraw-reason" label={t('ui.reason')} value={reason} onChange={setReason} error={tries > 0 && !reason ? labelOf('wrong', 'missing.choice') : undefined} options={REASONS.map((value) => ({ value, label: labelOf('aangifteReason', value) }))} />
        <Buttons><Button type="submit" kind="danger" busy={withdrawing.isBusy}>{t('aangifte.withdraw')}</Button><Button kind="secondary" onClick={onClose}>{t('ui.cancel')}</Button></Buttons>
      </form>
    </Dialog>
  );
}

function Sign({ view, path, authorization, before, onSigned }: { view: View; path: string; authorization: string; before: SignedContent | null; onSigned: (content: SignedContent) => void }) {
  const [content, setContent] = useState<SignedContent>(before ?? { name: '', birthDate: '', address: '', statement: '' });
  const [subject, setSubject] = useState('');
  const [declares, setDeclares] = useState(false);
  const [tries, setTries] = useState(0);
  const key = useKey();
  const put = (part: Partial<SignedContent>) => setContent({ ...content, ...part });
  const missing = labelOf('wrong', 'missing');
  const dayProblem = content.birthDate ? dateProblem(content.birthDate, today()) : null;
  const dayError = !content.birthDate ? missing : dayProblem && dayProblem !== 'old' ? labelOf('wrong', `date.${dayProblem}`) : '';
  const errors = [
    ...(content.name.trim() ? [] : [{ id: 'name', text: missing }]),
    ...(dayError ? [{ id: 'birth', text: dayError }] : []),
    ...(content.address.trim() ? [] : [{ id: 'address', text: missing }]),
    ...(content.statement.trim().length >= STATEMENT_LETTERS_MIN ? [] : [{ id: 'statement', text: t('aangifte.statement.short') }]),
    ...(subject.trim() ? [] : [{ id: 'subject', text: t('identify.subject.missing') }]),
    ...(declares ? [] : [{ id: 'declare', text: t('aangifte.declare.missing') }]),
  ];
  const errorOf = (id: string) => (tries > 0 ? errors.find((error) => error.id === id)?.text : undefined);
  const signing = useAct(async () => {
    const signed = { name: content.name.trim(), birthDate: isoDate(content.birthDate) ?? '', address: content.address.trim(), statement: content.statement.trim() };
    await post<Aangifte>(path, { content: signed, subject: subject.trim(), afterVersion: view.versions.at(-1)?.version ?? 0, declarationVersion: view.declarationVersion }, { authorization, idempotencyKey: key.key });
    key.next();
    onSigned(signed);
  });
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (errors.length === 0) signing.run(); }}>
      <ErrorSummary errors={errors} tries={tries} />
      <Failure error={signing.error} />
      <Card title={t('aangifte.you')} id="you">
        <TextField id="name" label={t('aangifte.name')} value={content.name} onChange={(name) => put({ name })} error={errorOf('name')} />
        <DateField id="birth" label={t('aangifte.birth')} value={content.birthDate} onChange={(birthDate) => put({ birthDate })} error={errorOf('birth')} />
        <TextField id="address" label={t('aangifte.address')} hint={t('aangifte.address.hint')} value={content.address} onChange={(address) => put({ address })} error={errorOf('address')} />
      </Card>
      <Card title={t('aangifte.what')} id="what" note={t('aangifte.what.text')}>
        <TextArea id="statement" label={t('aangifte.statement')} value={content.statement} onChange={(statement) => put({ statement })} error={errorOf('statement')} rows={9} maxLength={STATEMENT_LETTERS_MAX} />
      </Card>
      <Card title={t('aangifte.sign')} id="sign" note={t('aangifte.sign.text')}>
        <TextField id="subject" label={t('identify.subject')} hint={t('aangifte.subject.hint')} value={subject} onChange={setSubject} error={errorOf('subject')} width="medium" />
        <CheckField id="declare" label={say(view.declaration)} checked={declares} onChange={setDeclares} error={errorOf('declare')} />
        <Buttons><Button type="submit" busy={signing.isBusy}>{t('aangifte.do')}</Button></Buttons>
      </Card>
    </form>
  );
}
