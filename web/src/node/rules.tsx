// Policy as this node applies it: each rule in words, the question "may X give Y …?", and the switch for the privacy officer.
import { useState } from 'preact/hooks';
import { post, withQuery } from '../api/client.ts';
import type { Page as ListPage, Rule, RuleExplanation, Text } from '../api/types.ts';
import { isPrivacyOfficer, useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { RadioField, SelectField, TextArea, TextField, type Option } from '../ui/fields.tsx';
import { capital, date } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Dialog, Failure, Hidden, Link, Loading, Notice, Page, Reasons, TextButton, type Tone } from '../ui/parts.tsx';

const STATE_TONE: Record<string, Tone> = { active: 'good', sandbox: 'amber', off: 'plain' };

export default function RulesPage() {
  const rules = useGet<ListPage<Rule>>('/api/v1/rules');
  const items = rules.value?.items ?? [];
  return (
    <Page title={t('rules.title')} lead={t('rules.lead')} wide>
      <p>{t('rules.seeAlso')} <Link href="/matrix">{t('matrix.title')}</Link>, <Link href="/dpia">{t('dpia.title')}</Link>, <Link href="/barrieremodellen">{t('models.title')}</Link></p>
      {items.length > 0 && <Ask rules={items} />}
      {rules.isLoading && !rules.value && <Loading />}
      <Failure error={rules.error} onRetry={rules.reload} />
      {items.map((rule) => <RuleCard key={rule.rule} rule={rule} onSwitched={rules.reload} />)}
    </Page>
  );
}

const distinct = (values: string[]) => [...new Set(values)];
const optionsOf = (group: string, codes: string[]): Option[] =>
  distinct(codes).filter((code) => code !== '*').map((value) => ({ value, label: labelOf(group, value) })).sort((a, b) => a.label.localeCompare(b.label));

function Ask({ rules }: { rules: Rule[] }) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [dataClass, setDataClass] = useState('');
  const [purpose, setPurpose] = useState('');
  const isWhole = from && to && dataClass && purpose;
  const answer = useGet<RuleExplanation>(isWhole ? withQuery('/api/v1/rule-explanations', { from, to, dataClass, purpose }) : null);
  const sectors = optionsOf('sector', [...rules.flatMap((rule) => [...rule.from, ...rule.to]), 'police', 'desk', 'bank', 'shop', 'telecom', 'public']);
  return (
    <Card title={t('rules.ask')} id="ask" note={t('rules.ask.note')}>
      <div class="filters filters-4">
        <SelectField id="ask-from" label={t('rules.ask.from')} value={from} empty={t('ui.choose')} options={sectors} onChange={setFrom} />
        <SelectField id="ask-to" label={t('rules.ask.to')} value={to} empty={t('ui.choose')} options={sectors} onChange={setTo} />
        <SelectField id="ask-class" label={t('rules.ask.class')} value={dataClass} empty={t('ui.choose')} options={optionsOf('dataClass', [...rules.flatMap((rule) => rule.dataClasses), 'NAW', 'SUS'])} onChange={setDataClass} />
        <SelectField id="ask-purpose" label={t('rules.ask.purpose')} value={purpose} empty={t('ui.choose')} options={optionsOf('purpose', rules.flatMap((rule) => rule.purposes))} onChange={setPurpose} />
      </div>
      <div aria-live="polite">
        {isWhole && answer.isLoading && <Loading />}
        <Failure error={answer.error} onRetry={answer.reload} />
        {isWhole && answer.value && !answer.isLoading && <Answer answer={answer.value} />}
      </div>
    </Card>
  );
}

function Answer({ answer }: { answer: RuleExplanation }) {
  const tone: Tone = answer.verdict === 'permit' ? 'info' : 'amber';
  return (
    <Notice tone={tone} icon={answer.verdict === 'permit' ? 'info' : 'lock'} title={labelOf('verdict.policy', answer.verdict)}>
      <p>{capital(say(answer.summary))}</p>
      {(answer.reasons ?? []).length > 0 && <Reasons reasons={answer.reasons!} />}
      {(answer.rules ?? []).length > 0 && <p class="note">{t('rules.ask.spoke', { rules: answer.rules!.map((rule) => rule.rule).join(', ') })}</p>}
    </Notice>
  );
}

function RuleCard({ rule, onSwitched }: { rule: Rule; onSwitched: () => void }) {
  const { session } = useApp();
  const [isSwitching, setSwitching] = useState(false);
  const conditions = rule.conditions ?? [];
  return (
    <Card id={`rule-${rule.rule}`} class="rule" title={<>{rule.rule}: {say(rule.title)}</>}>
      <p class="badges">
        <Badge tone={STATE_TONE[rule.state] ?? 'plain'}>{labelOf('ruleState', rule.state)}</Badge>
        {rule.inForce === false && rule.state === 'active' && <Badge tone="amber">{t('rules.notInForce')}</Badge>}
        {rule.denies && <Badge tone="amber">{t('rules.denies')}</Badge>}
        {rule.carriedOut === 'elsewhere' && <Badge tone="amber">{t('rules.elsewhere')}</Badge>}
        {rule.mark === 'D' && <Badge tone="amber">{t('rules.design')}</Badge>}
      </p>
      <p class="rule-sentence">
        {t(rule.denies ? 'rules.sentence.denies' : 'rules.sentence', { from: few('sector', rule.from), to: few('sector', rule.to), what: few('dataClass', rule.dataClasses), purpose: few('purpose', rule.purposes), form: say(rule.form) })}
      </p>
      {rule.carriedOut === 'elsewhere' && <p class="note">{t('rules.elsewhere.text')}</p>}
      <Details items={[[t('rules.basis'), capital(say(rule.basis))], conditions.length > 0 && [t('rules.conditions'), <Sentences key="conditions" texts={conditions} />]]} />
      <details class="more">
        <summary>{t('rules.all')}<Hidden> {rule.rule}</Hidden></summary>
        <RuleDetails rule={rule} />
      </details>
      {rule.denies && <p class="note">{t('rules.noSwitch')}</p>}
      {!rule.denies && isPrivacyOfficer(session) && <p><TextButton onClick={() => setSwitching(true)}>{t('rules.switch', { rule: rule.rule })}</TextButton></p>}
      {isSwitching && <Switch rule={rule} onClose={() => setSwitching(false)} onSwitched={onSwitched} />}
    </Card>
  );
}

