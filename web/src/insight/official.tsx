// What others published, each figure with its source: breaks drawn, contradictions shown, nothing added up.
import { locale, say, t } from '../i18n/index.ts';
import { useGet } from '../ui/load.ts';
import { Card, Failure, Loading, Page } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import { SeriesChart } from './series_chart.tsx';
import type { OfficialList, OfficialPoint, OfficialSeries } from './types.ts';

export default function OfficialPage() {
  const list = useGet<OfficialList>('/api/v1/official-series');
  return (
    <Page title={t('official.title')} lead={t('official.lead')} back={{ to: '/trends', label: t('trends.title') }} wide>
      <Failure error={list.error} onRetry={list.reload} />
      {!list.value && list.isLoading && <Loading />}
      {list.value && (
        <>
          <Card title={t('official.conflicts')} id="conflicts">
            <ul class="plain-list">{list.value.conflicts.map((each) => <li key={each.source}><p>{say(each.text)}</p><p class="note">{t('taxonomy.source', { source: each.source })}</p></li>)}</ul>
          </Card>
          {list.value.items.map((series) => <SeriesCard key={series.series} series={series} />)}
        </>
      )}
    </Page>
  );
}

/** As the source writes it: "around", "more than", with its interval. */
function figure(point: OfficialPoint): string {
  const number = (value: number) => new Intl.NumberFormat(locale()).format(value);
  const value = point.isMoreThan ? t('official.more', { value: number(point.value) }) : point.isAbout ? t('official.about', { value: number(point.value) }) : number(point.value);
  return point.low !== null && point.high !== null ? t('official.interval', { value, low: number(point.low), high: number(point.high) }) : value;
}

function SeriesCard({ series }: { series: OfficialSeries }) {
  return (
    <Card title={say(series.name)} id={series.series} note={`${series.publisher} · ${say(series.unit)}`}>
      {series.note && <p>{say(series.note)}</p>}
      {series.points.length > 1 && <SeriesChart series={series} />}
      {series.breaks.map((each) => <p key={each.before}><strong>{t('official.break', { period: each.before })}</strong> {say(each.text)}</p>)}
      <DataTable
        label={say(series.name)}
        rows={series.points}
        rowKey={(row) => row.period}
        columns={[
          { key: 'period', title: t('official.period'), cell: (row) => row.period },
          { key: 'value', title: say(series.unit), cell: figure, number: true },
          { key: 'source', title: t('official.source'), cell: (row) => row.source },
        ]}
      />
    </Card>
  );
}
