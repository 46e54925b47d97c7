// How a case ends and where its money went. What is done is told to every reporter, in plain words and without a name.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { Money, Text } from '../api/types.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { parseCents } from '../ui/checks.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import { date, money } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { MoneyDrawing } from './money_drawing.tsx';
import { Badge, Button, Buttons, Card, Failure, Hidden, Loading, Notice, TextButton, type Tone } from '../ui/parts.tsx';

interface Track extends Text { code: string; path: string }
interface Settlement { settlementId: string; track: string; name: Text; state: string; chosenAt: string; endedAt: string | null }
interface Course { tracks: Track[]; settlements: Settlement[]; money: { lost: Money; held: Money; recalled: Money; returned: Money; unknown: Money } }

const PATHS = ['suspect', 'mule', 'measure'];
const KINDS = ['held', 'recalled', 'returned'] as const;
const TONE: Record<string, Tone> = { chosen: 'info', done: 'good' };

export function SettlementCard({ caseId, onChanged }: { caseId: string; onChanged: () => void }) {
  const path = `/api/v1/cases/${caseId}`;
  const course = useGet<Course>(`${path}/settlements`);
  const changed = () => { course.reload(); onChanged(); };
  if (!course.value) return <Card title={t('settle.title')} id="settlement">{course.error ? <Failure error={course.error} onRetry={course.reload} /> : <Loading />}</Card>;
  return (
    <>
      <Card title={t('settle.title')} id="settlement" note={t('settle.note')}><Tracks course={course.value} path={path} onChanged={changed} /></Card>
      <Card title={t('money.title')} id="money" note={t('money.note')}><MoneyTree course={course.value} path={path} onChanged={changed} /></Card>
    </>
  );
}

function Tracks({ course, path, onChanged }: { course: Course; path: string; onChanged: () => void }) {
  const [track, setTrack] = useState('');
  const [tries, setTries] = useState(0);
  const [told, setTold] = useState<Text | null>(null);
  const key = useKey();
  const choosing = useAct(async () => {
    await post(`${path}/settlements`, { track }, { idempotencyKey: key.key });
    key.next();
    setTrack('');
    setTries(0);
    onChanged();
  });
  const ending = useAct(async (settlement: Settlement, state: 'done' | 'stopped') => {
    await post(`/api/v1/case-settlements/${settlement.settlementId}/end`, { state }, { idempotencyKey: `${state}-${settlement.settlementId}` });
    setTold(state === 'done' ? settlement.name : null);
    onChanged();
  });
  return (
    <>
      {told && <Notice tone="good" title={t('settle.told')} announce><p>{say(told)}</p></Notice>}
      {course.settlements.length === 0 && <p class="empty">{t('settle.none')}</p>}
      <ul class="work-list">
        {course.settlements.map((each) => (
          <li key={each.settlementId}>
            <span>{say(each.name)} <Badge tone={TONE[each.state] ?? 'plain'}>{labelOf('settleState', each.state)}</Badge><span class="note"> {date(each.endedAt ?? each.chosenAt)}</span></span>
            {each.state === 'chosen' && (
              <span class="row-buttons">
                <TextButton onClick={() => ending.run(each, 'done')}>{t('settle.done')}<Hidden> {say(each.name)}</Hidden></TextButton>
                <TextButton onClick={() => ending.run(each, 'stopped')}>{t('settle.stop')}<Hidden> {say(each.name)}</Hidden></TextButton>
              </span>
            )}
          </li>
        ))}
      </ul>
      <Failure error={ending.error} />
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (track) choosing.run(); }}>
        <SelectField id="track" label={t('settle.track')} value={track} empty={t('settle.choose')} error={tries > 0 && !track ? labelOf('wrong', 'missing.choice') : undefined} options={PATHS.flatMap((way) => course.tracks.filter((each) => each.path === way).map((each) => ({ value: each.code, label: `${labelOf('settlePath', way)}: ${say(each)}` })))} onChange={setTrack} />
        <Failure error={choosing.error} />
        <Buttons><Button type="submit" kind="secondary" busy={choosing.isBusy}>{t('settle.add')}</Button></Buttons>
      </form>
    </>
  );
}

/** Lost, and below it what became of it; the rest is unknown, and is shown so. */
const nameOf = (part: string): string => (part === 'unknown' ? t('money.unknown') : labelOf('moneyKind', part));

function MoneyTree({ course, path, onChanged }: { course: Course; path: string; onChanged: () => void }) {
  const [kind, setKind] = useState('');
  const [amount, setAmount] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const minor = parseCents(amount);
  const { money: flow } = course;
  const noting = useAct(async () => {
    await post(`${path}/money`, { kind, amount: { minor, currency: 'EUR' } }, { idempotencyKey: key.key });
    key.next();
    setAmount('');
    setTries(0);
    onChanged();
  });
  return (
    <>
      <MoneyDrawing parts={[...KINDS, 'unknown' as const].map((each) => ({ kind: each, minor: flow[each].minor, label: nameOf(each) }))} />
      <ul class="money-tree">
        <li>
          <span>{t('money.lost')}</span> <strong>{money(flow.lost)}</strong>
          <ul>{[...KINDS, 'unknown' as const].map((each) => <li key={each}><span>{nameOf(each)}</span> <strong>{money(flow[each])}</strong></li>)}</ul>
        </li>
      </ul>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (kind && minor) noting.run(); }}>
        <div class="work-fields">
          <SelectField id="money-kind" label={t('money.kind')} value={kind} empty={t('settle.choose')} error={tries > 0 && !kind ? labelOf('wrong', 'missing.choice') : undefined} options={KINDS.map((value) => ({ value, label: labelOf('moneyKind', value) }))} onChange={setKind} />
          <TextField id="money-amount" label={t('money.amount')} value={amount} onChange={setAmount} error={tries > 0 && !minor ? labelOf('wrong', 'amount') : undefined} inputMode="decimal" width="short" />
        </div>
        <Failure error={noting.error} />
        <Buttons><Button type="submit" kind="secondary" busy={noting.isBusy}>{t('money.add')}</Button></Buttons>
      </form>
    </>
  );
}
