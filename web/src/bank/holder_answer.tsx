// What a bank answers on a signal about an account that it holds: the owner hears it, and an innocent holder is free at once.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { ReceivedSignal } from '../api/types.ts';
import { codesOf, labelOf, t } from '../i18n/index.ts';
import { RadioField } from '../ui/fields.tsx';
import { useAct, useKey } from '../ui/load.ts';
import { Button, Buttons, Dialog, Failure } from '../ui/parts.tsx';

export function HolderAnswer({ row, onClose, onDone }: { row: ReceivedSignal; onClose: () => void; onDone: () => void }) {
  const [verdict, setVerdict] = useState(row.holderVerdict ?? '');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const sending = useAct(async () => {
    await post(`/api/v1/received-signals/${row.signalId}/verdict`, { verdict }, { idempotencyKey: key.key });
    onDone();
  });
  return (
    <Dialog title={t('received.answer.title')} onClose={onClose}>
      <p>{t('received.answer.text')}</p>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (verdict) sending.run(); }}>
        <Failure error={sending.error} />
        <RadioField id="holder-verdict" label={t('received.verdict')} value={verdict} options={codesOf('holderVerdict').map((value) => ({ value, label: labelOf('holderVerdict', value) }))} onChange={setVerdict} error={tries > 0 && !verdict ? labelOf('wrong', 'missing.choice') : undefined} />
        <Buttons><Button type="submit" busy={sending.isBusy}>{t('received.answer.send')}</Button><Button kind="secondary" onClick={onClose}>{t('ui.cancel')}</Button></Buttons>
      </form>
    </Dialog>
  );
}
