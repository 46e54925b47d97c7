// Where those who report live, by province: counts of the last weeks, against how many people live there.
import { useEffect, useState } from 'preact/hooks';
import { labelOf, t } from '../i18n/index.ts';
import { download } from '../ui/download.ts';
import { SelectField } from '../ui/fields.tsx';
import { count, date, decimal, shortDate } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Button, Buttons, Card, Empty, Failure, Link, Loading } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import { provinceCsv, provinceTable, stepBounds, stepOf, STEPS, type ProvinceTable, type ProvinceTally, type Tally } from './province_logic.ts';
import type { Inhabitants, Measure, Trend } from './types.ts';

const PERIODS = [4, 13, 26, 52]; // weeks
const WEEKS_AT_FIRST = 13;
const MAKER = 'https://mapsvg.com/maps/netherlands';
const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

interface Shape { id: string; path: string }
interface Drawing { viewBox: string; locations: Shape[] }

export function ProvinceCard({ measure }: { measure: Measure }) {
  const trend = useGet<Trend>(`/api/v1/trends/${measure.source}/${measure.measure}/province`);
  const inhabitants = useGet<Inhabitants>('/api/v1/provinces');
  const [weeks, setWeeks] = useState(WEEKS_AT_FIRST);
  const error = trend.error ?? inhabitants.error;
  if (error) return <Card title={t('map.title')} id="provinces"><Failure error={error} onRetry={trend.error ? trend.reload : inhabitants.reload} /></Card>;
  if (!trend.value || !inhabitants.value) return <Loading />;
  const table = provinceTable(trend.value, inhabitants.value, weeks);
  const isKnown = table?.provinces.some((each) => each.count !== null);
  return (
    <Card title={t('map.title')} id="provinces" note={t('map.note')}>
      <SelectField id="map-weeks" label={t('map.period')} value={String(weeks)} options={PERIODS.map((n) => ({ value: String(n), label: t('map.weeks', { n }) }))} onChange={(value) => setWeeks(Number(value))} />
      {table && isKnown ? <Known key={weeks} trend={trend.value} table={table} inhabitants={inhabitants.value} /> : <Empty>{t('map.none')}</Empty>}
    </Card>
  );
}

const nameOf = (province: string): string => labelOf('province', province);
/** "at least" where some weeks are too small to tell. */
const atLeast = (tally: Tally, shown: string): string => (tally.isWhole ? shown : t('map.atLeast', { value: shown }));
const countOf = (tally: Tally): string => (tally.count === null ? t('trend.hidden') : atLeast(tally, count(tally.count)));
const rateOf = (tally: ProvinceTally): string => (tally.per100k === null ? '–' : atLeast(tally, decimal(tally.per100k)));

function Known({ trend, table, inhabitants }: { trend: Trend; table: ProvinceTable; inhabitants: Inhabitants }) {
  const [chosen, setChosen] = useState('');
  const bounds = stepBounds(table.provinces);
  const known = table.provinces.filter((each) => each.per100k !== null).sort((one, other) => other.per100k! - one.per100k!);
  const whole = known.filter((each) => each.isWhole);
  const picked = table.provinces.find((each) => each.province === chosen);
  return (
    <>
      <p>{t('map.summary', { from: shortDate(table.firstMonday), weeks: table.weeks, total: countOf(table.total), whole: whole.length, some: known.length - whole.length, none: table.provinces.length - known.length })}</p>
      <div class="province-map">
        <Picture table={table} bounds={bounds} chosen={chosen} />
        <div>
          <Legend bounds={bounds} />
          <SelectField id="map-province" label={t('map.choose')} value={chosen} empty={t('ui.choose')} options={table.provinces.map(({ province }) => ({ value: province, label: nameOf(province) })).sort((one, other) => one.label.localeCompare(other.label))} onChange={setChosen} />
          <p role="status">{picked && t('map.picked', { what: nameOf(picked.province), count: countOf(picked), rate: rateOf(picked), people: count(picked.inhabitants) })}</p>
        </div>
      </div>
      <Provinces table={table} />
      <Buttons><Button kind="secondary" onClick={() => download(provinceCsv(trend, table), `dijkwacht-${trend.measure}-province.csv`, 'text/csv')}>{t('map.csv')}</Button></Buttons>
      <p class="note">{t('map.people', { source: inhabitants.source, day: date(inhabitants.sourceDate) })}</p>
      <p class="note">{t('map.credit')} <Link href={MAKER}>MapSVG</Link>, <Link href={LICENCE}>CC BY 4.0</Link>.</p>
    </>
  );
}

