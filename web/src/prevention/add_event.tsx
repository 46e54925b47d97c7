// Something to come to, in the calendar that other calendars can follow.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import { navigate } from '../app/router.ts';
import { t } from '../i18n/index.ts';
import { isoDate } from '../ui/checks.ts';
import { DateField, TextArea, TextField } from '../ui/fields.tsx';
import { useAct, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Page } from '../ui/parts.tsx';

/** A day and an hour as typed, as a moment; null when there is none. */
function momentOf(day: string, hour: string): string | null {
  const iso = isoDate(day);
  if (!iso || !/^\d{1,2}:\d{2}$/.test(hour.trim())) return null;
  const when = new Date(`${iso}T${hour.trim().padStart(5, '0')}:00`);
  return Number.isNaN(when.getTime()) ? null : when.toISOString();
}

export default function AddEventPage() {
  const [words, setWords] = useState({ title: '', place: '', about: '', starts: '', ends: '' });
  const [day, setDay] = useState('');
  const [tries, setTries] = useState(0);
  const key = useKey();
  const set = (part: keyof typeof words) => (text: string) => setWords({ ...words, [part]: text });
  const [starts, ends] = [momentOf(day, words.starts), momentOf(day, words.ends)];
  const isReady = words.title.trim() !== '' && starts !== null && ends !== null && starts < ends;
  const wrong = (isGood: boolean, text: string) => (tries > 0 && !isGood ? text : undefined);
  const adding = useAct(async () => {
    await post('/api/v1/prevention-events', { title: words.title.trim(), place: words.place.trim(), about: words.about.trim(), starts, ends }, { idempotencyKey: key.key });
    navigate('/preventie', { replace: true });
  });
  return (
    <Page title={t('event.add')} back={{ to: '/preventie', label: t('prevention.title') }}>
      <Card>
        <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (isReady) adding.run(); }}>
          <Failure error={adding.error} />
          <TextField id="title" label={t('event.title')} value={words.title} onChange={set('title')} error={wrong(words.title.trim() !== '', t('wrong.missing'))} />
          <DateField id="day" label={t('event.day')} value={day} onChange={setDay} error={wrong(isoDate(day) !== null, t('wrong.date.shape'))} />
          <TextField id="starts" label={t('event.starts')} hint="19:30" value={words.starts} onChange={set('starts')} width="short" error={wrong(starts !== null, t('event.hour.wrong'))} />
          <TextField id="ends" label={t('event.ends')} hint="21:00" value={words.ends} onChange={set('ends')} width="short" error={wrong(ends !== null && (starts === null || starts < ends), t('event.hour.wrong'))} />
          <TextField id="place" label={t('event.place')} value={words.place} onChange={set('place')} optional />
          <TextArea id="about" label={t('event.about')} value={words.about} onChange={set('about')} rows={3} optional />
          <Buttons><Button type="submit" busy={adding.isBusy}>{t('event.do')}</Button></Buttons>
        </form>
      </Card>
    </Page>
  );
}
