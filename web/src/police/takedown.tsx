// Notices of a case to take content offline: what was asked of whom, under which rule, and what came of it.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { whoOf } from '../ui/actor.ts';
import { CheckField, RadioField, TextArea, TextField } from '../ui/fields.tsx';
import { date, dateTime, unbroken } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Empty, Failure, Hidden, LinkButton, Loading, Notice, Reasons, Value } from '../ui/parts.tsx';
import { standOf, takedownTone, type TakedownNotice, type TakedownOutlook, type Takedowns } from './takedown_types.ts';

export function TakedownCard({ caseId, onChanged }: { caseId: string; onChanged: () => void }) {
  const takedowns = useGet<Takedowns>(`/api/v1/cases/${caseId}/takedown-notices`);
  const value = takedowns.value;
  const changed = () => { takedowns.reload(); onChanged(); };
  return (
    <Card title={t('takedown.title')} id="takedown" note={t('takedown.note')}>
      {!value && (takedowns.error ? <Failure error={takedowns.error} onRetry={takedowns.reload} /> : <Loading />)}
      {value && value.notices.length === 0 && <Empty>{value.traces.length > 0 ? t('takedown.none') : t('takedown.noTrace')}</Empty>}
      {value && value.notices.length > 0 && (
        <ul class="takedown-list">
          {value.notices.map((notice) => <li key={`${notice.noticeId}-${notice.state}`}><OneNotice notice={notice} rules={value} onChanged={changed} /></li>)}
        </ul>
      )}
      {value && value.traces.length > 0 && <Buttons><LinkButton kind="secondary" href={`/zaken/${caseId}/kennisgeving`}>{t('takedown.make')}</LinkButton></Buttons>}
    </Card>
  );
}

const nameOfBasis = (basis: string): string => (basis === 'own-powers' ? t('takedown.basis.own') : t('takedown.basis.rule', { rule: basis }));

function OneNotice({ notice, rules, onChanged }: { notice: TakedownNotice; rules: Takedowns; onChanged: () => void }) {
  const stand = standOf(notice);
  const ground = rules.grounds.find(({ code }) => code === notice.ground);
  return (
    <section aria-labelledby={`notice-${notice.noticeId}`}>
      <h3 class="utrecht-heading-3" id={`notice-${notice.noticeId}`}>{unbroken(notice.number)} <Badge tone={takedownTone(stand)}>{labelOf('takedownStand', stand)}</Badge></h3>
      <Details
        items={[
          [t('takedown.receiver'), <>{notice.receiver.name}<br /><Contact address={notice.receiver.contact} /></>],
          [t('takedown.about'), <><Value text={notice.subject} /> ({labelOf('identifierType', notice.type).toLowerCase()})</>],
          notice.locations.length > 0 ? [t('takedown.where'), <ul class="takedown-places" key="where">{notice.locations.map((location) => <li key={location} class="value-long">{location}</li>)}</ul>] : null,
          [t('takedown.why'), <details key="why"><summary>{ground ? say(ground) : notice.ground}</summary><p>{notice.explanation}</p></details>],
          notice.basis ? [t('takedown.basis'), nameOfBasis(notice.basis)] : null,
          notice.sentAt ? [t('takedown.sent'), t('takedown.by', { at: dateTime(notice.sentAt), who: whoOf(notice.sentBy) })] : null,
          notice.acknowledgedAt ? [t('takedown.acknowledged'), `${dateTime(notice.acknowledgedAt)}${notice.reference ? ` (${notice.reference})` : ''}`] : null,
          notice.decidedAt ? [t('takedown.decided'), `${labelOf('takedownStand', stand)}, ${dateTime(notice.decidedAt)}`] : null,
          notice.words ? [t('takedown.words'), notice.words] : null,
        ]}
      />
      {notice.remindAt && <Reminder notice={notice} rules={rules} />}
      {(notice.result === 'refused' || notice.result === 'partly') && <p class="note">{say(rules.redress)}</p>}
      {notice.sentAt && <Files notice={notice} />}
      {notice.state === 'drafted' && <Sending notice={notice} rules={rules} onChanged={onChanged} />}
      {notice.state === 'sent' && <Receipt notice={notice} onChanged={onChanged} />}
      {(notice.state === 'sent' || notice.state === 'acknowledged') && <Decision notice={notice} onChanged={onChanged} />}
    </section>
  );
}

/** Other people's page: opened apart, and only when it is one. */
function Contact({ address }: { address: string }) {
  if (!address.startsWith('https://')) return <Value text={address} />;
  return <a class="utrecht-link utrecht-link--html-a value-long" href={address} target="_blank" rel="noreferrer">{address}<Hidden> {t('takedown.newWindow')}</Hidden></a>;
}

function Reminder({ notice, rules }: { notice: TakedownNotice; rules: Takedowns }) {
  return (
    <Notice tone={notice.isOverdue ? 'amber' : 'info'} title={notice.isOverdue ? t('takedown.askNow') : t('takedown.askOn', { day: date(notice.remindAt) })}>
      <p>{say(rules.reminder.note)}</p>
    </Notice>
  );
}

