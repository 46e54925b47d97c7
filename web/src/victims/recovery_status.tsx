// What a victim sees and does about a payment they want back, with the code that their browser made.
import { useState } from 'preact/hooks';
import { fetchFile, post, Problem } from '../api/client.ts';
import type { AccountHolder, RecoveryRequest, RecoveryTerms } from '../api/types.ts';
import { originOf, useApp } from '../app/context.ts';
import { useKeptCode, type KeptCode } from '../app/kept_code.ts';
import { otherCodeFragment } from '../app/other_codes.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { readStatusToken } from '../seal/status_token.ts';
import { downloadFile } from '../ui/download.ts';
import { EarlierCode } from '../ui/earlier_code.tsx';
import { CheckField, ErrorSummary, RadioField, TextField } from '../ui/fields.tsx';
import { date, money, shortId, uncapital } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Details, Failure, Link, LinkButton, Loading, Notice, Page, TextButton } from '../ui/parts.tsx';
import { hasName, OWN_STEPS } from './recovery_logic.ts';
import { partOf, RecoveryFacts, Steps, WhyRefused } from './recovery_parts.tsx';

export default function RecoveryStatusPage() {
  const kept = useKeptCode('dw-recovery-token', readStatusToken);
  return kept.code ? <Following key={kept.code} token={kept.code} onForget={() => kept.keep(null)} /> : <AskCode kept={kept} />;
}

function AskCode({ kept }: { kept: KeptCode }) {
  const [typed, setTyped] = useState('');
  const [tries, setTries] = useState(0);
  const token = readStatusToken(typed);
  const error = token ? undefined : t('following.code.wrong');
  return (
    <Page title={t('following.title')} lead={t('following.lead')}>
      <EarlierCode kept={kept} text={t('following.earlier')} />
      <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (token) kept.keep(token); }}>
        <ErrorSummary errors={error ? [{ id: 'token', text: error }] : []} tries={tries} />
        <TextField id="token" label={t('following.code')} hint={t('following.code.hint')} value={typed} onChange={setTyped} error={tries > 0 ? error : undefined} />
        <Buttons><Button type="submit">{t('following.show')}</Button></Buttons>
      </form>
      <p><Link href="/geld-terugvragen">{t('following.new')}</Link></p>
    </Page>
  );
}

/** To the page of the desk that gathers messages. The code travels behind "#", which no browser sends. */
function Together({ token }: { token: string }) {
  const { node } = useApp();
  const desk = originOf(node, 'desk');
  if (!desk) return null;
  return (
    <Card title={t('following.together')} id="together" note={t('following.together.text')}>
      <Buttons><LinkButton kind="secondary" href={`${desk}/status#${otherCodeFragment({ organisation: node.id, code: token })}`}>{t('following.together.do')}</LinkButton></Buttons>
    </Card>
  );
}

interface Followed { request: RecoveryRequest; authorization: string; onChange: (request: RecoveryRequest) => void }

function Following({ token, onForget }: { token: string; onForget: () => void }) {
  const authorization = `Status ${token}`;
  const [told, setTold] = useState('');
  const status = useGet<RecoveryRequest>('/api/v1/recovery-status', { authorization });
  const isUnknown = status.error instanceof Problem && (status.error.status === 404 || status.error.status === 401);
  if (isUnknown) {
    return (
      <Page title={t('following.title')}>
        <Notice tone="error" title={t('following.unknown')} announce><p>{t('following.unknown.text')}</p></Notice>
        <Buttons><Button onClick={onForget}>{t('following.other')}</Button></Buttons>
      </Page>
    );
  }
  const request = status.value;
  if (!request) return <Page title={t('following.title')}>{status.error ? <Failure error={status.error} onRetry={status.reload} /> : <Loading />}</Page>;
  const onChange = (changed: RecoveryRequest) => { setTold(changed.status); status.replace(changed); };
  const followed = { request, authorization, onChange };
  return (
    <Page title={t('following.of', { number: shortId('T', request.requestId) })} lead={t('following.lead.of', { amount: money(request.amount), date: date(request.paidOn) })} wide>
      <RecoveryFacts request={request} />
      <div class="columns">
        <div class="column-main">
          {told && <Notice tone="good" announce><p>{t('ownStep.done', { step: uncapital(labelOf('recoveryStep', told)) })}</p></Notice>}
          <Card title={t('following.next')} id="next" class="card-strong">
            <p>{say(request.nextStep)}</p>
            {request.status === 'lapsed' && <Buttons><LinkButton href="/geld-terugvragen">{t('following.again')}</LinkButton></Buttons>}
          </Card>
          <WhyRefused request={request} />
          {request.status === 'unanswered' && <AskName {...followed} />}
          {hasName(request.status) && <Holder {...followed} />}
          {OWN_STEPS[request.status] && <OwnStep key={request.status} {...followed} />}
        </div>
        <div class="column-side">
          <Steps request={request} />
          <Together token={token} />
        </div>
      </div>
      <p><TextButton onClick={onForget}>{t('following.forget')}</TextButton></p>
    </Page>
  );
}