const Sentences = ({ texts }: { texts: (Text & { code: string })[] }) => <ul class="plain-list">{texts.map((text) => <li key={text.code}>{capital(say(text))}</li>)}</ul>;

const SHOWN_MAX = 3;

/** A list in a sentence; a long one is counted, and stands in full below it. */
function few(group: string, codes: string[]): string {
  const names = codes.map((code) => labelOf(group, code));
  return names.length <= SHOWN_MAX ? names.join(', ') : t('rules.and', { names: names.slice(0, SHOWN_MAX - 1).join(', '), n: names.length - SHOWN_MAX + 1 });
}

function RuleDetails({ rule }: { rule: Rule }) {
  const all = (group: string, codes: string[]) => codes.map((code) => labelOf(group, code)).join(', ');
  return (
    <Details
      items={[
        [t('rules.ask.from'), all('sector', rule.from)],
        [t('rules.ask.to'), all('sector', rule.to)],
        [t('rules.ask.class'), all('dataClass', rule.dataClasses)],
        [t('rules.ask.purpose'), all('purpose', rule.purposes)],
        rule.leaseMinutes ? [t('rules.lease'), t('rules.lease.text', { n: rule.leaseMinutes })] : null,
        rule.duties.length > 0 && [t('rules.duties'), <ul key="duties" class="plain-list">{rule.duties.map((duty) => <li key={duty.code}>{say(duty)}{duty.parameter ? ` (${duty.parameter})` : ''}</li>)}</ul>],
        rule.retention ? [t('rules.retention'), say(rule.retention)] : null,
        [t('rules.dates'), rule.inForceFrom ? <>{date(rule.inForceFrom)} – {rule.inForceUntil ? date(rule.inForceUntil) : t('rules.open')}</> : t('rules.noDate')],
        rule.dpia ? [t('rules.dpia'), <>{rule.dpia}{rule.dpiaExpires ? ` (${t('rules.until', { date: date(rule.dpiaExpires) })})` : ''}</>] : null,
        rule.source ? [t('rules.source'), <>{rule.source}{rule.sourceDate ? ` (${date(rule.sourceDate)})` : ''}</>] : null,
        [t('rules.revision'), String(rule.revision)],
      ]}
    />
  );
}

function Switch({ rule, onClose, onSwitched }: { rule: Rule; onClose: () => void; onSwitched: () => void }) {
  const { node } = useApp();
  const [state, setState] = useState<string>(rule.state);
  const [reason, setReason] = useState('');
  const [confirmation, setConfirmation] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const switching = useAct(async () => {
    await post('/api/v1/rule-switches', { rule: rule.rule, state, reason: reason.trim(), confirmation: confirmation.trim() }, { idempotencyKey: key.key });
    onSwitched();
    onClose();
  });
  const states = node.synthetic ? ['active', 'sandbox', 'off'] : ['active', 'off'];
  const stops = state === 'active' ? null : rule.off?.warning;
  const mustConfirm = state !== 'active' && rule.off?.needsConfirmation === true;
  const reasonError = reason.trim() ? undefined : t('ui.reason.missing');
  const confirmationError = mustConfirm && confirmation.trim() !== rule.rule ? t('rules.confirm.missing', { rule: rule.rule }) : undefined;
  const submit = (event: Event) => {
    event.preventDefault();
    setTries(tries + 1);
    if (!reasonError && !confirmationError) switching.run();
  };
  return (
    <Dialog title={t('rules.switch', { rule: rule.rule })} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <p>{t('rules.switch.text')}</p>
        <Failure error={switching.error} />
        <RadioField id="switch-state" label={t('rules.state')} value={state} onChange={setState} options={states.map((value) => ({ value, label: labelOf('ruleState', value) }))} columns />
        {stops && <Notice tone="amber" icon="info" title={t('rules.stops')} announce><p>{say(stops)}</p></Notice>}
        <TextArea id="switch-reason" label={t('ui.reason')} value={reason} onChange={setReason} rows={3} error={tries > 0 ? reasonError : undefined} />
        {mustConfirm && <TextField id="switch-confirmation" label={t('rules.confirm', { rule: rule.rule })} value={confirmation} onChange={setConfirmation} error={tries > 0 ? confirmationError : undefined} />}
        <Buttons><Button type="submit" busy={switching.isBusy}>{t('rules.switch.do')}</Button><Button kind="secondary" onClick={onClose}>{t('ui.cancel')}</Button></Buttons>
      </form>
    </Dialog>
  );
}
