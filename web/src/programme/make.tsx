// A new line in the register: what a partner proposes.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import { navigate } from '../app/router.ts';
import { say, t } from '../i18n/index.ts';
import { SelectField, TextArea, TextField } from '../ui/fields.tsx';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Loading, Page } from '../ui/parts.tsx';
import type { Course, Programme } from './types.ts';

export default function MakePage() {
  const programme = useGet<Programme>('/api/v1/programme');
  return (
    <Page title={t('make.title')} lead={t('make.lead')} back={{ to: '/programma', label: t('programme.title') }}>
      <Failure error={programme.error} onRetry={programme.reload} />
      {!programme.value && !programme.error && <Loading />}
      {programme.value && <MakeForm of={programme.value} />}
    </Page>
  );
}

function MakeForm({ of }: { of: Programme }) {
  const [action, setAction] = useState('');
  const [partner, setPartner] = useState('');
  const [deliverable, setDeliverable] = useState('');
  const [rule, setRule] = useState('');
  const [waitsFor, setWaitsFor] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const missing = (value: string) => (tries > 0 && !value.trim() ? t('wrong.missing') : undefined);
  const making = useAct(async () => {
    const body = { action, partner, deliverable: deliverable.trim(), legalRule: rule.trim(), dependsOn: waitsFor ? [waitsFor] : [] };
    const made = await post<Course>('/api/v1/commitments', body, { idempotencyKey: key.key });
    navigate(`/afspraken/${made.commitmentId}`, { replace: true });
  });
  return (
    <Card>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (action && partner && deliverable.trim()) making.run(); }}>
        <Failure error={making.error} />
        <SelectField id="action" label={t('make.action')} value={action} empty={t('ui.choose')} options={of.actions.map(({ id, title }) => ({ value: id, label: say(title) }))} error={missing(action)} onChange={setAction} />
        <SelectField id="partner" label={t('commitment.partner')} value={partner} empty={t('ui.choose')} options={of.partners.map(({ id, name }) => ({ value: id, label: say(name) }))} error={missing(partner)} onChange={setPartner} />
        <TextArea id="deliverable" label={t('make.deliverable')} value={deliverable} onChange={setDeliverable} rows={3} maxLength={2000} error={missing(deliverable)} />
        <TextField id="rule" label={t('make.rule')} value={rule} onChange={setRule} width="short" optional />
        <SelectField id="waits" label={t('commitment.depends')} value={waitsFor} empty={t('commitment.depends.none')} options={of.commitments.map(({ commitmentId, deliverable: what }) => ({ value: commitmentId, label: say(what) }))} onChange={setWaitsFor} />
        <Buttons><Button type="submit" busy={making.isBusy}>{t('make.do')}</Button></Buttons>
      </form>
    </Card>
  );
}
