// One question to the owner of a signal: what was asked, what came of it, and until when that may be kept.
import { partnerName, useApp } from '../app/context.ts';
import type { PageProps } from '../app/routes.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { date, dateTime, deadline, shortId } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Card, Details, Failure, Loading, Notice, Page, Reasons } from '../ui/parts.tsx';
import { factRows, groundOf, StateBadge, useAbout, wordsOf } from './parts.tsx';
import type { EnquiryTerms, OpenedEnquiry } from './types.ts';

export default function AskedPage({ parameters }: PageProps) {
  const { enquiryId } = parameters as { enquiryId: string };
  const terms = useGet<EnquiryTerms>('/api/v1/enquiry-terms');
  const enquiry = useGet<OpenedEnquiry>(`/api/v1/enquiries/${enquiryId}`);
  const error = enquiry.error ?? terms.error;
  return (
    <Page title={t('enquiries.of', { number: shortId('N', enquiryId) })} back={{ to: '/navragen', label: t('enquiries.back') }}>
      <Failure error={error} onRetry={() => { enquiry.reload(); terms.reload(); }} />
      {!error && !(terms.value && enquiry.value) && <Loading />}
      {terms.value && enquiry.value && <><Outcome terms={terms.value} row={enquiry.value} /><Question terms={terms.value} row={enquiry.value} /></>}
    </Page>
  );
}

interface Parts { terms: EnquiryTerms; row: OpenedEnquiry }

function Outcome({ terms, row }: Parts) {
  return (
    <Card title={<>{t('enquiries.outcome')} <StateBadge row={row} /></>} id="outcome">
      {row.state === 'denied' ? (
        <Notice tone="amber" icon="lock" title={t('enquiries.denied')}>
          <Reasons reasons={row.denied} />
          <p>{t('enquiries.denied.text')}</p>
        </Notice>
      ) : <p>{labelOf('enquiryOutcome', row.unavailable ? 'unavailable' : row.late ? 'late' : row.state)}</p>}
      {row.given && <Details items={factRows(terms, row.given)} />}
      <Details
        items={[
          row.state === 'open' && [t('enquiries.due'), deadline(row.dueAt)],
          row.answeredAt ? [t('enquiries.answeredAt'), dateTime(row.answeredAt)] : null,
          row.ground ? [t('enquiries.ground'), groundOf(terms, row)] : null,
          row.rule && row.state !== 'denied' ? [t('enquiries.rule'), row.rule] : null,
          row.state === 'given' && row.keptUntil ? [t('enquiries.kept'), deadline(row.keptUntil)] : null,
        ]}
      />
    </Card>
  );
}

function Question({ terms, row }: Parts) {
  const { node } = useApp();
  const about = useAbout(row.signalId);
  return (
    <Card title={t('enquiries.asked')} id="asked">
      <Details
        items={[
          [t('enquiries.signal'), shortId('S', row.signalId)],
          about ? [t('enquiries.about'), about] : null,
          [t('enquiries.owner'), say(partnerName(node, row.partner))],
          [t('enquiries.reason'), wordsOf(terms.reasons, row.reason)],
          [t('enquiries.held'), wordsOf(terms.held, row.held)],
          row.words ? [t('enquiries.words'), <span key="w" class="pre-line">{row.words}</span>] : null,
          row.reference ? [t('enquiries.reference'), row.reference] : null,
          [t('enquiries.askedAt'), date(row.askedAt)],
        ]}
      />
    </Card>
  );
}
