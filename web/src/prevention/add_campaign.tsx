// A new campaign: what it wants people to do, and for whom. What is not known yet may stay empty.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import { navigate } from '../app/router.ts';
import { t } from '../i18n/index.ts';
import { isoDate, parseCents } from '../ui/checks.ts';
import { CheckList, DateField, TextArea, TextField } from '../ui/fields.tsx';
import { useAct, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Page } from '../ui/parts.tsx';

export default function AddCampaignPage() {
  const [words, setWords] = useState({ title: '', goal: '', behaviour: '', partners: '', material: '', cost: '' });
  const [days, setDays] = useState({ from: '', until: '' });
  const [audiences, setAudiences] = useState<string[]>([]);
  const [channels, setChannels] = useState<string[]>([]);
  const [tries, setTries] = useState(0);
  const key = useKey();
  const set = (part: keyof typeof words) => (text: string) => setWords({ ...words, [part]: text });
  const missing = (text: string) => (tries > 0 && !text.trim() ? t('wrong.missing') : undefined);
  const cents = words.cost.trim() ? parseCents(words.cost) : null;
  const isGoodCost = words.cost.trim() === '' || cents !== null;
  const wrongDay = (day: string) => (day !== '' && isoDate(day) === null ? t('wrong.date.shape') : undefined);
  const isReady = [words.title, words.goal, words.behaviour].every((each) => each.trim()) && !wrongDay(days.from) && !wrongDay(days.until) && isGoodCost;
  const adding = useAct(async () => {
    const texts = { title: words.title.trim(), goal: words.goal.trim(), behaviour: words.behaviour.trim(), partners: words.partners.trim(), material: words.material.trim() };
    await post('/api/v1/campaigns', { ...texts, from: isoDate(days.from) ?? '', until: isoDate(days.until) ?? '', audiences, channels, ...(cents === null ? {} : { costCents: cents }) }, { idempotencyKey: key.key });
    navigate('/preventie', { replace: true });
  });
  return (
    <Page title={t('campaign.add')} lead={t('campaign.add.lead')} back={{ to: '/preventie', label: t('prevention.title') }}>
      <Card>
        <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (isReady) adding.run(); }}>
          <Failure error={adding.error} />
          <TextField id="title" label={t('campaign.name')} value={words.title} onChange={set('title')} error={missing(words.title)} />
          <TextArea id="goal" label={t('campaign.goal')} value={words.goal} onChange={set('goal')} rows={2} error={missing(words.goal)} />
          <TextArea id="behaviour" label={t('campaign.behaviour')} value={words.behaviour} onChange={set('behaviour')} rows={2} error={missing(words.behaviour)} />
          <CheckList id="audience" label={t('campaign.audiences')} group="audience" chosen={audiences} onChange={setAudiences} />
          <CheckList id="channel" label={t('campaign.channels')} group="campaignChannel" chosen={channels} onChange={setChannels} />
          <TextField id="partners" label={t('campaign.partners')} value={words.partners} onChange={set('partners')} optional />
          <DateField id="from" label={t('campaign.from')} value={days.from} onChange={(from) => setDays({ ...days, from })} optional error={tries > 0 ? wrongDay(days.from) : undefined} />
          <DateField id="until" label={t('campaign.until')} value={days.until} onChange={(until) => setDays({ ...days, until })} optional error={tries > 0 ? wrongDay(days.until) : undefined} />
          <TextField id="cost" label={t('campaign.cost')} value={words.cost} onChange={set('cost')} inputMode="decimal" width="short" optional error={tries > 0 && !isGoodCost ? t('effect.wrong') : undefined} />
          <TextField id="material" label={t('campaign.material')} hint="https://" value={words.material} onChange={set('material')} optional />
          <Buttons><Button type="submit" busy={adding.isBusy}>{t('campaign.do')}</Button></Buttons>
        </form>
      </Card>
    </Page>
  );
}
