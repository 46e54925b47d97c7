// A status report on one commitment: how far, what was spent, and what stands in the way when it must be told.
import { useState } from 'preact/hooks';
import { Problem, post } from '../api/client.ts';
import { t } from '../i18n/index.ts';
import { CheckField, TextArea, TextField } from '../ui/fields.tsx';
import { useAct, useKey } from '../ui/load.ts';
import { Button, Buttons, Card, Failure, Notice } from '../ui/parts.tsx';
import { BottleneckFields, isFilled, noBottleneck } from './forms.tsx';
import { periodText } from './parts.tsx';
import { readNumber } from './steps.ts';
import type { Commitment, Course } from './types.ts';

const PERCENT_MAX = 100;
const HUNDREDTHS = 100;

const percentOf = (text: string): number | null => {
  const value = readNumber(text);
  return value !== null && Number.isInteger(value) && value >= 0 && value <= PERCENT_MAX ? value : null;
};

const lacksBottleneck = (error: unknown): boolean => error instanceof Problem && error.status === 422 && error.field === 'bottleneck';

export function ReportForm({ of, title, onDone }: { of: Commitment; title: string; onDone: (course: Course, period: string) => void }) {
  const [percent, setPercent] = useState('');
  const [fte, setFte] = useState('');
  const [note, setNote] = useState('');
  const [isStuck, setStuck] = useState(false);
  const [bottleneck, setBottleneck] = useState(noBottleneck);
  const [tries, setTries] = useState(0);
  const key = useKey();
  const period = of.nextReport!;
  const id = (name: string) => `${name}-${of.commitmentId.slice(0, 8)}`;
  const fteValue = fte.trim() === '' ? 0 : readNumber(fte);
  const isReady = percentOf(percent) !== null && note.trim() !== '' && fteValue !== null && fteValue >= 0 && (!isStuck || isFilled(bottleneck));
  const sending = useAct(async () => {
    const body = {
      version: of.version,
      period,
      progress: percentOf(percent),
      note: note.trim(),
      ...(fte.trim() ? { deliveredFteHundredths: Math.round(fteValue! * HUNDREDTHS) } : {}),
      ...(isStuck ? { bottleneck } : {}),
    };
    const course = await post<Course>(`/api/v1/commitments/${of.commitmentId}/status-reports`, body, { idempotencyKey: key.key }).catch((error: unknown) => {
      if (lacksBottleneck(error)) setStuck(true);
      throw error;
    });
    key.next();
    onDone(course, period);
  });
  return (
    <Card title={title} id={id('report')} note={t('progress.of', { period: periodText(period) })}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); setTries(tries + 1); if (isReady) sending.run(); }}>
        {lacksBottleneck(sending.error) ? <Notice tone="amber" announce><p>{t('progress.needs')}</p></Notice> : <Failure error={sending.error} />}
        <TextField id={id('percent')} label={t('progress.percent')} value={percent} onChange={setPercent} inputMode="numeric" width="short" error={tries > 0 && percentOf(percent) === null ? t('progress.percent.wrong') : undefined} />
        <TextArea id={id('note')} label={t('commitment.note')} value={note} onChange={setNote} rows={3} maxLength={2000} error={tries > 0 && !note.trim() ? t('wrong.missing') : undefined} />
        <TextField id={id('fte')} label={t('progress.fte')} value={fte} onChange={setFte} inputMode="decimal" width="short" optional error={tries > 0 && (fteValue === null || fteValue < 0) ? t('move.number') : undefined} />
        <CheckField id={id('stuck')} label={t('progress.stuck')} checked={isStuck} onChange={setStuck} />
        {isStuck && <BottleneckFields prefix={id('stuck')} value={bottleneck} onChange={setBottleneck} tries={tries} />}
        <Buttons><Button type="submit" busy={sending.isBusy}>{t('progress.do')}</Button></Buttons>
      </form>
    </Card>
  );
}
