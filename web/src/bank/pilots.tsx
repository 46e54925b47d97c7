// Pilots: what is tried, who approved it, hit or no hit, and what came of it; at the bank that holds them and at shops and carriers that
// take part. Everything here is simulated law.
import { useEffect, useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { Page as ListPage, Text } from '../api/types.ts';
import { kindOf, partnerName, useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { CheckField, RadioField, SelectField, TextField } from '../ui/fields.tsx';
import { count, date, dateTime } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Empty, Failure, Loading, Notice, Page, type Tone } from '../ui/parts.tsx';
import { whoOf } from '../ui/actor.ts';

type Answer = 'hit' | 'no-hit' | 'waiting';
type RunState = 'proposed' | 'running' | 'ended';
interface Run { runId: string; state: RunState; proposedBy: string; proposedAt: string; approvedBy: string; startedAt: string | null; endsAt: string | null; endedAt: string | null; holder: string; endReason: string; alikePerMillion: number }
interface Pilot {
  pilotId: string; rule: string; title: Text; hypothesis: Text; evaluation: Text; types: string[]; sectors: string[]; dpia: string; dpiaExpires: string;
  termDays: number; keptDays: number; sourcesMin: number; complaintsMin: number; measuresDevices: boolean; source: string;
  stops: { measure: string; above: number; judgedMin: number }[];
  runs: Run[];
  tally: { contributions: number; asked: number; hits: number; judgedRight: number; judgedWrong: number; minutes: number };
  unjudged: { questionId: string; askedAt: string; sources: number }[];
  questions: { questionId: string; askedAt: string; answer: Answer; sources: number }[];
}

const LOOK_AGAIN_MS = 1000;
const TONE: Record<RunState | 'off', Tone> = { off: 'plain', proposed: 'amber', running: 'info', ended: 'plain' };

export default function PilotsPage() {
  const list = useGet<ListPage<Pilot>>('/api/v1/pilots');
  return (
    <Page title={t('pilots.title')} lead={t('pilots.lead')} wide>
      <Notice icon="info" title={t('pilots.simulated')}><p>{t('pilots.simulated.text')}</p></Notice>
      <Failure error={list.error} onRetry={list.reload} />
      {list.isLoading && !list.value && <Loading />}
      {(list.value?.items ?? []).map((pilot) => <PilotCard key={pilot.pilotId} pilot={pilot} onDone={list.reload} />)}
    </Page>
  );
}

function sayStop({ measure, above, judgedMin }: Pilot['stops'][number]): string {
  const n = count(above);
  if (measure === 'wrong-hits-percent') return t('pilotStop.wrong-hits-percent', { n, judged: count(judgedMin) });
  return measure === 'questions' ? t('pilotStop.questions', { n }) : t('pilotStop.alike-per-million', { n });
}

const isBeforeStart = ({ measure }: Pilot['stops'][number]): boolean => measure === 'alike-per-million';

function sayHit({ sourcesMin, complaintsMin, keptDays }: Pilot): string {
  const told = { sources: count(sourcesMin), days: count(keptDays) };
  return complaintsMin === 0 ? t('pilots.hit.text', told) : t('pilots.hit.complaints', { ...told, n: complaintsMin });
}

const stateOf = (pilot: Pilot): RunState | 'off' => pilot.runs[0]?.state ?? 'off';

function PilotCard({ pilot, onDone }: { pilot: Pilot; onDone: () => void }) {
  const { node, session } = useApp();
  const state = stateOf(pilot);
  const isHolder = kindOf(node) === 'bank';
  const isAnalyst = session?.role === 'bank-analyst' || session?.role === 'fraud-analyst';
  const asks = state === 'running' && isAnalyst;
  return (
    <Card id={`pilot-${pilot.pilotId}`} title={<>{say(pilot.title)} <Badge tone={TONE[state]}>{labelOf('pilotState', state)}</Badge></>}>
      <p>{say(pilot.hypothesis)}</p>
      <Details
        items={[
          [t('pilots.rule'), t('pilots.rule.text', { rule: pilot.rule, dpia: pilot.dpia, day: date(pilot.dpiaExpires) })],
          [t('pilots.participants'), pilot.sectors.map((sector) => labelOf('pilotSector', sector)).join(', ')],
          [t('pilots.hit'), sayHit(pilot)],
          [t('pilots.term'), t('pilots.term.text', { n: pilot.termDays })],
          [t('pilots.stops'), pilot.stops.filter((stop) => !isBeforeStart(stop)).map(sayStop).join('; ')],
          pilot.stops.some(isBeforeStart) && [t('pilots.startsNot'), pilot.stops.filter(isBeforeStart).map(sayStop).join('; ')],
          [t('pilots.source'), pilot.source],
        ]}
      />
      {isHolder ? <Steps pilot={pilot} state={state} onDone={onDone} /> : <Standing pilot={pilot} state={state} />}
      {asks && !isHolder && <HandIn pilot={pilot} onDone={onDone} />}
      {asks && <Ask key={pilot.runs[0]!.runId} pilot={pilot} onDone={onDone} />}
      {isAnalyst && pilot.unjudged.map((hit) => <Judge key={hit.questionId} pilot={pilot} hit={hit} onDone={onDone} />)}
      {pilot.runs.length > 0 && <Evaluation pilot={pilot} run={pilot.runs[0]!} />}
    </Card>
  );
}

/** Two people start a pilot; one stops it at once. */
function Steps({ pilot, state, onDone }: { pilot: Pilot; state: RunState | 'off'; onDone: () => void }) {
  const { session } = useApp();
  const key = useKey();
  const acting = useAct(async (step: string) => {
    await post(`/api/v1/pilots/${pilot.pilotId}/${step}`, {}, { idempotencyKey: key.key });
    key.next();
    onDone();
  });
  const run = pilot.runs[0];
  const isMine = run?.proposedBy === `person:${session?.user}`;
  return (
    <>
      <Failure error={acting.error} />
      {state === 'proposed' && <p>{isMine ? t('pilots.second') : t('pilots.proposed', { who: whoOf(run!.proposedBy), day: dateTime(run!.proposedAt) })}</p>}
      <RunSentence run={run} />
      <Buttons>
        {(state === 'off' || state === 'ended') && <Button kind="secondary" busy={acting.isBusy} onClick={() => acting.run('proposals')}>{t('pilots.propose')}</Button>}
        {state === 'proposed' && !isMine && <Button busy={acting.isBusy} onClick={() => acting.run(`proposals/${run!.runId}/approval`)}>{t('pilots.approve')}</Button>}
        {(state === 'proposed' || state === 'running') && <Button kind="secondary" busy={acting.isBusy} onClick={() => acting.run('stop')}>{state === 'running' ? t('pilots.stop') : t('pilots.refuse')}</Button>}
      </Buttons>
    </>
  );
}

function RunSentence({ run }: { run: Run | undefined }) {
  if (run?.state === 'running') return <p>{t('pilots.until', { day: dateTime(run.endsAt) })}</p>;
  if (run?.state === 'ended') return <p>{t('pilots.endedBecause', { day: dateTime(run.endedAt ?? run.endsAt), why: labelOf('pilotEnd', run.endReason || 'term') })}</p>;
  return null;
}

/** Who takes part reads how it stands; starting and stopping is the holder's. */
function Standing({ pilot, state }: { pilot: Pilot; state: RunState | 'off' }) {
  const { node } = useApp();
  const run = pilot.runs[0];
  return (
    <>
      <RunSentence run={run} />
      <p class="note">{state === 'off' ? t('pilots.notStarted') : t('pilots.heldBy', { who: say(partnerName(node, run!.holder)) })}</p>
      {state === 'running' && <p>{t('pilots.handedIn', { n: pilot.tally.contributions })}</p>}
    </>
  );
}

function HandIn({ pilot, onDone }: { pilot: Pilot; onDone: () => void }) {
  const [type, setType] = useState(pilot.types[0]!);
  const [value, setValue] = useState('');
  const [hasComplaint, setComplaint] = useState(false);
  const [tries, setTries] = useState(0);
  const [isDone, setDone] = useState(false);
  const key = useKey();
  const handing = useAct(async () => {
    setDone(false);
    await post(`/api/v1/pilots/${pilot.pilotId}/contributions`, { type, value: value.trim(), hasComplaint }, { idempotencyKey: key.key });
    key.next();
    setValue('');
    setTries(0);
    setDone(true);
    onDone();
  });
  const id = `hand-in-${pilot.pilotId}`;
  return (
    <form noValidate id={id} onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (value.trim()) handing.run(); }}>
      <h3 class="utrecht-heading-3">{t('pilots.handIn')}</h3>
      <p class="note">{t('pilots.handIn.text')}</p>
      {pilot.types.length > 1 && <SelectField id={`${id}-type`} label={t('pilots.type')} value={type} options={pilot.types.map((each) => ({ value: each, label: labelOf('identifierType', each) }))} onChange={setType} />}
      <TextField id={`${id}-value`} label={labelOf('identifierType', type)} value={value} onChange={setValue} error={tries > 0 && !value.trim() ? t('pilots.missing') : undefined} />
      <CheckField id={`${id}-complaint`} label={t('pilots.handIn.complaint')} checked={hasComplaint} onChange={setComplaint} />
      <Failure error={handing.error} />
      {isDone && <Notice tone="good" announce title={t('pilots.handIn.done')} />}
      <Buttons><Button type="submit" kind="secondary" busy={handing.isBusy}>{t('pilots.handIn.do')}</Button></Buttons>
    </form>
  );
}