function Files({ notice }: { notice: TakedownNotice }) {
  const path = `/api/v1/takedown-notices/${notice.noticeId}`;
  const look = 'utrecht-button utrecht-button--secondary-action link-button button-small';
  return (
    <Buttons>
      <a class={look} href={`${path}/document`} download>{t('takedown.pdf')}<Hidden> {notice.number}</Hidden></a>
      <a class={look} href={path} download={`${notice.number}.json`}>{t('takedown.json')}<Hidden> {notice.number}</Hidden></a>
    </Buttons>
  );
}

function useStep(notice: TakedownNotice, onChanged: () => void) {
  const key = useKey();
  return useAct(async (order: { step: string } & Record<string, unknown>) => {
    await post(`/api/v1/takedown-notices/${notice.noticeId}/steps`, order, { idempotencyKey: key.key });
    key.next();
    onChanged();
  });
}

/** What the rules say of sending it, before anybody does. */
function Outlook({ outlook }: { outlook: TakedownOutlook }) {
  if (outlook.standing === 'permitted') return <Notice tone="info" title={t('takedown.permitted', { rule: outlook.rule })}><p>{t('takedown.permitted.text')}</p></Notice>;
  const isRefused = outlook.standing === 'refused';
  const reasons = outlook.reasons.filter(({ code }) => code !== 'no-rule'); // the title says so already
  return (
    <Notice tone="amber" icon="lock" title={isRefused ? t('takedown.refusedByRule') : t('takedown.noRule')}>
      <p>{isRefused ? t('takedown.refusedByRule.text') : t('takedown.noRule.text')}</p>
      {reasons.length > 0 && <Reasons reasons={reasons} />}
    </Notice>
  );
}

function Sending({ notice, rules, onChanged }: { notice: TakedownNotice; rules: Takedowns; onChanged: () => void }) {
  const [goodFaith, setGoodFaith] = useState(false);
  const [ownPowers, setOwnPowers] = useState(false);
  const [tries, setTries] = useState(0);
  const step = useStep(notice, onChanged);
  const asksPowers = notice.outlook?.standing === 'own-powers';
  const isReady = goodFaith && (ownPowers || !asksPowers);
  const id = (name: string) => `${name}-${notice.noticeId}`;
  const missing = (checked: boolean) => (tries > 0 && !checked ? t('takedown.tick') : undefined);
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (isReady) step.run({ step: 'sent', goodFaith, ownPowers: asksPowers }); }}>
      {notice.outlook && <Outlook outlook={notice.outlook} />}
      {notice.outlook?.standing !== 'refused' && (
        <>
          <CheckField id={id('faith')} label={say(rules.statement)} checked={goodFaith} onChange={setGoodFaith} error={missing(goodFaith)} />
          {asksPowers && <CheckField id={id('powers')} label={t('takedown.takePowers')} checked={ownPowers} onChange={setOwnPowers} error={missing(ownPowers)} />}
        </>
      )}
      <Failure error={step.error} />
      <Buttons>
        {notice.outlook?.standing !== 'refused' && <Button type="submit" small busy={step.isBusy}>{t('takedown.send')}<Hidden> {notice.number}</Hidden></Button>}
        <Button kind="danger" small busy={step.isBusy} onClick={() => step.run({ step: 'discarded' })}>{t('takedown.discard')}<Hidden> {notice.number}</Hidden></Button>
      </Buttons>
    </form>
  );
}

function Receipt({ notice, onChanged }: { notice: TakedownNotice; onChanged: () => void }) {
  const [reference, setReference] = useState('');
  const step = useStep(notice, onChanged);
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); step.run({ step: 'acknowledged', reference: reference.trim() }); }}>
      <TextField id={`reference-${notice.noticeId}`} label={t('takedown.reference')} value={reference} onChange={setReference} width="medium" maxLength={100} optional />
      <Failure error={step.error} />
      <Buttons><Button type="submit" kind="secondary" small busy={step.isBusy}>{t('takedown.acknowledge')}<Hidden> {notice.number}</Hidden></Button></Buttons>
    </form>
  );
}

const RESULTS = ['removed', 'partly', 'refused'];

function Decision({ notice, onChanged }: { notice: TakedownNotice; onChanged: () => void }) {
  const [result, setResult] = useState('');
  const [words, setWords] = useState('');
  const [tries, setTries] = useState(0);
  const step = useStep(notice, onChanged);
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (result) step.run({ step: 'decided', result, words: words.trim() }); }}>
      <RadioField id={`result-${notice.noticeId}`} label={t('takedown.result')} value={result} onChange={setResult} error={tries > 0 && !result ? labelOf('wrong', 'missing.choice') : undefined} options={RESULTS.map((value) => ({ value, label: labelOf('takedownStand', value) }))} columns />
      <TextArea id={`words-${notice.noticeId}`} label={t('takedown.words')} hint={t('takedown.words.hint')} value={words} onChange={setWords} rows={3} maxLength={2000} optional />
      <Failure error={step.error} />
      <Buttons><Button type="submit" kind="secondary" small busy={step.isBusy}>{t('takedown.decide')}<Hidden> {notice.number}</Hidden></Button></Buttons>
    </form>
  );
}
