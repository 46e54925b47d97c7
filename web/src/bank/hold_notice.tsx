// The page of the person whose payment waits: why, who decides, how long, how to object.
import { useState } from 'preact/hooks';
import { post, Problem } from '../api/client.ts';
import type { HoldNotice } from '../api/types.ts';
import { useKeptCode, type KeptCode } from '../app/kept_code.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { EarlierCode } from '../ui/earlier_code.tsx';
import { ErrorSummary, TextArea, TextField } from '../ui/fields.tsx';
import { dateTime, moment, money, uncapital } from '../ui/format.ts';
import { useAct, useGet, useKey, type Loaded } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Facts, Failure, Loading, Notice, Page, TextButton } from '../ui/parts.tsx';
import { Contact } from '../ui/contact.tsx';
import { endOf, holdTone } from './hold_words.ts';

const OBJECTION_LETTERS_MAX = 4000;

const readHoldCode = (typed: string): string | null => (/^[A-Za-z0-9_-]{22}$/.test(typed) ? typed : null);

export default function HoldNoticePage() {
  const kept = useKeptCode('dw-hold-code', readHoldCode);
  return kept.code ? <Held key={kept.code} code={kept.code} onForget={() => kept.keep(null)} /> : <AskCode kept={kept} />;
}

function AskCode({ kept }: { kept: KeptCode }) {
  const [typed, setTyped] = useState('');
  const [tries, setTries] = useState(0);
  const error = typed.trim() ? undefined : t('held.code.missing');
  return (
    <Page title={t('held.title')} lead={t('held.lead')}>
      <EarlierCode kept={kept} text={t('held.earlier')} />
      <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (!error) kept.keep(typed.trim()); }}>
        <ErrorSummary errors={error ? [{ id: 'code', text: error }] : []} tries={tries} />
        <TextField id="code" label={t('held.code')} hint={t('held.code.hint')} value={typed} onChange={setTyped} error={tries > 0 ? error : undefined} />
        <Buttons><Button type="submit">{t('held.show')}</Button></Buttons>
      </form>
    </Page>
  );
}

function Held({ code, onForget }: { code: string; onForget: () => void }) {
  const authorization = `Hold ${code}`;
  const notice = useGet<HoldNotice>('/api/v1/hold-notice', { authorization });
  const isUnknown = notice.error instanceof Problem && (notice.error.status === 404 || notice.error.status === 401);
  if (isUnknown) {
    return (
      <Page title={t('held.title')}>
        <Notice tone="error" title={t('held.unknown')} announce><p>{t('held.unknown.text')}</p></Notice>
        <Buttons><Button onClick={onForget}>{t('held.other')}</Button></Buttons>
      </Page>
    );
  }
  const value = notice.value;
  if (!value) return <Page title={t('held.title')}>{notice.error ? <Failure error={notice.error} onRetry={notice.reload} /> : <Loading />}</Page>;
  const end = endOf(value);
  const isActive = end === null;
  return (
    <Page title={isActive ? t('held.waits', { amount: money(value.amount) }) : t('held.free', { amount: money(value.amount) })} lead={isActive ? t('held.waits.lead') : t('held.free.lead')}>
      <Facts
        items={[
          [t('hold.state'), <Badge key="s" tone={holdTone(end?.state ?? 'active')}>{labelOf('holdState', end?.state ?? 'active')}</Badge>],
          [isActive ? t('hold.placed') : t('hold.waitedFrom'), dateTime(value.placedAt)],
          isActive ? [t('held.until'), moment(value.expiresAt)] : [t('hold.waitedUntil'), dateTime(end.until)],
        ]}
      />
      <Card title={isActive ? t('held.why') : t('held.whyThen')} id="why">
        <p>{say(value.reason)} {isActive ? t('held.why.waits') : t('held.why.waited', { until: dateTime(end.until) })}</p>
        {end && <p>{t('held.why.free', { because: uncapital(labelOf('heldBecause', end.because)) })}</p>}
      </Card>
      <Card title={t('held.who')} id="who">
        <Details
          items={[
            [t('hold.owner'), say(value.owner.name)],
            [t('held.contact'), <Contact key="owner" contact={value.owner.contact} />],
            [t('held.bank'), <Contact key="bank" contact={value.bank.contact} />],
          ]}
        />
      </Card>
      {isActive && <Card title={t('held.howLong')} id="long"><p>{t('held.howLong.text', { date: dateTime(value.expiresAt) })}</p></Card>}
      {value.objection ? <ObjectionState objection={value.objection} /> : isActive && <Objection authorization={authorization} notice={notice} appeal={say(value.appeal)} />}
      <p><TextButton onClick={onForget}>{t('held.forget')}</TextButton></p>
    </Page>
  );
}

function ObjectionState({ objection }: { objection: { state: string; at?: string } }) {
  const isOpen = objection.state === 'open';
  return (
    <Notice icon="info" title={isOpen ? t('object.sent') : labelOf('objectionState', objection.state)} announce>
      <p>{isOpen ? labelOf('objectionState', objection.state) : t('object.answered')}{objection.at && ` (${dateTime(objection.at)})`}</p>
      {isOpen && <p>{t('object.sent.text')}</p>}
      {objection.state === 'rejected' && <p>{t('object.rejected.text')}</p>}
    </Notice>
  );
}

function Objection({ authorization, notice, appeal }: { authorization: string; notice: Loaded<HoldNotice>; appeal: string }) {
  const [text, setText] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const error = text.trim() ? undefined : t('object.missing');
  const objecting = useAct(async () => {
    await post('/api/v1/hold-notice/objection', { text: text.trim() }, { authorization, idempotencyKey: key.key });
    notice.reload();
  });
  return (
    <Card title={t('object.title')} id="object">
      {appeal && <p>{appeal}</p>}
      <Notice icon="lock"><p>{t('object.lock')}</p></Notice>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (!error) objecting.run(); }}>
        <Failure error={objecting.error} />
        <TextArea id="objection" label={t('object.text')} hint={t('object.hint')} value={text} onChange={setText} rows={6} maxLength={OBJECTION_LETTERS_MAX} error={tries > 0 ? error : undefined} />
        <Buttons><Button type="submit" busy={objecting.isBusy}>{t('object.do')}</Button></Buttons>
      </form>
    </Card>
  );
}
