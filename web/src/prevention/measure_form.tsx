// An effect of a campaign: never without its interval, number, method and day.
import { useState } from 'preact/hooks';
import { post } from '../api/client.ts';
import { t } from '../i18n/index.ts';
import { isoDate } from '../ui/checks.ts';
import { CheckField, DateField, TextField } from '../ui/fields.tsx';
import { useAct, useKey } from '../ui/load.ts';
import { Button, Buttons, Failure } from '../ui/parts.tsx';
import type { Campaign } from './types.ts';

const EMPTY = { outcome: '', value: '', low: '', high: '', n: '', method: '', source: '' };
const figure = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed.trim().replace(',', '.')));

export function MeasureForm({ campaign, onDone }: { campaign: Campaign; onDone: () => void }) {
  const [words, setWords] = useState(EMPTY);
  const [day, setDay] = useState('');
  const [hasControlGroup, setControl] = useState(false);
  const [tries, setTries] = useState(0);
  const key = useKey();
  const id = (part: string) => `${part}-${campaign.campaignId.slice(0, 8)}`;
  const set = (part: keyof typeof EMPTY) => (text: string) => setWords({ ...words, [part]: text });
  const [value, low, high, n] = [figure(words.value), figure(words.low), figure(words.high), figure(words.n)];
  const wrongText = (text: string) => (tries > 0 && !text.trim() ? t('wrong.missing') : undefined);
  const wrongFigure = (isGood: boolean) => (tries > 0 && !isGood ? t('effect.wrong') : undefined);
  const isCount = Number.isInteger(n) && n > 0;
  const isReady = [words.outcome, words.method, words.source].every((each) => each.trim()) && low <= value && value <= high && isCount && isoDate(day) !== null;
  const saving = useAct(async () => {
    await post(`/api/v1/campaigns/${campaign.campaignId}/effects`, { outcome: words.outcome.trim(), value, low, high, n, method: words.method.trim(), source: words.source.trim(), hasControlGroup, date: isoDate(day) }, { idempotencyKey: key.key });
    key.next();
    setWords(EMPTY);
    setTries(0);
    onDone();
  });
  return (
    <details>
      <summary>{t('effect.add')}</summary>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (isReady) saving.run(); }}>
        <Failure error={saving.error} />
        <TextField id={id('outcome')} label={t('effect.outcome')} value={words.outcome} onChange={set('outcome')} error={wrongText(words.outcome)} />
        <TextField id={id('value')} label={t('effect.value')} value={words.value} onChange={set('value')} inputMode="decimal" width="short" error={wrongFigure(!Number.isNaN(value))} />
        <TextField id={id('low')} label={t('effect.low')} value={words.low} onChange={set('low')} inputMode="decimal" width="short" error={wrongFigure(low <= value)} />
        <TextField id={id('high')} label={t('effect.high')} value={words.high} onChange={set('high')} inputMode="decimal" width="short" error={wrongFigure(high >= value)} />
        <TextField id={id('n')} label={t('effect.n')} value={words.n} onChange={set('n')} inputMode="numeric" width="short" error={wrongFigure(isCount)} />
        <TextField id={id('method')} label={t('effect.method')} value={words.method} onChange={set('method')} error={wrongText(words.method)} />
        <CheckField id={id('control')} label={t('effect.hasControl')} checked={hasControlGroup} onChange={setControl} />
        <DateField id={id('day')} label={t('effect.day')} value={day} onChange={setDay} error={wrongFigure(isoDate(day) !== null)} />
        <TextField id={id('source')} label={t('effect.source')} value={words.source} onChange={set('source')} error={wrongText(words.source)} />
        <Buttons><Button type="submit" kind="secondary" busy={saving.isBusy}>{t('effect.do')}</Button></Buttons>
      </form>
    </details>
  );
}
