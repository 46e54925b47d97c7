// Pilots: what is tried, who approved it, hit or no hit, and what came of it. Everything here is simulated law.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { Page as ListPage, Text } from '../api/types.ts';
import { useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { RadioField, SelectField, TextField } from '../ui/fields.tsx';
import { count, date, dateTime } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Empty, Failure, Loading, Notice, Page, type Tone } from '../ui/parts.tsx';
import { whoOf } from '../ui/actor.ts';

type RunState = 'proposed' | 'running' | 'ended';
interface Run { runId: string; state: RunState; proposedBy: string; proposedAt: string; approvedBy: string; startedAt: string | null; endsAt: string | null; endedAt: string | null; endReason: string; alikePerMillion: number }
interface Pilot {
  pilotId: string; rule: string; title: Text; hypothesis: Text; evaluation: Text; types: string[]; sectors: string[]; dpia: string; dpiaExpires: string;
  termDays: number; keptDays: number; sourcesMin: number; complaintsMin: number; measuresDevices: boolean; source: string;
  stops: { measure: string; above: number; judgedMin: number }[];
  runs: Run[];
  tally: { contributions: number; asked: number; hits: number; judgedRight: number; judgedWrong: number; minutes: number };
  unjudged: { questionId: string; askedAt: string; sources: number }[];
}

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

const stateOf = (pilot: Pilot): RunState | 'off' => pilot.runs[0]?.state ?? 'off';

function PilotCard({ pilot, onDone }: { pilot: Pilot; onDone: () => void }) {
  const { session } = useApp();
  const state = stateOf(pilot);
  const asks = state === 'running' && session?.role === 'bank-analyst';
  return (
    <Card id={`pilot-${pilot.pilotId}`} title={<>{say(pilot.title)} <Badge tone={TONE[state]}>{labelOf('pilotState', state)}</Badge></>}>
      <p>{say(pilot.hypothesis)}</p>
      <Details
        items={[
          [t('pilots.rule'), t('pilots.rule.text', { rule: pilot.rule, dpia: pilot.dpia, day: date(pilot.dpiaExpires) })],
          [t('pilots.participants'), pilot.sectors.map((sector) => labelOf('pilotSector', sector)).join(', ')],
          [t('pilots.hit'), t('pilots.hit.text', { sources: pilot.sourcesMin, complaints: pilot.complaintsMin, days: pilot.keptDays })],
          [t('pilots.term'), t('pilots.term.text', { n: pilot.termDays })],
          [t('pilots.stops'), pilot.stops.map(sayStop).join('; ')],
          [t('pilots.source'), pilot.source],
        ]}
      />
      <Steps pilot={pilot} state={state} onDone={onDone} />
      {asks && <Ask pilot={pilot} onDone={onDone} />}
      {session?.role === 'bank-analyst' && pilot.unjudged.map((hit) => <Judge key={hit.questionId} pilot={pilot} hit={hit} onDone={onDone} />)}
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
      {state === 'running' && <p>{t('pilots.until', { day: dateTime(run!.endsAt) })}</p>}
      {state === 'ended' && <p>{t('pilots.endedBecause', { day: dateTime(run!.endedAt ?? run!.endsAt), why: labelOf('pilotEnd', run!.endReason || 'term') })}</p>}
      <Buttons>
        {(state === 'off' || state === 'ended') && <Button kind="secondary" busy={acting.isBusy} onClick={() => acting.run('proposals')}>{t('pilots.propose')}</Button>}
        {state === 'proposed' && !isMine && <Button busy={acting.isBusy} onClick={() => acting.run(`proposals/${run!.runId}/approval`)}>{t('pilots.approve')}</Button>}
        {(state === 'proposed' || state === 'running') && <Button kind="secondary" busy={acting.isBusy} onClick={() => acting.run('stop')}>{state === 'running' ? t('pilots.stop') : t('pilots.refuse')}</Button>}
      </Buttons>
    </>
  );
}

function Ask({ pilot, onDone }: { pilot: Pilot; onDone: () => void }) {
  const [type, setType] = useState(pilot.types[0]!);
  const [value, setValue] = useState('');
  const [tries, setTries] = useState(0);
  const [answer, setAnswer] = useState<{ answer: string; sources: number } | null>(null);
  const key = useKey();
  const asking = useAct(async () => {
    setAnswer(null);
    setAnswer(await post<{ answer: string; sources: number }>(`/api/v1/pilots/${pilot.pilotId}/questions`, { type, value: value.trim() }, { idempotencyKey: key.key }));
    key.next();
    onDone();
  });
  const id = `ask-${pilot.pilotId}`;
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (value.trim()) asking.run(); }}>
      <h3 class="utrecht-heading-3">{t('pilots.ask')}</h3>
      {pilot.types.length > 1 && <SelectField id={`${id}-type`} label={t('pilots.type')} value={type} options={pilot.types.map((each) => ({ value: each, label: labelOf('identifierType', each) }))} onChange={setType} />}
      <TextField id={id} label={labelOf('identifierType', type)} value={value} onChange={setValue} error={tries > 0 && !value.trim() ? t('pilots.missing') : undefined} />
      <Failure error={asking.error} />
      {answer && (
        <Notice icon="info" tone={answer.answer === 'hit' ? 'amber' : 'plain'} announce title={answer.answer === 'hit' ? t('pilots.isHit', { n: answer.sources }) : t('pilots.noHit')}>
          <p>{answer.answer === 'hit' ? t('pilots.isHit.text') : t('pilots.noHit.text')}</p>
        </Notice>
      )}
      <Buttons><Button type="submit" busy={asking.isBusy}>{t('pilots.ask.do')}</Button></Buttons>
    </form>
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
