// What nodes told, week by week: no count below ten, gaps shown as gaps, late words and sudden rises beside the line.
import { useRef, useState } from 'preact/hooks';
import { partnerName, useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { download, downloadFile } from '../ui/download.ts';
import { SelectField } from '../ui/fields.tsx';
import { count, date, dateTime, money, shortDate } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Button, Buttons, Card, Empty, Failure, Link, Loading, Page } from '../ui/parts.tsx';
import { pictureOf } from '../ui/svg_file.ts';
import { DataTable } from '../ui/table.tsx';
import { ProvinceCard } from './province_map.tsx';
import { ChartLegend, TrendChart } from './trend_chart.tsx';
import { burstsOf, csvOf, marksOf, restatedWeeks, type Mark } from './trend_logic.ts';
import type { Measure, Trend, TrendLine, TrendList } from './types.ts';

const WEEKS_AT_FIRST = 13;
const keyOf = (measure: Measure) => `${measure.source}/${measure.measure}`;

export default function TrendsPage() {
  const { node } = useApp();
  const list = useGet<TrendList>('/api/v1/trends');
  const [chosen, setChosen] = useState('');
  const [axis, setAxis] = useState('');
  const items = list.value?.items ?? [];
  const measure = items.find((each) => keyOf(each) === chosen) ?? items.find((each) => each.measure === 'reports') ?? items[0];
  const split = measure?.axes.includes(axis) ? axis : measure?.axes.includes('fraud-type') ? 'fraud-type' : measure?.axes[0];
  return (
    <Page title={t('trends.title')} lead={t('trends.lead', { n: list.value?.countMin ?? 10 })} wide>
      <Failure error={list.error} onRetry={list.reload} />
      {list.isLoading && !list.value && <Loading />}
      <p><Link href="/officiele-cijfers">{t('official.title')}</Link></p>
      {list.value && items.length === 0 && <Card><Empty>{t('trends.none')}</Empty></Card>}
      {measure && split && (
        <>
          <div class="filters">
            <SelectField id="measure" label={t('trends.measure')} value={keyOf(measure)} options={items.map((each) => ({ value: keyOf(each), label: t('trends.of', { what: labelOf('measure', each.measure), who: say(partnerName(node, each.source)) }) }))} onChange={setChosen} />
            <SelectField id="axis" label={t('trends.axis')} value={split} options={measure.axes.map((each) => ({ value: each, label: labelOf('axis', each) }))} onChange={setAxis} />
          </div>
          <TrendOf key={`${keyOf(measure)}/${split}`} measure={measure} axis={split} countStep={list.value!.countStep} />
          {measure.axes.includes('province') && <ProvinceCard key={keyOf(measure)} measure={measure} />}
        </>
      )}
    </Page>
  );
}

/** The words of a value, by its axis. */
const NAMES: Record<string, (value: string) => string> = {
  'fraud-type': (value) => labelOf('fraud', value),
  channel: (value) => labelOf('channel', value),
  amount: (value) => labelOf('amountBand', value),
  delay: (value) => labelOf('delayBand', value),
  referral: (value) => labelOf('referralState', value),
  outcome: (value) => labelOf('holdOutcome', value),
  province: (value) => labelOf('province', value),
};
const valueName = (axis: string, value: string): string => (value === '' ? t('trend.total') : (NAMES[axis]?.(value) ?? value));

function TrendOf({ measure, axis, countStep }: { measure: Measure; axis: string; countStep: number }) {
  const trend = useGet<Trend>(`/api/v1/trends/${measure.source}/${measure.measure}/${axis}`);
  const [value, setValue] = useState('');
  if (!trend.value) return trend.error ? <Failure error={trend.error} onRetry={trend.reload} /> : <Loading />;
  const of = trend.value;
  const line = of.lines.find((each) => each.value === value) ?? of.lines[0];
  if (!line) return <Card><Empty>{t('trends.few')}</Empty></Card>;
  return (
    <>
      <Bursts trend={of} />
      <LineCard trend={of} line={line} onChoose={setValue} countStep={countStep} />
      <WeekTable trend={of} line={line} />
      <Delay trend={of} measure={measure} />
      <p class="note">{measure.axes.includes('province') ? t('trends.apart') : `${t('trends.place')} ${t('trends.apart')}`}</p>
    </>
  );
}

function Bursts({ trend }: { trend: Trend }) {
  const bursts = burstsOf(trend);
  const judged = trend.lines.filter((line) => line.method !== '').length;
  return (
    <Card title={t('bursts.title')} id="bursts" note={t('bursts.note', { judged, lines: trend.lines.length })}>
      {bursts.length === 0 ? <Empty>{judged === 0 ? t('bursts.unknown') : t('bursts.none')}</Empty> : (
        <DataTable
          label={t('bursts.title')}
          rows={bursts}
          rowKey={(row) => row.line.value + row.week.week}
          atFirst={10}
          columns={[
            { key: 'what', title: labelOf('axis', trend.axis), cell: (row) => valueName(trend.axis, row.line.value) },
            { key: 'week', title: t('trend.week'), cell: (row) => shortDate(row.week.monday) },
            { key: 'observed', title: t('bursts.observed'), cell: (row) => count(row.observed), number: true },
            { key: 'expected', title: t('bursts.expected'), cell: (row) => count(Math.round(row.watched.expected)), number: true },
            { key: 'upper', title: t('bursts.upper'), cell: (row) => count(Math.round(row.watched.upper)), number: true },
            { key: 'method', title: t('bursts.method'), cell: (row) => labelOf('burstMethod', row.line.method) },
          ]}
        />
      )}
    </Card>
  );
}

