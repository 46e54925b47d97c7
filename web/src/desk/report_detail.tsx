// One report at the desk: the victim's part, type, channel, amount and date. The other party's part is with the police, sealed.
import { get, post } from '../api/client.ts';
import type { Referral, Report } from '../api/types.ts';
import { partnerName, useApp } from '../app/context.ts';
import type { PageProps } from '../app/routes.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { date, dateTime, deadline, money, reportNumber } from '../ui/format.ts';
import { useAct, useGet, useKey, type Loaded } from '../ui/load.ts';
import { Badge, Button, Buttons, Card, Details, Facts, Failure, Loading, Notice, Page, Timeline } from '../ui/parts.tsx';
import { statusTone } from './report_status.ts';

export default function ReportDetailPage({ parameters }: PageProps) {
  const { node } = useApp();
  const path = `/api/v1/reports/${parameters.reportId}`;
  const report = useGet<Report>(path);
  const value = report.value;
  const back = { to: '/meldingen', label: t('reports.title') };
  if (!value) return <Page title={t('detail.title')} back={back}>{report.error ? <Failure error={report.error} onRetry={report.reload} /> : <Loading />}</Page>;
  return (
    <Page title={t('status.of', { number: reportNumber(value.reportId) })} lead={labelOf('fraud', value.fraudType)} back={back} wide>
      <Facts
        items={[
          [t('status.status'), <Badge key="s" tone={statusTone(value.status)}>{labelOf('reportStatus', value.status)}</Badge>],
          [t('detail.happened'), date(value.occurredOn)],
          [t('reports.channel'), labelOf('channel', value.channel)],
          [t('reports.amount'), money(value.amount)],
          value.due ? [t('status.due'), deadline(value.due)] : null,
        ]}
      />
      <div class="columns">
        <div class="column-main">
          <Victim report={value} />
          <Notice icon="lock" title={t('detail.sealed')}><p>{t('detail.sealed.text')}</p></Notice>
          <Offer report={report} value={value} />
        </div>
        <div class="column-side">
          <Card title={t('status.consents')} id="consents">
            {value.consents.length === 0 && <p>{t('detail.noConsent')}</p>}
            <ul class="plain-list">
              {value.consents.map((consent) => (
                <li key={consent.recipient + consent.purpose}>
                  <strong>{say(partnerName(node, consent.recipient))}</strong>: {labelOf('purpose', consent.purpose)}<br />
                  {consent.given === false ? t('consent.withheld') : t('consent.given')}{consent.at && `, ${dateTime(consent.at)}`}
                </li>
              ))}
            </ul>
          </Card>
          <Card title={t('status.timeline')} id="timeline">
            <Timeline items={value.timeline.map((entry) => ({ at: dateTime(entry.at), text: <>{labelOf('happened', entry.code)}{entry.detail && <span class="timeline-detail">{say(entry.detail)}</span>}</> }))} />
          </Card>
        </div>
      </div>
    </Page>
  );
}

function Victim({ report }: { report: Report }) {
  if (!report.victim) {
    const isAccepted = report.status === 'accepted';
    return (
      <Notice icon="good" title={isAccepted ? t('detail.handed') : t('detail.erased')}>
        <p>{isAccepted ? t('detail.handed.text') : t('detail.erased.text')}</p>
        <ul>
          <li>{t('detail.deleted.victim')}</li>
          <li>{t('detail.deleted.key')}</li>
        </ul>
        <p>{t('detail.kept')}</p>
      </Notice>
    );
  }
  const { name, email, phone, postcode, birthYear } = report.victim;
  return (
    <Card title={t('detail.victim')} id="victim">
      <Details
        items={[
          [t('detail.name'), name],
          email ? [t('detail.email'), <a key="m" class="utrecht-link utrecht-link--html-a" href={`mailto:${email}`}>{email}</a>] : null,
          phone ? [t('detail.phone'), <a key="p" class="utrecht-link utrecht-link--html-a" href={`tel:${phone}`}>{phone}</a>] : null,
          postcode ? [t('detail.postcode'), postcode] : null,
          birthYear ? [t('detail.birthYear'), String(birthYear)] : null,
        ]}
      />
    </Card>
  );
}

const MAY_OFFER = ['received', 'returned'];

function Offer({ report, value }: { report: Loaded<Report>; value: Report }) {
  const key = useKey();
  const offering = useAct(async () => {
    await post<Referral>(`/api/v1/reports/${value.reportId}/referral`, { recipient: 'police' }, { idempotencyKey: key.key });
    report.replace(await get<Report>(`/api/v1/reports/${value.reportId}`));
    key.next();
  });
  if (!MAY_OFFER.includes(value.status)) {
    return value.status === 'offered' ? <Notice icon="clock" title={t('detail.offered')} announce><p>{t('detail.offered.text')}</p></Notice> : null;
  }
  return (
    <Card title={t('detail.offer')} id="offer" note={t('detail.offer.text')}>
      <Failure error={offering.error} />
      <Buttons><Button busy={offering.isBusy} onClick={() => offering.run()}>{t('detail.offer.do')}</Button></Buttons>
    </Card>
  );
}
