// A series that someone published: points by year, a line only between years that count the same, breaks as upright strokes.
import { locale, say, t } from '../i18n/index.ts';
import { useDrawingWidth } from '../ui/drawing_width.ts';
import { ChartLines } from './chart_lines.tsx';
import { breakPlaces, unbroken } from './series_logic.ts';
import { topOf } from './trend_logic.ts';
import type { OfficialSeries } from './types.ts';

const HEIGHT = 220;
const LEFT = 84;
const RIGHT = 30;
const TOP = 16;
const BOTTOM = 36;
const LINES = 2;
const YEAR_WIDTH = 44;

export function SeriesChart({ series }: { series: OfficialSeries }) {
  const { box, width } = useDrawingWidth();
  const years = series.points.map((point) => Number(point.period));
  const [first, last] = [years[0]!, years.at(-1)!];
  const top = topOf(Math.max(...series.points.map((point) => point.high ?? point.value)));
  const x = (year: number) => LEFT + ((width - LEFT - RIGHT) * (year - first)) / Math.max(last - first, 1);
  const y = (value: number) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * value) / top;
  const every = Math.ceil((series.points.length * YEAR_WIDTH) / (width - LEFT - RIGHT));
  const shown = new Intl.NumberFormat(locale());
  return (
    <div ref={box}>
      <svg class="trend-chart" role="img" aria-label={t('official.picture', { what: say(series.name), from: series.points[0]!.period, until: series.points.at(-1)!.period })} viewBox={`0 0 ${width} ${HEIGHT}`}>
        <ChartLines top={top} lines={LINES} left={LEFT} right={width - RIGHT} y={y} format={(value) => shown.format(value)} />
        {breakPlaces(series).map((year) => <path key={year} class="trend-break" d={`M${x(year)} ${TOP}V${HEIGHT - BOTTOM}`} />)}
        {unbroken(series).map((points) => <path key={points[0]!.period} class="trend-line" d={points.map((point, n) => `${n === 0 ? 'M' : 'L'}${x(Number(point.period)).toFixed(1)} ${y(point.value).toFixed(1)}`).join('')} />)}
        {series.points.map((point) => <circle key={point.period} class="trend-point" cx={x(Number(point.period))} cy={y(point.value)} r="5" />)}
        {series.points.map((point, n) => (series.points.length - 1 - n) % every === 0 && <text key={point.period} class="trend-label" x={x(Number(point.period))} y={HEIGHT - 10} text-anchor="middle">{point.period}</text>)}
      </svg>
    </div>
  );
}
