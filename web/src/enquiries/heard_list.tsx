// What others ask about our signals after a hit. We decide each time: give what is needed and nothing else, or refuse.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { Page as ListPage } from '../api/types.ts';
import { partnerName, useApp } from '../app/context.ts';
import { labelOf, say, t, type PlainKey } from '../i18n/index.ts';
import { CheckField, ErrorSummary, RadioField } from '../ui/fields.tsx';
import { dateTime, deadline, shortId } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Details, Dialog, Empty, Failure, Hidden, Link, Loading, Notice, Page, Reasons } from '../ui/parts.tsx';
import { factText, groundOf, StateBadge, wordsOf } from './parts.tsx';
import type { EnquiryTerms, HeardEnquiry } from './types.ts';

export default function HeardListPage() {
  const terms = useGet<EnquiryTerms>('/api/v1/enquiry-terms');
  const list = useGet<ListPage<HeardEnquiry>>('/api/v1/heard-enquiries');
  const [answering, setAnswering] = useState<HeardEnquiry | null>(null);
  const [done, setDone] = useState<PlainKey | null>(null);
  const error = list.error ?? terms.error;
  const rows = list.value?.items ?? [];
  const answered = rows.filter(({ state }) => state !== 'open');
  const open = rows.filter(({ state }) => state === 'open');
  return (
    <Page title={t('enquiries.title')} lead={t('enquiries.heard.lead')}>
      <Failure error={error} onRetry={() => { list.reload(); terms.reload(); }} />
      {!error && !(list.value && terms.value) && <Loading />}
      {done && <Notice tone="good" announce title={t(done)} />}
      {terms.value && list.value && (
        <>
          {open.length === 0 && <Empty>{t('enquiries.heard.none')}</Empty>}
          {open.map((row) => <Waiting key={row.enquiryId} terms={terms.value!} row={row} onAnswer={() => setAnswering(row)} />)}
          {answered.length > 0 && <Answered terms={terms.value} rows={answered} />}
          {answering && <Answer terms={terms.value} row={answering} onClose={() => setAnswering(null)} onDone={(words) => { setAnswering(null); setDone(words); list.reload(); }} />}
        </>
      )}
    </Page>
  );
}

function Waiting({ terms, row, onAnswer }: { terms: EnquiryTerms; row: HeardEnquiry; onAnswer: () => void }) {
  const { node } = useApp();
  const number = shortId('N', row.enquiryId);
  return (
    <Card title={<>{number} <StateBadge row={row} /></>} id={`n-${row.enquiryId}`}>
      <p class="pre-line quote">{row.words}</p>
      <Details
        items={[
          [t('enquiries.from'), say(partnerName(node, row.partner))],
          [t('enquiries.about'), `${labelOf('identifierType', row.type)} ${row.masked}`],
          [t('enquiries.signal'), <Link key="s" href={`/signalen/${row.signalId}/zaak`}>{t('signalCase.open', { number: shortId('S', row.signalId) })}</Link>],
          [t('enquiries.reason.other'), wordsOf(terms.reasons, row.reason)],
          [t('enquiries.held.other'), wordsOf(terms.held, row.held)],
          row.reference ? [t('enquiries.reference.other'), row.reference] : null,
          [t('enquiries.due'), deadline(row.dueAt)],
        ]}
      />
      <Policy row={row} />
      <Buttons><Button onClick={onAnswer}>{t('enquiries.answer')}<Hidden> {number}</Hidden></Button></Buttons>
    </Card>
  );
}

/** What the rules say of giving anything, now. */
function Policy({ row }: { row: HeardEnquiry }) {
  if (row.lawfulRule) return <Notice tone="info" title={t('enquiries.policy.yes', { rule: row.lawfulRule })}><p>{t('enquiries.policy.yes.text')}</p></Notice>;
  return <Notice tone="amber" icon="lock" title={t('enquiries.policy.no')}><Reasons reasons={row.denied} /></Notice>;
}

