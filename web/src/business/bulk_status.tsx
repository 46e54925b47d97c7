// What became of a business's reports, and taking one back. The code comes typed or after "#", which browsers never send.
import { useEffect, useState } from 'preact/hooks';
import { get, post, Problem, withQuery } from '../api/client.ts';
import { currentPlace } from '../app/router.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { canonicalStatusToken, isStatusToken } from '../seal/status_token.ts';
import { ErrorSummary, RadioField, TextField } from '../ui/fields.tsx';
import { date, money, reportNumber, shortDate } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Dialog, Empty, Facts, Failure, Hidden, Loading, Notice, Page } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import type { BulkStatus, BulkStatusRow } from './send_bulk.ts';

const PAGE_ROWS = 200;
const REASONS = ['delivered-late', 'refunded', 'civil', 'mistake', 'other'];

export default function BulkStatusPage() {
  const [token, setToken] = useState(() => {
    const given = canonicalStatusToken(currentPlace().fragment);
    return isStatusToken(given) ? given : null;
  });
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, '', location.pathname);
  }, []);
  return token ? <Submission token={token} onForget={() => setToken(null)} /> : <AskCode onCode={setToken} />;
}

function AskCode({ onCode }: { onCode: (token: string) => void }) {
  const [typed, setTyped] = useState('');
  const [tries, setTries] = useState(0);
  const token = canonicalStatusToken(typed);
  const error = isStatusToken(token) ? undefined : t('follow.code.wrong');
  return (
    <Page title={t('follow.title')} lead={t('follow.lead')}>
      <form class="card" noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (!error) onCode(token); }}>
        <ErrorSummary errors={error ? [{ id: 'token', text: error }] : []} tries={tries} />
        <TextField id="token" label={t('follow.code')} hint={t('follow.code.hint')} value={typed} onChange={setTyped} error={tries > 0 ? error : undefined} />
        <Buttons><Button type="submit">{t('follow.show')}</Button></Buttons>
      </form>
      <Notice icon="question" title={t('follow.lost')}><p>{t('follow.lost.text')}</p></Notice>
    </Page>
  );
}

const pathOf = (after: string | null) => withQuery('/api/v1/bulk-report-status', { limit: PAGE_ROWS, after });

function Submission({ token, onForget }: { token: string; onForget: () => void }) {
  const authorization = `Status ${token}`;
  const first = useGet<BulkStatus>(pathOf(null), { authorization });
  const [later, setLater] = useState<BulkStatus | null>(null);
  const [withdrawing, setWithdrawing] = useState<BulkStatusRow | null>(null);
  const [done, setDone] = useState('');
  const value = later ?? first.value;
  const more = useAct(async () => {
    if (!value?.next) return;
    const page = await get<BulkStatus>(pathOf(value.next), { authorization });
    setLater({ ...page, items: [...value.items, ...page.items] });
  });
  const isUnknown = first.error instanceof Problem && [401, 404].includes(first.error.status);
  if (isUnknown) {
    return (
      <Page title={t('follow.title')}>
        <Notice tone="error" title={t('follow.unknown')} announce><p>{t('follow.unknown.text')}</p></Notice>
        <Buttons><Button onClick={onForget}>{t('follow.other')}</Button></Buttons>
      </Page>
    );
  }
  if (!value) return <Page title={t('follow.title')}>{first.error ? <Failure error={first.error} onRetry={first.reload} /> : <Loading />}</Page>;
  return (
    <Page title={t('follow.of', { date: date(value.createdAt) })} wide>
      <Facts items={[[t('bulk.accepted'), String(value.accepted)], [t('bulk.known'), String(value.known)]]} />
      {done && <Notice tone="good" title={t('follow.withdrawn', { number: done })} announce />}
      <Card title={t('bulk.rows')} id="rows">
        {value.items.length === 0 && <Empty>{t('follow.none')}</Empty>}
        {value.items.length > 0 && (
          <DataTable
            label={t('bulk.rows')}
            rows={value.items}
            rowKey={({ reportId }) => reportId}
            columns={[
              { key: 'report', title: t('bulk.report'), cell: ({ reportId }) => <span class="nowrap">{reportNumber(reportId)}</span> },
              { key: 'reference', title: t('bulk.reference'), cell: ({ reference }) => reference, sort: ({ reference }) => reference },
              { key: 'date', title: t('follow.date'), cell: ({ occurredOn }) => <span class="nowrap">{shortDate(occurredOn)}</span>, sort: ({ occurredOn }) => occurredOn },
              { key: 'amount', title: t('follow.amount'), cell: ({ amount }) => money(amount), sort: ({ amount }) => amount?.minor ?? 0, number: true },
              { key: 'news', title: t('follow.news'), cell: ({ timeline }) => say(timeline.at(-1)) },
              { key: 'next', title: t('follow.next'), cell: ({ nextStep }) => say(nextStep) },
              { key: 'act', title: t('follow.withdraw'), cell: (row) => (row.status === 'withdrawn' ? '–' : <Button kind="danger" small onClick={() => setWithdrawing(row)}>{t('follow.withdraw')}<Hidden> {reportNumber(row.reportId)}</Hidden></Button>) },
            ]}
          />
        )}
        <Failure error={more.error} />
        {value.next && <Buttons><Button kind="secondary" small busy={more.isBusy} onClick={() => more.run()}>{t('ui.more')}</Button></Buttons>}
      </Card>
      {withdrawing && (
        <Withdrawal
          row={withdrawing}
          authorization={authorization}
          onClose={() => setWithdrawing(null)}
          onDone={() => { setDone(reportNumber(withdrawing.reportId)); setWithdrawing(null); setLater(null); first.reload(); }}
        />
      )}
      <Buttons><Button kind="secondary" onClick={onForget}>{t('follow.other')}</Button></Buttons>
    </Page>
  );
}

function Withdrawal({ row, authorization, onClose, onDone }: { row: BulkStatusRow; authorization: string; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const withdrawing = useAct(async () => {
    await post('/api/v1/bulk-report-status/withdrawals', { reportId: row.reportId, reason }, { authorization, idempotencyKey: key.key });
    onDone();
  });
  return (
    <Dialog title={t('follow.withdraw.title', { number: reportNumber(row.reportId) })} onClose={onClose}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (reason) withdrawing.run(); }}>
        <p>{t('follow.withdraw.text')}</p>
        <Failure error={withdrawing.error} />
        <RadioField id="withdraw-reason" label={t('bulk.reason')} value={reason} onChange={setReason} error={tries > 0 && !reason ? labelOf('wrong', 'missing.choice') : undefined} options={REASONS.map((value) => ({ value, label: labelOf('bulkReason', value) }))} />
        <Buttons><Button type="submit" kind="danger" busy={withdrawing.isBusy}>{t('follow.withdraw')}</Button><Button kind="secondary" onClick={onClose}>{t('ui.cancel')}</Button></Buttons>
      </form>
    </Dialog>
  );
}
