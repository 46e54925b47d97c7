// Reports offered by a desk: accept, or refuse with a reason.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { ReferralRow } from '../api/types.ts';
import { partnerName, useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { isCaseNumber, isReportNumber, plainHyphens } from '../ui/checks.ts';
import { RadioField, SelectField } from '../ui/fields.tsx';
import { fromNow, money, reportNumber, shortDate, shortDateTime, unbroken } from '../ui/format.ts';
import { FraudTypeFilter, ListFilters, OrderFilter } from '../ui/list_filters.tsx';
import { useAct, useKey, useList } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Dialog, Failure, Hidden, Link, Notice, Page, type Tone } from '../ui/parts.tsx';
import { ListTable } from '../ui/table.tsx';
import { useLinking } from './linking.ts';

const STATUSES = ['offered', 'accepted', 'refused', 'expired', 'withdrawn'];
const TONE: Record<string, Tone> = { offered: 'amber', accepted: 'good' };

export default function ReferralsPage() {
  const { node } = useApp();
  const [query, setQuery] = useState('');
  const [status, setStatus] = useState('offered');
  const [fraudType, setFraudType] = useState('');
  const [sort, setSort] = useState('newest');
  const [refusing, setRefusing] = useState<ReferralRow | null>(null);
  const [done, setDone] = useState<{ title: string; accepted?: string } | null>(null);
  const list = useList<ReferralRow>('/api/v1/referrals', { q: plainHyphens(query), status, fraudType, sort });
  const accepting = useAct(async (row: ReferralRow) => {
    await post(`/api/v1/referrals/${row.referralId}/acceptance`, {}, { idempotencyKey: `accept-${row.referralId}` });
    setDone({ title: t('referrals.accepted', { number: reportNumber(row.reportId) }), accepted: row.reportId });
    list.change(({ referralId }) => referralId === row.referralId, { status: 'accepted' });
  });
  const searchAll = (typed: string) => {
    setQuery(typed);
    if (typed) setStatus(''); // who names one wants it, wherever it stands
  };
  const linking = useLinking(list.items.filter(isUnlinked).map((row) => row.reportId));
  return (
    <Page title={t('referrals.title')} lead={t('referrals.lead')} wide>
      {done && (
        <Notice tone="good" title={done.title} announce>
          {done.accepted && <Accepted found={linking.cases.get(done.accepted)} isAsking={linking.isAsking} />}
        </Notice>
      )}
      <Failure error={accepting.error} />
      <Card>
        <ListFilters label={t('referrals.filter')} search={{ label: t('referrals.query'), hint: t('referrals.query.hint'), wrong: t('referrals.query.wrong'), accepts: (typed) => isCaseNumber(typed) || isReportNumber(typed), onSearch: searchAll }}>
          <SelectField id="status-filter" label={t('case.status')} value={status} empty={t('referrals.all')} options={STATUSES.map((value) => ({ value, label: labelOf('referralStatus', value) }))} onChange={setStatus} />
          <FraudTypeFilter value={fraudType} onChange={setFraudType} />
          <OrderFilter value={sort} onChange={setSort} />
        </ListFilters>
        <ListTable
          label={t('referrals.title')}
          list={list}
          empty={query ? t('referrals.none.query', { query }) : t('referrals.none')}
          rowKey={(row) => row.referralId}
          columns={[
            { key: 'number', title: t('case.report'), cell: (row) => <span class="nowrap">{reportNumber(row.reportId)}</span> },
            { key: 'from', title: t('referrals.from'), cell: (row) => say(partnerName(node, row.fromDesk)) },
            { key: 'type', title: t('case.type'), cell: (row) => labelOf('fraud', row.fraudType), sort: (row) => labelOf('fraud', row.fraudType) },
            { key: 'date', title: t('case.date'), cell: (row) => <span class="nowrap">{shortDate(row.occurredOn)}</span>, sort: (row) => row.occurredOn },
            { key: 'amount', title: t('case.amount'), cell: (row) => money(row.amount), sort: (row) => row.amount?.minor ?? 0, number: true },
            { key: 'offered', title: t('referrals.offered'), cell: (row) => <span class="nowrap">{shortDateTime(row.offeredAt)}</span>, sort: (row) => row.offeredAt },
            { key: 'due', title: t('referrals.due'), cell: (row) => (row.status === 'offered' && row.due ? <span class="nowrap">{fromNow(row.due)}</span> : '–') },
            {
              key: 'act',
              title: t('referrals.answer'),
              cell: (row) =>
                row.status === 'offered' ? (
                  <div class="row-buttons">
                    <Button small busy={accepting.isBusy} onClick={() => accepting.run(row)}>{t('referrals.accept')}<Hidden> {reportNumber(row.reportId)}</Hidden></Button>
                    <Button small kind="secondary" onClick={() => setRefusing(row)}>{t('referrals.refuse')}<Hidden> {reportNumber(row.reportId)}</Hidden></Button>
                  </div>
                ) : (
                  <>
                    <Badge tone={TONE[row.status] ?? 'plain'}>{labelOf('referralStatus', row.status)}</Badge>{' '}
                    {row.status === 'accepted' && <CaseOf found={isUnlinked(row) ? linking.cases.get(row.reportId) : { caseId: row.caseId!, number: row.caseNumber! }} isAsking={linking.isAsking} />}
                  </>
                ),
            },
          ]}
        />
      </Card>
      {refusing && <Refusal row={refusing} onClose={() => setRefusing(null)} onDone={() => { setDone({ title: t('referrals.refused', { number: reportNumber(refusing.reportId) }) }); setRefusing(null); list.reload(); }} />}
    </Page>
  );
}