function Answered({ terms, rows }: { terms: EnquiryTerms; rows: HeardEnquiry[] }) {
  const { node } = useApp();
  return (
    <Card title={t('enquiries.answered')} id="answered">
      <ul class="plain-list">
        {rows.map((row) => (
          <li key={row.enquiryId}>
            {shortId('N', row.enquiryId)}, {say(partnerName(node, row.partner))}, {dateTime(row.answeredAt ?? row.askedAt)} <StateBadge row={row} /> {row.ground && groundOf(terms, row)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Answer({ terms, row, onClose, onDone }: { terms: EnquiryTerms; row: HeardEnquiry; onClose: () => void; onDone: (words: PlainKey) => void }) {
  const mayGive = row.lawfulRule !== '';
  const [outcome, setOutcome] = useState(mayGive ? '' : 'refused');
  const [items, setItems] = useState<string[]>([]);
  const [ground, setGround] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const answering = useAct(async () => {
    await post(`/api/v1/heard-enquiries/${row.enquiryId}/answer`, { outcome, ground, ...(outcome === 'given' ? { items } : {}) }, { idempotencyKey: key.key });
    onDone(outcome === 'given' ? 'enquiries.given' : 'enquiries.refused');
  });
  const choice = labelOf('wrong', 'missing.choice');
  const first = `give-${row.items[0] ?? ''}`;
  const errors = [
    ...(outcome ? [] : [{ id: 'enquiry-outcome', text: choice }]),
    ...(outcome === 'given' && items.length === 0 ? [{ id: first, text: t('enquiries.items.missing') }] : []),
    ...(outcome && !ground ? [{ id: 'enquiry-ground', text: choice }] : []),
  ];
  const textOf = (id: string) => (tries > 0 ? errors.find((error) => error.id === id)?.text : undefined);
  const grounds = outcome === 'given' ? terms.grounds : terms.refusals;
  return (
    <Dialog title={t('enquiries.answer.of', { number: shortId('N', row.enquiryId) })} onClose={onClose}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (errors.length === 0) answering.run(); }}>
        <ErrorSummary errors={tries > 0 ? errors : []} tries={tries} />
        <Failure error={answering.error} />
        {mayGive ? (
          <RadioField
            id="enquiry-outcome"
            label={t('enquiries.decide')}
            value={outcome}
            onChange={(value) => { setOutcome(value); setGround(''); }}
            error={textOf('enquiry-outcome')}
            options={[{ value: 'given', label: t('enquiries.give'), note: t('enquiries.give.note') }, { value: 'refused', label: t('enquiries.refuse'), note: t('enquiries.refuse.note') }]}
          />
        ) : <Policy row={row} />}
        {outcome === 'given' && <Items terms={terms} row={row} items={items} error={textOf(first)} onChange={setItems} />}
        {outcome && <RadioField key={outcome} id="enquiry-ground" label={t(outcome === 'given' ? 'enquiries.ground.give' : 'enquiries.ground.refuse')} value={ground} onChange={setGround} error={textOf('enquiry-ground')} options={grounds.map((each) => ({ value: each.code, label: say(each) }))} />}
        <Buttons><Button type="submit" busy={answering.isBusy}>{t('enquiries.send')}</Button><Button kind="secondary" onClick={onClose}>{t('ui.cancel')}</Button></Buttons>
      </form>
    </Dialog>
  );
}

/** Each item with what it would say: nobody gives what they did not see. */
function Items({ terms, row, items, error, onChange }: { terms: EnquiryTerms; row: HeardEnquiry; items: string[]; error: string | undefined; onChange: (items: string[]) => void }) {
  return (
    <fieldset class="choice">
      <legend class="choice-legend">{t('enquiries.items')}</legend>
      {row.items.map((code, index) => (
        <CheckField
          key={code}
          id={`give-${code}`}
          label={`${wordsOf(terms.items, code)}: ${factText(code, row.offer)}`}
          checked={items.includes(code)}
          error={index === 0 ? error : undefined}
          onChange={(isIn) => onChange(isIn ? [...items, code] : items.filter((each) => each !== code))}
        />
      ))}
    </fieldset>
  );
}