function Ask({ pilot, onDone }: { pilot: Pilot; onDone: () => void }) {
  const [type, setType] = useState(pilot.types[0]!);
  const [value, setValue] = useState('');
  const [tries, setTries] = useState(0);
  const [given, setGiven] = useState<Pilot['questions'][number] | null>(null);
  const key = useKey();
  const asking = useAct(async () => {
    setGiven(null);
    setGiven(await post<Pilot['questions'][number]>(`/api/v1/pilots/${pilot.pilotId}/questions`, { type, value: value.trim() }, { idempotencyKey: key.key }));
    key.next();
    onDone();
  });
  // At who takes part the answer comes from the holder, a moment later: the list has it then.
  const answer = given?.answer === 'waiting' ? pilot.questions.find(({ questionId }) => questionId === given.questionId) ?? given : given;
  useEffect(() => {
    if (answer?.answer !== 'waiting') return undefined;
    const again = setInterval(onDone, LOOK_AGAIN_MS);
    return () => clearInterval(again);
  }, [answer?.answer]);
  const id = `ask-${pilot.pilotId}`;
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (value.trim()) asking.run(); }}>
      <h3 class="utrecht-heading-3">{t('pilots.ask')}</h3>
      {pilot.types.length > 1 && <SelectField id={`${id}-type`} label={t('pilots.type')} value={type} options={pilot.types.map((each) => ({ value: each, label: labelOf('identifierType', each) }))} onChange={setType} />}
      <TextField id={id} label={labelOf('identifierType', type)} value={value} onChange={setValue} error={tries > 0 && !value.trim() ? t('pilots.missing') : undefined} />
      <Failure error={asking.error} />
      {answer && <Given answer={answer.answer} sources={answer.sources} />}
      <Buttons><Button type="submit" busy={asking.isBusy}>{t('pilots.ask.do')}</Button></Buttons>
    </form>
  );
}

