// One line through the weeks: gaps where a count may not be known, the bound above which a week stands out, and those weeks marked.
import type { Ref } from 'preact';
import { say, t } from '../i18n/index.ts';
import { useDrawingWidth } from '../ui/drawing_width.ts';
import { count, shortDate } from '../ui/format.ts';
import { ChartLines } from './chart_lines.tsx';
import { stretches, topOf, type Mark } from './trend_logic.ts';
import type { TrendLine, TrendWeek } from './types.ts';

const HEIGHT = 320;
const LEFT = 62;
const RIGHT = 14;
const TOP = 22;
const BOTTOM = 40;
const LINES = 4;
const LABEL_WIDTH = 130;

interface Scale { width: number; x: (index: number) => number; y: (value: number) => number; top: number; step: number }

export function TrendChart({ line, weeks, marks, title, svg }: { line: TrendLine; weeks: TrendWeek[]; marks: Mark[]; title: string; svg: Ref<SVGSVGElement> }) {
  const { box, width } = useDrawingWidth();
  const firsts = line.value === '' ? weeks.map((each) => each.firstTotal) : [];
  const top = topOf(Math.max(...line.counts.map(Number), ...line.watched.map((each) => each?.upper ?? 0), ...firsts.map(Number)));
  const step = (width - LEFT - RIGHT) / Math.max(weeks.length - 1, 1);
  const scale: Scale = { width, top, step, x: (index) => LEFT + step * index, y: (value) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * value) / top };
  return (
    <div ref={box}>
      <svg ref={svg} class="trend-chart" role="img" aria-label={say(title)} viewBox={`0 0 ${width} ${HEIGHT}`}>
        <Grid scale={scale} weeks={weeks} />
        {line.counts.map((value, index) => value === null && <rect key={index} class="trend-gap" x={scale.x(index) - step / 2} y={scale.y(0) - 8} width={Math.max(step - 1, 1)} height="8" />)}
        <Marks marks={marks} scale={scale} />
        <path class="trend-bound" d={pathOf(line.watched.map((each) => each?.upper ?? null), scale)} />
        {firsts.length > 0 && <path class="trend-first" d={pathOf(firsts, scale)} />}
        <path class="trend-line" d={pathOf(line.counts, scale)} />
        {line.watched.map((watched, index) => watched?.isAlarm && line.counts[index] != null && (
          <path key={`a${index}`} class="trend-alarm" d={`M${scale.x(index)} ${scale.y(line.counts[index]!) - 13}l8 13h-16z`} />
        ))}
      </svg>
    </div>
  );
}

/** A stroke for each break, under its number in the list below the drawing. */
function Marks({ marks, scale }: { marks: Mark[]; scale: Scale }) {
  return (
    <>
      {marks.map(({ number, place }) => place !== null && (
        <g key={number}>
          <path class="trend-break" d={`M${scale.x(place).toFixed(1)} ${TOP}V${HEIGHT - BOTTOM}`} />
          <text class="trend-label" x={scale.x(place)} y={TOP - 4} text-anchor="middle">{number}</text>
        </g>
      ))}
    </>
  );
}

/** A point alone between two unknown weeks is drawn as a short stroke. */
function pathOf(values: (number | null)[], { x, y }: Scale): string {
  return stretches(values)
    .map((places) => (places.length === 1 ? `M${x(places[0]!) - 3} ${y(values[places[0]!]!)}h6` : places.map((place, n) => `${n === 0 ? 'M' : 'L'}${x(place).toFixed(1)} ${y(values[place]!).toFixed(1)}`).join('')))
    .join('');
}

function Grid({ scale, weeks }: { scale: Scale; weeks: TrendWeek[] }) {
  const every = Math.max(Math.ceil((weeks.length * LABEL_WIDTH) / (scale.width - LEFT - RIGHT)), 1);
  return (
    <>
      <ChartLines top={scale.top} lines={LINES} left={LEFT} right={scale.width - RIGHT} y={scale.y} format={count} />
      {weeks.map((each, index) => index % every === 0 && (
        <text key={each.week} class="trend-label" x={scale.x(index)} y={HEIGHT - 14} text-anchor={index === 0 ? 'start' : 'middle'}>{shortDate(each.monday)}</text>
      ))}
    </>
  );
}

export function ChartLegend({ hasFirst, hasBreak }: { hasFirst: boolean; hasBreak: boolean }) {
  return (
    <ul class="legend">
      <li><svg class="legend-mark" viewBox="0 0 18 18" aria-hidden="true"><path class="trend-line" d="M1 9H17" /></svg> {t('trend.legend.count')}</li>
      {hasFirst && <li><svg class="legend-mark" viewBox="0 0 18 18" aria-hidden="true"><path class="trend-first" d="M1 9H17" /></svg> {t('trend.legend.first')}</li>}
      <li><svg class="legend-mark" viewBox="0 0 18 18" aria-hidden="true"><path class="trend-bound" d="M1 9H17" /></svg> {t('trend.legend.bound')}</li>
      <li><svg class="legend-mark" viewBox="0 0 18 18" aria-hidden="true"><path class="trend-alarm" d="M9 3l7 12h-14z" /></svg> {t('trend.legend.alarm')}</li>
      {hasBreak && <li><svg class="legend-mark" viewBox="0 0 18 18" aria-hidden="true"><path class="trend-break" d="M9 1V17" /></svg> {t('trend.legend.break')}</li>}
      <li><svg class="legend-mark" viewBox="0 0 18 18" aria-hidden="true"><rect class="trend-gap" x="2" y="6" width="14" height="8" /></svg> {t('trend.legend.gap')}</li>
    </ul>
  );
}
