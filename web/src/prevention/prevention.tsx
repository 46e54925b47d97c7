// What is done so that fewer people become victims: campaigns with what they did, what is coming, and what others can use.
import type { Page as ListPage } from '../api/types.ts';
import { useApp } from '../app/context.ts';
import { labelOf, locale, say, t } from '../i18n/index.ts';
import { date, dateTime, money, shortDate } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Badge, Buttons, Card, Details, Empty, Failure, LinkButton, Loading, Page } from '../ui/parts.tsx';
import { MeasureForm } from './measure_form.tsx';
import type { CalendarEvent, Campaign, Material, CampaignEffect } from './types.ts';

const number = (value: number): string => new Intl.NumberFormat(locale()).format(value);
const listed = (names: string[]): string => (names.length === 0 ? t('prevention.unknown') : names.join(', '));
const audiencesOf = (codes: string[]): string => listed(codes.map((code) => labelOf('audience', code)));

export default function PreventionPage() {
  const { session } = useApp();
  const campaigns = useGet<ListPage<Campaign>>('/api/v1/campaigns');
  const events = useGet<ListPage<CalendarEvent>>('/api/v1/prevention-events');
  const materials = useGet<ListPage<Material>>('/api/v1/prevention-materials');
  const isOfficer = session?.role === 'programme-officer';
  const lists = [campaigns, events, materials];
  const error = lists.find((each) => each.error)?.error;
  if (!campaigns.value || !events.value || !materials.value) return <Page title={t('prevention.title')}>{error ? <Failure error={error} onRetry={() => lists.forEach((each) => each.reload())} /> : <Loading />}</Page>;
  return (
    <Page title={t('prevention.title')} lead={t('prevention.lead')} wide>
      {isOfficer && <Buttons><LinkButton href="/campagne-toevoegen">{t('campaign.add')}</LinkButton><LinkButton kind="secondary" href="/bijeenkomst-toevoegen">{t('event.add')}</LinkButton></Buttons>}
      <h2 class="utrecht-heading-2">{t('prevention.campaigns')}</h2>
      {campaigns.value.items.length === 0 && <Empty>{t('prevention.none')}</Empty>}
      {campaigns.value.items.map((campaign) => <CampaignCard key={campaign.campaignId} campaign={campaign} isOfficer={isOfficer} onMeasured={campaigns.reload} />)}
      <Card title={t('prevention.calendar')} id="calendar">
        {events.value.items.length === 0 ? <Empty>{t('event.none')}</Empty> : <ul class="plain-list">{events.value.items.map((event) => <li key={event.eventId}><strong>{event.title}</strong><p>{listed([dateTime(event.starts), ...(event.place ? [event.place] : [])])}</p>{event.about && <p>{event.about}</p>}</li>)}</ul>}
        <Buttons><LinkButton kind="secondary" href="/api/v1/prevention-calendar">{t('event.feed')}</LinkButton></Buttons>
      </Card>
      <Card title={t('prevention.library')} id="library" note={t('prevention.library.note')}>
        {materials.value.items.map((material) => <MaterialPart key={material.material} material={material} />)}
        <Buttons><LinkButton kind="secondary" href="/api/v1/prevention-feed">{t('material.feed')}</LinkButton></Buttons>
      </Card>
    </Page>
  );
}

function CampaignCard({ campaign, isOfficer, onMeasured }: { campaign: Campaign; isOfficer: boolean; onMeasured: () => void }) {
  const day = (of: string) => (of ? shortDate(of) : t('prevention.unknown'));
  const isMeasured = campaign.effects.length > 0;
  return (
    <Card id={`campaign-${campaign.campaignId}`} class="campaign" level={3} title={campaign.title}>
      <p class="badges"><Badge tone={isMeasured ? 'info' : 'plain'}>{isMeasured ? t('effect.measured') : t('effect.none')}</Badge></p>
      <Details
        items={[
          [t('campaign.goal'), campaign.goal],
          [t('campaign.behaviour'), campaign.behaviour],
          [t('campaign.audiences'), audiencesOf(campaign.audiences)],
          [t('campaign.channels'), listed(campaign.channels.map((code) => labelOf('campaignChannel', code)))],
          [t('campaign.partners'), campaign.partners || t('prevention.unknown')],
          [t('campaign.days'), campaign.from || campaign.until ? `${day(campaign.from)} – ${day(campaign.until)}` : t('prevention.unknown')],
          [t('campaign.cost'), campaign.costCents === null ? t('prevention.unknown') : money({ minor: campaign.costCents, currency: 'EUR' })],
          campaign.material !== '' && [t('campaign.material'), <a key="material" class="utrecht-link utrecht-link--html-a" href={campaign.material}>{campaign.material}</a>],
        ]}
      />
      {campaign.claim && <p>{t('effect.claim', { text: say(campaign.claim), source: campaign.claim.source })}</p>}
      {campaign.effects.map((effect) => <p key={effect.outcome + effect.date} class="effect">{effectText(effect)}</p>)}
      {campaign.source && <p class="note">{t('prevention.source', { source: campaign.source })}</p>}
      {isOfficer && <MeasureForm campaign={campaign} onDone={onMeasured} />}
    </Card>
  );
}

function effectText(effect: CampaignEffect): string {
  const control = effect.hasControlGroup ? t('effect.control') : t('effect.noControl');
  return t('effect.text', { outcome: effect.outcome, value: number(effect.value), low: number(effect.low), high: number(effect.high), n: effect.n, method: effect.method, day: date(effect.date), control, source: effect.source });
}

function MaterialPart({ material }: { material: Material }) {
  return (
    <section class="barrier-words" id={material.material}>
      <h3 class="utrecht-heading-3">{material.address ? <a class="utrecht-link utrecht-link--html-a" href={material.address}>{say(material.title)}</a> : say(material.title)}</h3>
      <p class="badges"><Badge>{labelOf('evidence', material.evidence)}</Badge> <Badge>{audiencesOf(material.audiences)}</Badge></p>
      <p>{say(material.about)}</p>
      {material.finding && <p>{say(material.finding)}</p>}
      <p class="note">{material.maker} · {t('prevention.source', { source: material.source })}</p>
    </section>
  );
}
