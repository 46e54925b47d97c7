// What a barrier changed, each with its interval, on one axis: left of the upright line it became less, right of it more.
import { locale, t } from '../i18n/index.ts';
import { useDrawingWidth } from '../ui/drawing_width.ts';
import { axisOf } from './interval_logic.ts';
import type { MeasuredEffect } from './types.ts';

const ROW = 46;
const TOP = 6;
const FOOT = 30;
const SIDE = 16;
const LABEL_AT = 14;
const LINE_AT = 30;

export function IntervalChart({ effects }: { effects: { label: string; effect: MeasuredEffect }[] }) {
  const { box, width } = useDrawingWidth();
  const { from, until, marks } = axisOf(effects.map(({ effect }) => effect));
  const x = (value: number) => SIDE + ((width - 2 * SIDE) * (value - from)) / (until - from);
  const bottom = TOP + ROW * effects.length;
  const shown = new Intl.NumberFormat(locale());
  return (
    <div ref={box}>
      <svg class="interval-chart" role="img" aria-label={t('board.picture', { n: effects.length })} viewBox={`0 0 ${width} ${bottom + FOOT}`}>
        {marks.map((mark) => (
          <g key={mark}>
            <path class={mark === 0 ? 'interval-zero' : 'interval-grid'} d={`M${x(mark)} ${TOP}V${bottom}`} />
            <text class="interval-label" x={x(mark)} y={bottom + 20} text-anchor="middle">{shown.format(mark)}</text>
          </g>
        ))}
        {effects.map(({ label, effect }, n) => (
          <g key={label} transform={`translate(0 ${TOP + ROW * n})`}>
            <text class="interval-name" x={SIDE} y={LABEL_AT}>{label}</text>
            <path class="interval-line" d={`M${x(effect.low)} ${LINE_AT}H${x(effect.high)}M${x(effect.low)} ${LINE_AT - 5}v10M${x(effect.high)} ${LINE_AT - 5}v10`} />
            <circle class="interval-value" cx={x(effect.value)} cy={LINE_AT} r="5" />
          </g>
        ))}
      </svg>
    </div>
  );
}
