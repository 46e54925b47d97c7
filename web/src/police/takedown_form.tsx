// A notice to take content offline, with the elements that article 16 of the Digital Services Act asks. Only what the analyst writes here
// stands in it.
import { useState } from 'preact/hooks';
import { post, Problem } from '../api/client.ts';
import { navigate } from '../app/router.ts';
import type { PageProps } from '../app/routes.ts';
import { currentLanguage, labelOf, say, t } from '../i18n/index.ts';
import { isEmail, isWebAddress } from '../ui/checks.ts';
import { ErrorSummary, RadioField, SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { count } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Details, Failure, Loading, Notice, Page } from '../ui/parts.tsx';
import { wrongField, writtenLines } from './takedown_logic.ts';
import type { Takedowns } from './takedown_types.ts';

const OTHER = 'other';
const KINDS = ['platform', 'host', 'registrar', 'telecom'];
const LANGUAGES = ['nl', 'en'];

export default function TakedownPage({ parameters }: PageProps) {
  const rules = useGet<Takedowns>(`/api/v1/cases/${parameters.caseId}/takedown-notices`);
  const back = { to: `/zaken/${parameters.caseId}`, label: t('part.back') };
  if (!rules.value) return <Page title={t('takedown.new')} back={back}>{rules.error ? <Failure error={rules.error} onRetry={rules.reload} /> : <Loading />}</Page>;
  return (
    <Page title={t('takedown.new')} lead={t('takedown.lead')} back={back} wide>
      {rules.value.traces.length === 0 && <Notice tone="amber" title={t('takedown.noTrace')} />}
      {rules.value.traces.length > 0 && (
        <div class="columns">
          <div class="column-main"><Form caseId={parameters.caseId!} rules={rules.value} /></div>
          <div class="column-side"><Fixed rules={rules.value} /></div>
        </div>
      )}
    </Page>
  );
}

/** What stands in every notice, so that nobody writes it again. */
function Fixed({ rules }: { rules: Takedowns }) {
  const nameOf = (id: string) => { const field = rules.fields.find((each) => each.id === id); return field ? say(field) : id; };
  return (
    <Card title={t('takedown.fixed')} id="fixed" note={say(rules.law)}>
      <Details
        items={[
          [nameOf('notifier'), `${rules.notifier.name}, ${rules.notifier.email}`],
          [nameOf('good-faith'), say(rules.statement)],
        ]}
      />
      <p class="note">{t('takedown.nothingElse')}</p>
    </Card>
  );
}

