// Would a bank refund this, out of goodwill? Open to all; the answers stay in the browser.
import { useRef, useState } from 'preact/hooks';
import type { GoodwillCheck } from '../api/types.ts';
import { say, t } from '../i18n/index.ts';
import { ErrorSummary, RadioField } from '../ui/fields.tsx';
import { date } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Loading, Notice, Page, type Tone } from '../ui/parts.tsx';
import { goodwillOutcome } from './help_logic.ts';

const TONES: Record<string, Tone> = { met: 'info', reduced: 'info', unknown: 'info', needed: 'amber', excluded: 'amber' };

export default function GoodwillPage() {
  const check = useGet<GoodwillCheck>('/api/v1/goodwill-check');
  if (!check.value) return <Page title={t('goodwill.title')}>{check.error ? <Failure error={check.error} onRetry={check.reload} /> : <Loading />}</Page>;
  const { lead, noPromise, figures, source, sourceDate } = check.value;
  return (
    <Page title={t('goodwill.title')} lead={say(lead)}>
      <Notice title={t('goodwill.noPromise')}><p>{say(noPromise)}</p></Notice>
      <Questions check={check.value} />
      <Card title={t('goodwill.figures')} id="figures">
        <ul class="plain-list">{figures.map(({ period, percent }) => <li key={percent}>{t('goodwill.figure', { period: say(period), percent })}</li>)}</ul>
        <p class="note">{t('goodwill.figures.note')} {t('goodwill.source', { source, date: date(sourceDate) })}</p>
      </Card>
    </Page>
  );
}

function Questions({ check }: { check: GoodwillCheck }) {
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [tries, setTries] = useState(0);
  const [isShown, setShown] = useState(false);
  const answer = useRef<HTMLDivElement>(null);
  const outcome = goodwillOutcome(check, answers);
  const missing = check.questions.filter(({ id }) => !answers[id]);
  const choose = (id: string, value: string) => { setAnswers({ ...answers, [id]: value }); setShown(false); };
  const submit = (event: Event) => {
    event.preventDefault();
    setTries(tries + 1);
    setShown(missing.length === 0);
    setTimeout(() => answer.current?.focus());
  };
  const result = isShown && outcome ? check.outcomes.find(({ effect }) => effect === outcome.effect) : undefined;
  return (
    <form class="card" noValidate onSubmit={submit}>
      <ErrorSummary errors={missing.map(({ id, text }) => ({ id, text: say(text) }))} tries={tries} />
      <p class="note">{say(check.private)}</p>
      {check.questions.map(({ id, text, options }) => (
        <RadioField key={id} id={id} label={say(text)} value={answers[id] ?? ''} onChange={(value) => choose(id, value)} error={tries > 0 && !answers[id] ? t('goodwill.missing') : undefined} options={options.map(({ value, label }) => ({ value, label: say(label) }))} />
      ))}
      <Buttons><Button type="submit">{t('goodwill.show')}</Button></Buttons>
      {result && outcome && (
        <div id="goodwill-answer" tabIndex={-1} ref={answer}>
          <Notice tone={TONES[outcome.effect] ?? 'info'} title={say(result.title)}>
            <p>{say(result.text)}</p>
            {outcome.because.length > 0 && <ul class="plain-list">{outcome.because.map((option) => <li key={say(option.because)}>{say(option.because)}</li>)}</ul>}
          </Notice>
        </div>
      )}
    </form>
  );
}
