// What persons held say against a signal. Sealed to us by their bank's page; the bank cannot read it.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { ObjectionRow } from '../api/types.ts';
import { labelOf, t } from '../i18n/index.ts';
import { RadioField, TextArea } from '../ui/fields.tsx';
import { dateTime, shortId } from '../ui/format.ts';
import { useAct, useKey, useList } from '../ui/load.ts';
import { HolderVerdicts } from './holder_verdicts.tsx';
import { Badge, Button, Buttons, Card, Details, Dialog, Empty, Failure, Link, Loading, Page } from '../ui/parts.tsx';

const isOpen = (row: ObjectionRow) => row.state === 'open';

export default function ObjectionsPage() {
  const list = useList<ObjectionRow>('/api/v1/objections');
  const [answering, setAnswering] = useState<ObjectionRow | null>(null);
  const open = list.items.filter(isOpen);
  const answered = list.items.filter((row) => !isOpen(row));
  return (
    <Page title={t('objections.title')} lead={t('objections.lead')}>
      {list.isFirst && list.isLoading && <Loading />}
      <Failure error={list.error} onRetry={list.reload} />
      {!list.isLoading && !list.error && open.length === 0 && <Empty>{t('objections.none')}</Empty>}
      {open.map((row) => (
        <Card key={row.objectionId} id={`o-${row.objectionId}`} title={shortId('B', row.objectionId)}>
          <p class="pre-line quote">{row.text || t('objections.unread')}</p>
          <Details items={[[t('objections.received'), dateTime(row.receivedAt)], [t('objections.signal'), <Link key="s" href={`/signalen/${row.signalId}/zaak`}>{t('signalCase.open', { number: shortId('S', row.signalId) })}</Link>]]} />
          <Buttons><Button onClick={() => setAnswering(row)}>{t('objections.answer')}</Button></Buttons>
        </Card>
      ))}
      {answered.length > 0 && (
        <Card title={t('objections.answered')} id="answered">
          <ul class="plain-list">
            {answered.map((row) => (
              <li key={row.objectionId}>
                {shortId('B', row.objectionId)}, {dateTime(row.answeredAt ?? row.receivedAt)} <Badge>{labelOf('objectionState', row.state)}</Badge> {row.answer}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {list.hasMore && <Buttons><Button kind="secondary" busy={list.isLoading} onClick={list.more}>{t('ui.more')}</Button></Buttons>}
      <HolderVerdicts />
      {answering && <Answer row={answering} onClose={() => setAnswering(null)} onDone={() => { setAnswering(null); list.reload(); }} />}
    </Page>
  );
}

function Answer({ row, onClose, onDone }: { row: ObjectionRow; onClose: () => void; onDone: () => void }) {
  const [outcome, setOutcome] = useState('');
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const answering = useAct(async () => {
    await post(`/api/v1/objections/${row.objectionId}/answer`, { outcome, reason: reason.trim() }, { idempotencyKey: key.key });
    onDone();
  });
  return (
    <Dialog title={t('objections.answer.of', { number: shortId('B', row.objectionId) })} onClose={onClose}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (outcome && reason.trim()) answering.run(); }}>
        <Failure error={answering.error} />
        <RadioField
          id="outcome"
          label={t('objections.outcome')}
          value={outcome}
          onChange={setOutcome}
          error={tries > 0 && !outcome ? labelOf('wrong', 'missing.choice') : undefined}
          options={[
            { value: 'upheld', label: t('objectionState.upheld'), note: t('objections.upheld.note') },
            { value: 'rejected', label: t('objectionState.rejected'), note: t('objections.rejected.note') },
          ]}
        />
        <TextArea id="objection-reason" label={t('ui.reason')} hint={t('objections.reason.hint')} value={reason} onChange={setReason} rows={4} error={tries > 0 && !reason.trim() ? t('ui.reason.missing') : undefined} />
        <Buttons><Button type="submit" busy={answering.isBusy}>{t('objections.send')}</Button><Button kind="secondary" onClick={onClose}>{t('ui.cancel')}</Button></Buttons>
      </form>
    </Dialog>
  );
}