function Form({ caseId, rules }: { caseId: string; rules: Takedowns }) {
  const [trace, setTrace] = useState(rules.traces.length === 1 ? rules.traces[0]!.identifierId : '');
  const [receiver, setReceiver] = useState('');
  const [kind, setKind] = useState('');
  const [name, setName] = useState('');
  const [contact, setContact] = useState('');
  const [language, setLanguage] = useState<string>(currentLanguage());
  const [ground, setGround] = useState('');
  const [explanation, setExplanation] = useState('');
  const [typed, setTyped] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const chosen = rules.traces.find(({ identifierId }) => identifierId === trace);
  const isTyped = receiver === OTHER;
  const locations = writtenLines(typed);
  const length = [...explanation.trim()].length;
  const asksLocation = chosen !== undefined && chosen.type !== 'phone' && chosen.type !== 'url';

  const saving = useAct(async () => {
    const order = {
      identifierId: trace,
      receiver: isTyped ? { kind, name: name.trim(), contact: contact.trim() } : receiver,
      language,
      ground,
      explanation: explanation.trim(),
      locations: chosen?.type === 'phone' ? [] : locations,
    };
    await post(`/api/v1/cases/${caseId}/takedown-notices`, order, { idempotencyKey: key.key }).catch((error: unknown) => {
      setTries((n) => n + 1); // the summary takes the focus
      throw error;
    });
    navigate(`/zaken/${caseId}`);
  });
  const refused = saving.error instanceof Problem ? wrongField(saving.error.field) : null;
  const errors = [
    ...(trace ? [] : [{ id: 'trace', text: t('takedown.trace.missing') }]),
    ...(receiver ? [] : [{ id: 'receiver', text: labelOf('takedownWrong', 'receiver') }]),
    ...(!isTyped || kind ? [] : [{ id: 'receiver-kind', text: labelOf('takedownWrong', 'receiver-kind') }]),
    ...(!isTyped || name.trim() ? [] : [{ id: 'receiver-name', text: t('takedown.name.missing') }]),
    ...(!isTyped || isEmail(contact) || contact.trim().startsWith('https://') ? [] : [{ id: 'receiver-contact', text: t('takedown.contact.wrong') }]),
    ...(ground ? [] : [{ id: 'ground', text: labelOf('takedownWrong', 'ground') }]),
    ...(length >= rules.charactersMin && length <= rules.charactersMax ? [] : [{ id: 'explanation', text: t('takedown.explanation.wrong', { min: count(rules.charactersMin), max: count(rules.charactersMax) }) }]),
    ...(locations.every(isWebAddress) && (!asksLocation || locations.length > 0) ? [] : [{ id: 'locations', text: t('takedown.locations.wrong') }]),
    ...(refused ? [{ id: refused, text: labelOf('takedownWrong', refused) }] : []),
  ];
  const ownErrors = errors.filter(({ id }) => id !== refused);
  const textOf = (id: string) => (tries > 0 ? errors.find((error) => error.id === id)?.text : undefined);
  const submit = (event: Event) => {
    event.preventDefault();
    setTries((n) => n + 1);
    if (ownErrors.length === 0) saving.run();
  };
  const edit = (set: (value: string) => void) => (value: string) => { saving.clear(); set(value); };
  return (
    <Card title={t('takedown.form')} id="takedown-form">
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={tries > 0 ? errors : []} tries={tries} />
        {!refused && <Failure error={saving.error} />}
        <SelectField id="trace" label={t('takedown.trace')} hint={t('takedown.trace.hint')} value={trace} empty={t('ui.choose')} onChange={edit(setTrace)} error={textOf('trace')} options={rules.traces.map((each) => ({ value: each.identifierId, label: `${labelOf('identifierType', each.type)}: ${each.masked}` }))} />
        {chosen?.type === 'phone' && <Notice tone="amber" title={t('takedown.phone')}><p>{t('takedown.phone.text')}</p></Notice>}
        {chosen?.type !== 'phone' && <TextArea id="locations" label={t('takedown.locations')} hint={chosen?.type === 'handle' ? t('takedown.locations.handle') : t('takedown.locations.hint')} value={typed} onChange={edit(setTyped)} rows={4} maxLength={20_000} error={textOf('locations')} />}
        <SelectField id="receiver" label={t('takedown.receiver')} hint={t('takedown.receiver.hint')} value={receiver} empty={t('ui.choose')} onChange={edit(setReceiver)} error={textOf('receiver')} options={[...rules.receivers.map(({ code, name: known, kind: its }) => ({ value: code, label: `${known} (${labelOf('receiverKind', its).toLowerCase()})` })), { value: OTHER, label: t('takedown.other') }]} />
        {isTyped && (
          <>
            <SelectField id="receiver-kind" label={t('takedown.kind')} value={kind} empty={t('ui.choose')} onChange={edit(setKind)} error={textOf('receiver-kind')} options={KINDS.map((value) => ({ value, label: labelOf('receiverKind', value) }))} />
            <TextField id="receiver-name" label={t('takedown.name')} value={name} onChange={edit(setName)} error={textOf('receiver-name')} maxLength={100} />
            <TextField id="receiver-contact" label={t('takedown.contact')} hint={t('takedown.contact.hint')} value={contact} onChange={edit(setContact)} error={textOf('receiver-contact')} maxLength={500} />
          </>
        )}
        <RadioField id="language" label={t('takedown.language')} value={language} onChange={edit(setLanguage)} options={LANGUAGES.map((value) => ({ value, label: labelOf('takedownLanguage', value) }))} columns />
        <SelectField id="ground" label={t('takedown.ground')} value={ground} empty={t('ui.choose')} onChange={edit(setGround)} error={textOf('ground')} options={rules.grounds.map((each) => ({ value: each.code, label: `${say(each)} (${say(each.law)})` }))} />
        <TextArea id="explanation" label={t('takedown.explanation')} hint={t('takedown.explanation.hint')} value={explanation} onChange={edit(setExplanation)} rows={8} maxLength={rules.charactersMax} error={textOf('explanation')} />
        <Buttons><Button type="submit" busy={saving.isBusy}>{t('takedown.save')}</Button></Buttons>
      </form>
    </Card>
  );
}