const isUnlinked = (row: ReferralRow): boolean => row.status === 'accepted' && !row.caseId;

interface Place { caseId: string; number: string }

function Accepted({ found, isAsking }: { found: Place | undefined; isAsking: boolean }) {
  return (
    <>
      <p>{t('referrals.accepted.text')} {!found && (isAsking ? t('referrals.accepted.linking') : t('referrals.accepted.unlinked'))}</p>
      {found && <p><Link href={`/zaken/${found.caseId}`}>{t('referrals.accepted.case', { number: unbroken(found.number) })}</Link></p>}
    </>
  );
}

/** The way to the case of an accepted report, or that there is none yet. */
function CaseOf({ found, isAsking }: { found: Place | undefined; isAsking: boolean }) {
  if (found) return <span class="act nowrap"><Link href={`/zaken/${found.caseId}`}>{t('referrals.case', { number: unbroken(found.number) })}</Link></span>;
  return <span class="act nowrap">{isAsking ? t('referrals.linking') : t('referrals.unlinked')}</span>;
}

const REASONS = ['not-criminal', 'out-of-scope', 'incomplete', 'other'];

function Refusal({ row, onClose, onDone }: { row: ReferralRow; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const refusing = useAct(async () => {
    await post(`/api/v1/referrals/${row.referralId}/refusal`, { reason }, { idempotencyKey: key.key });
    onDone();
  });
  return (
    <Dialog title={t('refusal.title', { number: reportNumber(row.reportId) })} onClose={onClose}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (reason) refusing.run(); }}>
        <p>{t('refusal.text')}</p>
        <Failure error={refusing.error} />
        <RadioField id="refusal-reason" label={t('ui.reason')} value={reason} onChange={setReason} error={tries > 0 && !reason ? labelOf('wrong', 'missing.choice') : undefined} options={REASONS.map((value) => ({ value, label: labelOf('refusalReason', value) }))} />
        <Buttons><Button type="submit" busy={refusing.isBusy}>{t('referrals.refuse')}</Button><Button kind="secondary" onClick={onClose}>{t('ui.cancel')}</Button></Buttons>
      </form>
    </Dialog>
  );
}