/** The outlines are large, so they come when they are needed. */
function Picture({ table, bounds, chosen }: { table: ProvinceTable; bounds: number[]; chosen: string }) {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    import('@svg-maps/netherlands').then((module) => setDrawing(module.default), setError);
  }, []);
  if (!drawing) return error ? <Failure error={error} /> : <Loading />;
  const tallyOf = new Map(table.provinces.map((each) => [each.province, each]));
  const last = (id: string) => (id === chosen ? 1 : 0); // its outline lies over its neighbours'
  const shapes = [...drawing.locations].sort((one, other) => last(one.id) - last(other.id));
  return (
    <svg class="province-drawing" role="img" aria-label={t('map.picture')} viewBox={drawing.viewBox}>
      <defs>
        <pattern id="map-few" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="map-hatch" d="M5 0V10" /></pattern>
      </defs>
      {shapes.map(({ id, path }) => {
        const tally = tallyOf.get(id);
        return (
          <g key={id}>
            <path class={`map-province map-step-${stepOf(tally?.per100k ?? null, bounds)} ${id === chosen ? 'map-chosen' : ''}`} d={path} />
            {!tally?.isWhole && <path fill="url(#map-few)" d={path} />}
          </g>
        );
      })}
    </svg>
  );
}

function Legend({ bounds }: { bounds: number[] }) {
  const mark = (step: number, isHatched: boolean) => (
    <svg class="legend-mark" viewBox="0 0 18 18" aria-hidden="true"><rect class={`map-province map-step-${step}`} x="1" y="1" width="16" height="16" />{isHatched && <path class="map-hatch" d="M1 17L17 1M1 9L9 1M9 17L17 9" />}</svg>
  );
  return (
    <ul class="legend map-legend">
      {Array.from({ length: STEPS }, (_, n) => (
        <li key={n}>{mark(n + 1, false)} {t('map.step', { low: decimal(n === 0 ? 0 : bounds[n - 1]!), high: decimal(bounds[n]!) })}</li>
      ))}
      <li>{mark(2, true)} {t('map.legend.some')}</li>
      <li>{mark(0, true)} {t('map.legend.none')}</li>
    </ul>
  );
}

interface Row { key: string; name: string; tally: Tally; province?: ProvinceTally }

function Provinces({ table }: { table: ProvinceTable }) {
  const rows: Row[] = [
    ...table.provinces.map((each) => ({ key: each.province, name: nameOf(each.province), tally: each, province: each })),
    ...table.others.map((each) => ({ key: each.value, name: nameOf(each.value), tally: each })),
  ];
  return (
    <DataTable
      label={t('map.table')}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'province', title: t('map.province'), cell: (row) => row.name, sort: (row) => row.name },
        { key: 'count', title: t('trend.count'), cell: (row) => countOf(row.tally), number: true, sort: (row) => row.tally.count ?? -1 },
        { key: 'share', title: t('map.share'), cell: (row) => shareOf(row.tally, table.total), number: true },
        { key: 'rate', title: t('map.rate'), cell: (row) => (row.province ? rateOf(row.province) : '–'), number: true, sort: (row) => row.province?.per100k ?? -1 },
        { key: 'weeks', title: t('map.known'), cell: (row) => t('map.weeksOf', { n: row.tally.weeksKnown, weeks: table.weeks }) },
      ]}
    />
  );
}

/** A share of all, known only where both are whole; else at least so much of a whole total. */
function shareOf(tally: Tally, total: Tally): string {
  if (tally.count === null || !total.isWhole || !total.count) return '–';
  return atLeast(tally, t('map.percent', { n: decimal((100 * tally.count) / total.count) }));
}
