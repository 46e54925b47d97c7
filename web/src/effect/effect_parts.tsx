// What is known of one intervention: a picture of the intervals, the same in words, and what it cost people.
import { labelOf, locale, t } from '../i18n/index.ts';
import { count, date } from '../ui/format.ts';
import { Badge, Details } from '../ui/parts.tsx';
import { IntervalChart } from './interval_chart.tsx';
import { sideOf } from './interval_logic.ts';
import type { EffectRow, MeasuredEffect } from './types.ts';

const number = (value: number): string => new Intl.NumberFormat(locale(), { maximumFractionDigits: 2, signDisplay: 'exceptZero' }).format(value);
const kinds = (codes: string[]): string => codes.map((code) => labelOf('fraud', code)).join(', ');

/** Value and interval, and what they say by themselves. */
function words(effect: MeasuredEffect | null) {
  if (!effect) return t('board.unknown');
  return <>{t('board.value', { value: number(effect.value), low: number(effect.low), high: number(effect.high) })} <Badge>{labelOf('boardSide', sideOf(effect))}</Badge></>;
}

export function Effects({ row }: { row: EffectRow }) {
  const { fraud, displacement, harm, loss, price } = row;
  const shares = [
    { label: t('board.fraud'), effect: fraud },
    { label: t('board.displacement'), effect: displacement },
    { label: t('board.harm'), effect: harm },
  ].flatMap(({ label, effect }) => (effect ? [{ label, effect }] : []));
  const rests = fraud ?? loss ?? harm;
  return (
    <>
      <p class="badges"><Badge tone={row.notMeasured ? 'plain' : 'info'}>{row.notMeasured ? labelOf('boardNotMeasured', row.notMeasured) : t('board.measured')}</Badge> <Badge>{labelOf('interventionState', row.state)}</Badge> <Badge tone={row.fixedBeforehand ? 'plain' : 'amber'}>{row.fixedBeforehand ? t('board.before') : t('board.afterwards')}</Badge></p>
      {shares.length > 0 && <figure><IntervalChart effects={shares} /><figcaption class="note">{t('board.axis')}</figcaption></figure>}
      <Details
        items={[
          [t('board.fraud.types', { types: kinds(row.fraudTypes) }), words(fraud)],
          [t('board.displacement.types', { types: kinds(row.neighbourTypes) || t('board.none') }), words(displacement)],
          [t('board.harm'), words(harm)],
          [t('board.loss'), words(loss)],
          [t('board.price'), price ? t('board.price.text', { value: price.value.toLocaleString(locale()), low: price.low.toLocaleString(locale()), high: price.high.toLocaleString(locale()) }) : t('board.price.unknown')],
          [t('board.ledger'), ledger(row)],
          rests && [t('board.rests'), t('board.rests.text', { n: count(rests.n), method: rests.method, day: date(rests.date) })],
        ]}
      />
    </>
  );
}

function ledger({ payments, wrongHolds, minutesWaited, complaints }: EffectRow): string {
  const told = (value: number | null) => (value === null ? t('board.few') : count(value));
  return t('board.ledger.text', { payments: told(payments), holds: told(wrongHolds), minutes: told(minutesWaited), complaints: told(complaints) });
}
