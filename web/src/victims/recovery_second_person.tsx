// A colleague looks whether name and address of the account's holder are right.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { RecoveryRequest, RecoveryTerms } from '../api/types.ts';
import { useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { whoOf } from '../ui/actor.ts';
import { RadioField } from '../ui/fields.tsx';
import { useAct, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Notice } from '../ui/parts.tsx';
import { isNameWaiting } from './recovery_logic.ts';

interface Looked { request: RecoveryRequest; onDone: () => void }

/** Name and address go to the victim only when somebody else than who filled them in agreed (rule R13). */
export function SecondPerson({ request, terms, onDone }: Looked & { terms: RecoveryTerms }) {
  if (request.disagreedBy) return <Disagreed request={request} />;
  return (
    <Card title={t('secondPerson.title')} id="second-person">
      {request.isAgreed ? <Notice tone="good" announce><p>{t('secondPerson.agreed', { who: whoOf(request.agreedBy ?? '') })}</p></Notice> : <Agree request={request} onDone={onDone} />}
      {isNameWaiting(request.status) && <Disagree request={request} terms={terms} onDone={onDone} />}
    </Card>
  );
}

function Disagreed({ request }: { request: RecoveryRequest }) {
  return (
    <Card title={t('secondPerson.title')} id="second-person">
      <Notice tone="amber" title={t('secondPerson.disagreed', { who: whoOf(request.disagreedBy ?? '') })} announce>
        {request.disagreement && <p>{say(request.disagreement)}.</p>}
        {isNameWaiting(request.status) && <p>{t('secondPerson.disagreed.then')}</p>}
      </Notice>
    </Card>
  );
}

function Agree({ request, onDone }: Looked) {
  const { session } = useApp();
  const key = useKey();
  const agreeing = useAct(async () => {
    await post(`/api/v1/recovery-requests/${request.requestId}/agreement`, { version: request.version }, { idempotencyKey: key.key });
    onDone();
  });
  const typedBy = whoOf(request.holderTypedBy ?? '');
  if (typedBy === session?.user) return <p>{t('secondPerson.mine')}</p>;
  return (
    <form id="agree" noValidate onSubmit={(event) => { event.preventDefault(); agreeing.run(); }}>
      <p>{t('secondPerson.look', { who: typedBy })}</p>
      <Failure error={agreeing.error} />
      <Buttons><Button type="submit" busy={agreeing.isBusy}>{t('secondPerson.do')}</Button></Buttons>
    </form>
  );
}

/** Anyone may say so, also who filled them in: nothing goes out by it. */
function Disagree({ request, terms, onDone }: Looked & { terms: RecoveryTerms }) {
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const disagreeing = useAct(async () => {
    await post(`/api/v1/recovery-requests/${request.requestId}/disagreement`, { version: request.version, reason }, { idempotencyKey: key.key });
    onDone();
  });
  return (
    <details>
      <summary>{t('secondPerson.not')}</summary>
      <form id="disagree" noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (reason) disagreeing.run(); }}>
        <RadioField id="disagreement" label={t('secondPerson.why')} value={reason} onChange={(next) => { setReason(next); key.next(); }} error={tries > 0 && !reason ? labelOf('recoveryWrong', 'choice') : undefined} options={terms.disagreements.map(({ id, text }) => ({ value: id, label: say(text) }))} />
        <Failure error={disagreeing.error} />
        <Buttons><Button type="submit" kind="secondary" busy={disagreeing.isBusy}>{t('secondPerson.not.do')}</Button></Buttons>
      </form>
    </details>
  );
}