function Given({ answer, sources }: { answer: Answer; sources: number }) {
  if (answer === 'waiting') return <Notice icon="clock" announce title={t('pilots.waiting')}><p>{t('pilots.waiting.text')}</p></Notice>;
  const isHit = answer === 'hit';
  return (
    <Notice icon="info" tone={isHit ? 'amber' : 'plain'} announce title={isHit ? t('pilots.isHit', { n: sources }) : t('pilots.noHit')}>
      <p>{isHit ? t('pilots.isHit.text') : t('pilots.noHit.text')}</p>
    </Notice>
  );
}

function Judge({ pilot, hit, onDone }: { pilot: Pilot; hit: Pilot['unjudged'][number]; onDone: () => void }) {
  const [right, setRight] = useState('');
  const [minutes, setMinutes] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const isNumber = /^\d{1,4}$/.test(minutes.trim());
  const judging = useAct(async () => {
    await post(`/api/v1/pilots/${pilot.pilotId}/questions/${hit.questionId}/judgement`, { wasRight: right === 'right', minutes: Number(minutes) }, { idempotencyKey: key.key });
    onDone();
  });
  return (
    <form noValidate class="judge" onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (right && isNumber) judging.run(); }}>
      <h3 class="utrecht-heading-3">{t('pilots.judge', { day: dateTime(hit.askedAt) })}</h3>
      <Failure error={judging.error} />
      <RadioField
        id={`right-${hit.questionId}`}
        label={t('pilots.right')}
        value={right}
        onChange={setRight}
        error={tries > 0 && !right ? labelOf('wrong', 'missing.choice') : undefined}
        options={[{ value: 'right', label: t('pilots.right.yes') }, { value: 'wrong', label: t('pilots.right.no') }]}
        columns
      />
      <TextField id={`minutes-${hit.questionId}`} label={t('pilots.minutes')} inputMode="numeric" width="short" value={minutes} onChange={setMinutes} error={tries > 0 && !isNumber ? t('pilots.minutes.wrong') : undefined} />
      <Buttons><Button type="submit" kind="secondary" busy={judging.isBusy}>{t('pilots.judge.do')}</Button></Buttons>
    </form>
  );
}

/** What is not known yet is said to be unknown. */
function Evaluation({ pilot, run }: { pilot: Pilot; run: Run }) {
  const { asked, hits, judgedRight, judgedWrong, minutes } = pilot.tally;
  const judged = judgedRight + judgedWrong;
  if (run.state === 'proposed') return pilot.measuresDevices ? <p>{t('pilots.alike', { n: count(run.alikePerMillion) })}</p> : null;
  return (
    <div id={`evaluation-${pilot.pilotId}`}>
      <h3 class="utrecht-heading-3">{t('pilots.evaluation')}</h3>
      <p>{say(pilot.evaluation)}</p>
      {run.holder && <p class="note">{t('pilots.own')}</p>}
      {asked === 0 ? <Empty>{t('pilots.notAsked')}</Empty> : (
        <Details
          items={[
            [t('pilots.asked'), count(asked)],
            [t('pilots.hits'), count(hits)],
            [t('pilots.wrongHits'), judged === 0 ? t('pilots.unknown') : t('pilots.wrongHits.text', { wrong: count(judgedWrong), judged: count(judged) })],
            [t('pilots.cost'), judged === 0 ? t('pilots.unknown') : t('pilots.cost.text', { n: minutes })],
          ]}
        />
      )}
      {pilot.measuresDevices && <p>{t('pilots.alike', { n: count(run.alikePerMillion) })}</p>}
    </div>
  );
}
