// A payment of a customer that turned out to be fraud: asked back from the bank that received it.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { Recall, RecallTerms } from '../api/types.ts';
import { useApp } from '../app/context.ts';
import { navigate } from '../app/router.ts';
import { labelOf, t } from '../i18n/index.ts';
import { compactIban, dateProblem, ibanProblem, isoDate, parseCents } from '../ui/checks.ts';
import { DateField, ErrorSummary, TextField } from '../ui/fields.tsx';
import { date, today, uncapital } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Loading, Page } from '../ui/parts.tsx';
import { bicOf, isBic, isReference } from './recall_parts.ts';

const EMPTY = { transactionId: '', originalMessageId: '', settledOn: '', amount: '', debtorName: '', debtorAccount: '', debtorBic: '', creditorName: '', creditorAccount: '', creditorBic: '' };
type Typed = typeof EMPTY;
const BACK = { to: '/terugroepen', get label() { return t('recalls.title'); } };
export default function RecallNewPage() {
  const terms = useGet<RecallTerms>('/api/v1/recall-terms');
  if (!terms.value) return <Page title={t('recall.new')} back={BACK}>{terms.error ? <Failure error={terms.error} onRetry={terms.reload} /> : <Loading />}</Page>;
  return <NewRecall terms={terms.value} />;
}

function wrongIn(typed: Typed): { id: keyof Typed; text: string }[] {
  const iban = (id: keyof Typed) => (ibanProblem(typed[id]) ? [{ id, text: labelOf('wrong', `iban.${ibanProblem(typed[id])}`) }] : []);
  const must = (id: keyof Typed, isRight: boolean, text: string) => (isRight ? [] : [{ id, text }]);
  const problem = dateProblem(typed.settledOn, today());
  return [
    ...must('transactionId', isReference(typed.transactionId), t('recall.wrong.reference')),
    ...must('originalMessageId', isReference(typed.originalMessageId), t('recall.wrong.reference')),
    ...must('settledOn', problem === null, labelOf('wrong', `date.${problem}`)),
    ...must('amount', (parseCents(typed.amount) ?? 0) > 0, labelOf('wrong', 'amount')),
    ...must('debtorName', typed.debtorName.trim() !== '', labelOf('wrong', 'missing')),
    ...iban('debtorAccount'),
    ...must('debtorBic', isBic(typed.debtorBic), t('recall.wrong.bic')),
    ...must('creditorName', typed.creditorName.trim() !== '', labelOf('wrong', 'missing')),
    ...iban('creditorAccount'),
    ...must('creditorBic', isBic(typed.creditorBic), t('recall.wrong.bic')),
  ];
}

/** A field as the summary of errors names it: both parties have a name, an account and a bank. */
function nameOf(id: keyof Typed): string {
  const party = id.startsWith('debtor') ? t('recall.debtor') : t('recall.creditor');
  if (id.endsWith('Name')) return `${party}, ${uncapital(t('recall.name'))}`;
  if (id.endsWith('Account')) return `${party}, ${uncapital(t('recall.account'))}`;
  if (id.endsWith('Bic')) return `${party}, ${t('recall.bic')}`;
  return { transactionId: t('recall.transaction'), originalMessageId: t('recall.message'), settledOn: t('recalls.settled'), amount: t('recalls.amount') }[id as 'amount'];
}

function NewRecall({ terms }: { terms: RecallTerms }) {
  const { node } = useApp();
  const [typed, setTyped] = useState<Typed>({ ...EMPTY, debtorBic: terms.ownBic });
  const [tries, setTries] = useState(0);
  const key = useKey();
  const errors = wrongIn(typed);
  const party = (who: 'debtor' | 'creditor') => ({ name: typed[`${who}Name`].trim(), account: compactIban(typed[`${who}Account`]), bic: typed[`${who}Bic`].trim().toUpperCase() });
  const recalling = useAct(async () => {
    const recall = await post<Recall>(
      '/api/v1/recalls',
      {
        transactionId: typed.transactionId.trim(),
        originalMessageId: typed.originalMessageId.trim(),
        settledOn: isoDate(typed.settledOn),
        amount: { minor: parseCents(typed.amount), currency: 'EUR' },
        debtor: party('debtor'),
        creditor: party('creditor'),
        synthetic: node.synthetic,
      },
      { idempotencyKey: key.key },
    );
    navigate(`/terugroepen/${recall.recallId}`, { replace: true });
  });
  const change = (part: Partial<Typed>) => { setTyped({ ...typed, ...part }); key.next(); };
  const field = (id: keyof Typed) => ({ id, value: typed[id], error: tries > 0 ? errors.find((error) => error.id === id)?.text : undefined, onChange: (value: string) => change({ [id]: value }) });
  return (
    <Page title={t('recall.new')} lead={t('recall.new.lead', { months: terms.monthsMax, days: terms.answerBankingDays })} back={BACK}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (errors.length === 0) recalling.run(); }}>
        <ErrorSummary errors={tries > 0 ? errors.map(({ id, text }) => ({ id, text: `${nameOf(id)}: ${text}` })) : []} tries={tries} />
        <Card id="payment" title={t('recall.payment')}>
          <TextField {...field('transactionId')} label={t('recall.transaction')} hint={t('recall.transaction.hint')} maxLength={35} width="medium" />
          <TextField {...field('originalMessageId')} label={t('recall.message')} hint={t('recall.message.hint')} maxLength={35} width="medium" />
          <DateField {...field('settledOn')} label={t('recalls.settled')} hint={t('recall.settled.hint')} />
          <TextField {...field('amount')} label={t('recalls.amount')} inputMode="decimal" width="short" />
        </Card>
        <Card id="debtor" title={t('recall.debtor')}>
          <TextField {...field('debtorName')} label={t('recall.name')} maxLength={140} width="medium" />
          <TextField {...field('debtorAccount')} label={t('recall.account')} width="medium" />
          <TextField {...field('debtorBic')} label={t('recall.bic')} hint={t('recall.bic.hint')} maxLength={11} width="short" />
        </Card>
        <Card id="creditor" title={t('recall.creditor')}>
          <TextField {...field('creditorName')} label={t('recall.name')} maxLength={140} width="medium" />
          <TextField {...field('creditorAccount')} label={t('recall.account')} width="medium" onLeave={() => { if (!typed.creditorBic) change({ creditorBic: bicOf(typed.creditorAccount, terms.banks) }); }} />
          <TextField {...field('creditorBic')} label={t('recall.bic')} maxLength={11} width="short" />
        </Card>
        <p class="note">{t('recall.source', { source: terms.source, date: date(terms.sourceDate) })}</p>
        <Failure error={recalling.error} />
        <Buttons><Button type="submit" busy={recalling.isBusy}>{t('recall.do')}</Button></Buttons>
      </form>
    </Page>
  );
}