const move = (authorization: string, body: unknown, idempotencyKey: string) => post<RecoveryRequest>('/api/v1/recovery-status/moves', body, { authorization, idempotencyKey });

/** The signature under what name and address are for; policy decides (rule R13). */
function AskName({ request, authorization, onChange }: Followed) {
  const terms = useGet<RecoveryTerms>('/api/v1/recovery-terms');
  const [promised, setPromised] = useState(false);
  const [tries, setTries] = useState(0);
  const key = useKey();
  const signing = useAct(async () => onChange(await move(authorization, { version: request.version, to: 'released', statement: true }, key.key)));
  if (!terms.value) return terms.error ? <Failure error={terms.error} onRetry={terms.reload} /> : <Loading />;
  return (
    <Card title={t('release.name.title')} id="release-name" note={t('release.name.text')}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (promised) signing.run(); }}>
        <CheckField id="promise" label={say(terms.value.purpose)} checked={promised} onChange={setPromised} error={tries > 0 && !promised ? t('release.name.missing') : undefined} />
        <p class="note">{say(terms.value.address)}</p>
        <Failure error={signing.error} />
        <Buttons><Button type="submit" busy={signing.isBusy}>{t('release.name.do')}</Button></Buttons>
      </form>
    </Card>
  );
}

function Holder({ request, authorization }: Followed) {
  const holder = useGet<AccountHolder>('/api/v1/recovery-status/holder', { authorization });
  const saving = useAct(async (file: 'letter' | 'claim-pack') => downloadFile(await fetchFile(`/api/v1/recovery-status/${file}`, { authorization }), `${t(`holder.file.${file}`)}-${request.requestId.slice(0, 8)}.pdf`));
  if (!holder.value) return holder.error ? <Failure error={holder.error} onRetry={holder.reload} /> : <Loading />;
  return (
    <Card title={t('holder.title')} id="holder">
      <Details items={[[t('holder.name'), holder.value.name], [t('holder.address'), holder.value.address]]} />
      <p class="note">{t('holder.only')}</p>
      <p>{t('holder.letter.text')}</p>
      <Failure error={saving.error} />
      <Buttons>
        <Button kind="secondary" busy={saving.isBusy} onClick={() => saving.run('letter')}>{t('holder.letter')}</Button>
        <Button kind="secondary" busy={saving.isBusy} onClick={() => saving.run('claim-pack')}>{t('holder.pack')}</Button>
      </Buttons>
    </Card>
  );
}

function OwnStep({ request, authorization, onChange }: Followed) {
  const [to, setTo] = useState('');
  const [typed, setTyped] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const amount = partOf(request.amount, typed);
  const needsAmount = to === 'returned';
  const isReady = to !== '' && (!needsAmount || amount !== null);
  const telling = useAct(async () => onChange(await move(authorization, { version: request.version, to, ...(needsAmount ? { amount } : {}) }, key.key)));
  return (
    <Card title={hasName(request.status) ? t('ownStep.title') : t('ownStep.stop')} id="own-step" note={hasName(request.status) ? t('ownStep.note') : undefined}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (isReady) telling.run(); }}>
        <RadioField id="own-to" label={t('ownStep.what')} value={to} onChange={setTo} error={tries > 0 && !to ? labelOf('recoveryWrong', 'choice') : undefined} options={OWN_STEPS[request.status]!.map((value) => ({ value, label: labelOf('ownStep', value) }))} />
        {needsAmount && <TextField id="own-amount" label={t('ownStep.amount')} inputMode="decimal" width="short" value={typed} onChange={setTyped} error={tries > 0 && !amount ? t('ownStep.amount.wrong') : undefined} />}
        <Failure error={telling.error} />
        <Buttons><Button type="submit" kind={to === 'closed' ? 'danger' : 'primary'} busy={telling.isBusy}>{t('ownStep.do')}</Button></Buttons>
      </form>
    </Card>
  );
}
