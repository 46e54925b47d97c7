// What a barrier is meant to change and how that becomes known: fixed once it starts.
import { useState } from 'preact/hooks';
import type { BarrierRule, Page as ListPage } from '../api/types.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { parseCents } from '../ui/checks.ts';
import { CheckList, RadioField, SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { useGet } from '../ui/load.ts';
import { Button, Buttons, Card, Failure } from '../ui/parts.tsx';
import type { Plan } from './types.ts';
import { readUnits, unitsText } from './units.ts';

export const NEW_PLAN: Plan = { rule: '', hypothesis: '', outcome: 'fraud-share', fraudTypes: [], neighbourTypes: [], design: 'steps', heldOutPercent: 0, units: [], costMinor: 0 };
const HYPOTHESIS_LENGTH_MAX = 900;
const CENTS = 100;
const HELD_OUT = { min: 5, max: 50 };

const outcome = (value: Plan['outcome']) => ({ value, label: labelOf('interventionOutcome', value), note: labelOf('interventionOutcomeNote', value) });
const design = (value: Plan['design']) => ({ value, label: labelOf('interventionDesign', value), note: labelOf('interventionDesignNote', value) });

interface Props { plan: Plan; submit: string; isBusy: boolean; error: unknown; onSubmit: (plan: Plan) => void }

export function PlanForm({ plan, submit, isBusy, error, onSubmit }: Props) {
  const rules = useGet<ListPage<BarrierRule>>('/api/v1/barrier-rules');
  const [draft, setDraft] = useState(plan);
  const [cost, setCost] = useState(plan.costMinor ? String(plan.costMinor / CENTS).replace('.', ',') : '');
  const [percent, setPercent] = useState(String(plan.heldOutPercent || ''));
  const [units, setUnits] = useState(unitsText(plan.units));
  const [tries, setTries] = useState(0);
  const change = (part: Partial<Plan>) => setDraft({ ...draft, ...part });
  const isTrial = draft.design === 'trial';
  const read = readUnits(units);
  const heldOut = Number(percent);
  const cents = parseCents(cost);
  const wrong = {
    rule: !draft.rule && t('wrong.missing'),
    hypothesis: !draft.hypothesis.trim() && t('wrong.missing'),
    fraudTypes: draft.fraudTypes.length === 0 && t('intervention.types.missing'),
    percent: isTrial && !(Number.isInteger(heldOut) && heldOut >= HELD_OUT.min && heldOut <= HELD_OUT.max) && t('intervention.percent.wrong', HELD_OUT),
    units: !isTrial && ('line' in read ? t('intervention.units.wrong', { n: read.line }) : read.units.length === 0 && t('wrong.missing')),
    cost: cents === null && t('intervention.cost.wrong'),
  };
  const said = (part: keyof typeof wrong) => (tries > 0 && wrong[part] ? wrong[part] : undefined);
  const send = () => {
    setTries(tries + 1);
    if (Object.values(wrong).some(Boolean) || cents === null || (!isTrial && 'line' in read)) return;
    onSubmit({ ...draft, hypothesis: draft.hypothesis.trim(), heldOutPercent: isTrial ? heldOut : 0, units: isTrial || 'line' in read ? [] : read.units, costMinor: cents });
  };
  return (
    <Card>
      <form noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
        <Failure error={error ?? rules.error} />
        <SelectField id="rule" label={t('intervention.rule')} value={draft.rule} empty={t('ui.choose')} options={(rules.value?.items ?? []).map(({ rule, title }) => ({ value: rule, label: `${rule}. ${say(title)}` }))} onChange={(rule) => change({ rule })} error={said('rule')} />
        <TextArea id="hypothesis" label={t('intervention.hypothesis')} hint={t('intervention.hypothesis.hint')} value={draft.hypothesis} onChange={(hypothesis) => change({ hypothesis })} rows={3} maxLength={HYPOTHESIS_LENGTH_MAX} error={said('hypothesis')} />
        <RadioField id="outcome" label={t('intervention.outcome')} value={draft.outcome} options={[outcome('fraud-share'), outcome('loss')]} onChange={(chosen) => change({ outcome: chosen as Plan['outcome'] })} />
        <CheckList group="fraud" id="fraudTypes" label={t('intervention.types')} chosen={draft.fraudTypes} error={said('fraudTypes')} onChange={(fraudTypes) => change({ fraudTypes })} />
        <CheckList group="fraud" id="neighbourTypes" label={t('intervention.neighbours')} chosen={draft.neighbourTypes} onChange={(neighbourTypes) => change({ neighbourTypes })} />
        <RadioField id="design" label={t('intervention.design')} value={draft.design} options={[design('steps'), design('trial')]} onChange={(chosen) => change({ design: chosen as Plan['design'] })} />
        {isTrial
          ? <TextField id="percent" label={t('intervention.percent')} hint={t('intervention.percent.hint')} value={percent} onChange={setPercent} inputMode="numeric" width="short" error={said('percent')} />
          : <TextArea id="units" label={t('intervention.units')} hint={t('intervention.units.hint')} value={units} onChange={setUnits} rows={6} error={said('units')} />}
        <TextField id="cost" label={t('intervention.cost')} value={cost} onChange={setCost} inputMode="decimal" width="short" error={said('cost')} />
        <Buttons><Button type="submit" busy={isBusy}>{submit}</Button></Buttons>
      </form>
    </Card>
  );
}
