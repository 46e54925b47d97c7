// What holders of accounts answered on our signals: those that wait for us first.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { HolderVerdictRow, Page as ListPage } from '../api/types.ts';
import { partnerName, useApp } from '../app/context.ts';
import { labelOf, say, t, type PlainKey } from '../i18n/index.ts';
import { dateTime } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Empty, Failure, Hidden, Loading, Notice, Value } from '../ui/parts.tsx';

export function HolderVerdicts() {
  const verdicts = useGet<ListPage<HolderVerdictRow>>('/api/v1/holder-verdicts');
  const [done, setDone] = useState<PlainKey | null>(null);
  const items = verdicts.value?.items;
  return (
    <Card title={t('holders.title')} id="holders" note={t('holders.note')}>
      <Failure error={verdicts.error} onRetry={verdicts.reload} />
      {verdicts.isLoading && !items && <Loading />}
      {done && <Notice tone="good" announce title={t(done)} />}
      {items?.length === 0 && <Empty>{t('holders.none')}</Empty>}
      {items && items.length > 0 && (
        <ul class="plain-list">
          {items.map((row) => <Verdict key={row.signalId + row.partner} row={row} onDone={(words) => { setDone(words); verdicts.reload(); }} />)}
        </ul>
      )}
    </Card>
  );
}

function Verdict({ row, onDone }: { row: HolderVerdictRow; onDone: (words: PlainKey) => void }) {
  const { node } = useApp();
  const key = useKey();
  const answering = useAct(async (outcome: 'upheld' | 'rejected') => {
    await post(`/api/v1/holder-verdicts/${row.signalId}/answer`, { partner: row.partner, outcome }, { idempotencyKey: key.key });
    onDone(outcome === 'upheld' ? 'holders.upheld' : 'holders.rejected');
  });
  return (
    <li>
      <p><Value text={row.masked} /> <strong>{labelOf('holderVerdict', row.verdict)}</strong> <Badge tone={row.state === 'open' ? 'amber' : 'plain'}>{labelOf('holderState', row.state)}</Badge></p>
      <p class="note">{t('holders.by', { partner: say(partnerName(node, row.partner)), at: dateTime(row.answeredAt ?? row.givenAt) })}</p>
      <Failure error={answering.error} />
      {row.state === 'open' && (
        <Buttons>
          <Button small kind="danger" busy={answering.isBusy} onClick={() => answering.run('upheld')}>{t('holders.uphold')}<Hidden> {row.masked}</Hidden></Button>
          <Button small kind="secondary" busy={answering.isBusy} onClick={() => answering.run('rejected')}>{t('holders.reject')}<Hidden> {row.masked}</Hidden></Button>
        </Buttons>
      )}
    </li>
  );
}
