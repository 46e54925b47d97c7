// After a hit: ask the owner of a signal for more, with a reason. What the law says of each reason stands there before anything is sent.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import type { Page as ListPage } from '../api/types.ts';
import { navigate } from '../app/router.ts';
import type { PageProps } from '../app/routes.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { ErrorSummary, RadioField, TextArea, TextField } from '../ui/fields.tsx';
import { shortId } from '../ui/format.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Loading, Notice, Page, Reasons } from '../ui/parts.tsx';
import { useAbout } from './parts.tsx';
import type { EnquiryTerms, ReasonOutlook } from './types.ts';

const WORDS_MAX = 500; // src/signals/enquiry.h
const REFERENCE_MAX = 40;

export default function AskPage({ parameters }: PageProps) {
  const { signalId } = parameters as { signalId: string };
  const terms = useGet<EnquiryTerms>('/api/v1/enquiry-terms');
  const outlook = useGet<ListPage<ReasonOutlook>>(`/api/v1/received-signals/${signalId}/enquiry-outlook`);
  const about = useAbout(signalId);
  const error = terms.error ?? outlook.error;
  return (
    <Page title={t('enquiries.ask.title', { signal: shortId('S', signalId) })} lead={about ? `${about}. ${t('enquiries.ask.lead')}` : t('enquiries.ask.lead')} back={{ to: '/ontvangen-signalen', label: t('enquiries.back.received') }}>
      <Failure error={error} onRetry={() => { terms.reload(); outlook.reload(); }} />
      {!error && !(terms.value && outlook.value && about !== null) && <Loading />}
      {terms.value && outlook.value && about !== null && <AskForm signalId={signalId} terms={terms.value} outlook={outlook.value.items} />}
    </Page>
  );
}

/** A number as long as a phone's or an account's, or an e-mail address (src/signals/enquiry.cc). */
const namesSomeone = (text: string): boolean => text.includes('@') || /(\d[ .\-/()+]*){9}/.test(text);

function AskForm({ signalId, terms, outlook }: { signalId: string; terms: EnquiryTerms; outlook: ReasonOutlook[] }) {
  const [reason, setReason] = useState('');
  const [held, setHeld] = useState('');
  const [words, setWords] = useState('');
  const [reference, setReference] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const asking = useAct(async () => {
    const draft = { reason, held, words: words.trim(), reference: reference.trim() };
    const { enquiryId } = await post<{ enquiryId: string }>(`/api/v1/received-signals/${signalId}/enquiries`, draft, { idempotencyKey: key.key });
    navigate(`/navragen/${enquiryId}`, { replace: true });
  });
  const choice = labelOf('wrong', 'missing.choice');
  const errors = [
    ...(reason ? [] : [{ id: 'enquiry-reason', text: choice }]),
    ...(held ? [] : [{ id: 'enquiry-held', text: choice }]),
    ...(words.trim() ? [] : [{ id: 'enquiry-words', text: t('enquiries.words.missing') }]),
    ...(namesSomeone(words) ? [{ id: 'enquiry-words', text: t('enquiries.words.wrong') }] : []),
    ...(/^[A-Za-z0-9./_-]*$/.test(reference.trim()) ? [] : [{ id: 'enquiry-reference', text: t('enquiries.reference.wrong') }]),
  ];
  const textOf = (id: string) => (tries > 0 ? errors.find((error) => error.id === id)?.text : undefined);
  const says = outlook.find((each) => each.reason === reason);
  return (
    <Card title={t('enquiries.ask.what')} id="ask" note={t('enquiries.ask.note', { days: terms.answerDays, kept: terms.keptDays })}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (errors.length === 0) asking.run(); }}>
        <ErrorSummary errors={tries > 0 ? errors : []} tries={tries} />
        <Failure error={asking.error} />
        <RadioField id="enquiry-reason" label={t('enquiries.reason')} value={reason} onChange={setReason} error={textOf('enquiry-reason')} options={terms.reasons.map((each) => ({ value: each.code, label: say(each) }))} />
        <div aria-live="polite">{says && <Outlook outlook={says} />}</div>
        <RadioField id="enquiry-held" label={t('enquiries.held')} value={held} onChange={setHeld} error={textOf('enquiry-held')} options={terms.held.map((each) => ({ value: each.code, label: say(each) }))} />
        <TextArea id="enquiry-words" label={t('enquiries.words')} hint={t('enquiries.words.hint')} value={words} onChange={setWords} rows={4} maxLength={WORDS_MAX} error={textOf('enquiry-words')} />
        <TextField id="enquiry-reference" label={t('enquiries.reference')} hint={t('enquiries.reference.hint')} optional value={reference} onChange={setReference} width="medium" maxLength={REFERENCE_MAX} error={textOf('enquiry-reference')} />
        <Buttons><Button type="submit" busy={asking.isBusy}>{t('enquiries.ask.send')}</Button></Buttons>
      </form>
    </Card>
  );
}

function Outlook({ outlook }: { outlook: ReasonOutlook }) {
  if (outlook.rule) return <Notice tone="info" title={t('enquiries.outlook.yes', { rule: outlook.rule })}><p>{t('enquiries.outlook.yes.text')}</p></Notice>;
  return (
    <Notice tone="amber" icon="lock" title={t('enquiries.outlook.no')}>
      <Reasons reasons={outlook.denied} />
      <p>{t('enquiries.outlook.no.text')}</p>
    </Notice>
  );
}