function LineCard({ trend, line, onChoose, countStep }: { trend: Trend; line: TrendLine; onChoose: (value: string) => void; countStep: number }) {
  const drawing = useRef<SVGSVGElement>(null);
  const known = line.counts.filter((each) => each !== null);
  const marks = marksOf(trend.breaks, trend.weeks);
  const name = valueName(trend.axis, line.value);
  const file = `dijkwacht-${trend.measure}-${line.value || 'total'}`;
  return (
    <Card title={t('trend.title', { what: name })} id="trend" note={t('trend.summary', { known: known.length, weeks: trend.weeks.length, step: countStep })}>
      <SelectField id="line" label={t('trend.choose')} value={line.value} options={trend.lines.map((each) => ({ value: each.value, label: valueName(trend.axis, each.value) }))} onChange={onChoose} />
      <TrendChart line={line} weeks={trend.weeks} marks={marks} title={t('trend.picture', { what: name, high: count(Math.max(0, ...line.counts.map(Number))) })} svg={drawing} />
      <ChartLegend hasFirst={line.value === ''} hasBreak={marks.some(({ place }) => place !== null)} />
      <Breaks marks={marks} source={trend.source} />
      <Buttons>
        <Button kind="secondary" onClick={() => download(csvOf(trend), `${file}.csv`, 'text/csv')}>{t('trend.csv')}</Button>
        <Button kind="secondary" onClick={() => void (drawing.current && pictureOf(drawing.current).then((picture) => downloadFile(picture, `${file}.png`)))}>{t('trend.png')}</Button>
      </Buttons>
    </Card>
  );
}

/** What changed on which day, in words: the same numbers as in the drawing. */
function Breaks({ marks, source }: { marks: Mark[]; source: string }) {
  const { node } = useApp();
  if (marks.length === 0) return null;
  return (
    <section id="breaks" aria-labelledby="breaks-title">
      <h3 class="utrecht-heading-3" id="breaks-title">{t('breaks.title')}</h3>
      <ol class="break-list">
        {marks.map(({ number, place, of }) => (
          <li key={number}>
            <strong>{date(of.on)}{of.until && ` ${t('breaks.until', { day: date(of.until) })}`}:</strong>{' '}
            {t(`breakKind.${of.kind}`, { who: say(partnerName(node, source)) })}
            {of.text && <> {say(of.text)}</>}
            {of.source && <span class="note"> {t('taxonomy.source', { source: of.source })}</span>}
            {place === null && <span class="note"> {t('breaks.later')}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function WeekTable({ trend, line }: { trend: Trend; line: TrendLine }) {
  const rows = trend.weeks.map((week, index) => ({ week, index })).reverse();
  const sum = (index: number) => (line.sumsMinor[index] == null ? t('trend.sum.hidden') : money({ minor: line.sumsMinor[index]!, currency: 'EUR' }));
  return (
    <Card title={t('trend.table')} id="weeks">
      <DataTable
        label={t('trend.table')}
        rows={rows}
        rowKey={(row) => row.week.week}
        atFirst={WEEKS_AT_FIRST}
        columns={[
          { key: 'week', title: t('trend.week'), cell: (row) => shortDate(row.week.monday) },
          { key: 'count', title: t('trend.count'), cell: (row) => (line.counts[row.index] == null ? (row.week.version === 0 ? t('trend.untold') : t('trend.hidden')) : count(line.counts[row.index]!)), number: true },
          { key: 'sum', title: labelOf('measureSum', trend.measure), cell: (row) => sum(row.index), number: true },
          { key: 'expected', title: t('bursts.expected'), cell: (row) => (line.watched[row.index] ? count(Math.round(line.watched[row.index]!.expected)) : '–'), number: true },
          { key: 'version', title: t('trend.version'), cell: (row) => (row.week.version > 1 ? t('trend.again', { n: row.week.version - 1 }) : '–') },
        ]}
      />
    </Card>
  );
}

/** Late words: how many weeks were told again, and where to see how long people wait before they tell. */
function Delay({ trend, measure }: { trend: Trend; measure: Measure }) {
  const { node } = useApp();
  const restated = restatedWeeks(trend.weeks);
  return (
    <Card title={t('late.title')} id="delay">
      <p>{restated.length === 0 ? t('late.none') : t('late.some', { n: restated.length, weeks: trend.weeks.length })}</p>
      <p>{measure.axes.includes('delay') ? t('late.axis') : t('late.noAxis')}</p>
      <p class="note">{t('late.stated', { when: dateTime(measure.statedAt), who: say(partnerName(node, measure.source)) })}</p>
    </Card>
  );
}
