// The axes, and what each of our fraud types is called in the lists of others on a day. What nobody named is unknown.
import { useState } from 'preact/hooks';
import { withQuery } from '../api/client.ts';
import { codesOf, labelOf, say, t } from '../i18n/index.ts';
import { isoDate } from '../ui/checks.ts';
import { DateField } from '../ui/fields.tsx';
import { date } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Badge, Card, Details, Failure, Loading, Page } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Scheme, Taxonomy } from './types.ts';

export default function TaxonomyPage() {
  const [day, setDay] = useState('');
  const taxonomy = useGet<Taxonomy>(withQuery('/api/v1/taxonomy', { date: isoDate(day) || undefined }));
  const value = taxonomy.value;
  return (
    <Page title={t('taxonomy.title')} lead={t('taxonomy.lead')} back={{ to: '/kennis', label: t('knowledge.title') }} wide>
      <Failure error={taxonomy.error} onRetry={taxonomy.reload} />
      {!value && taxonomy.isLoading && <Loading />}
      {value && (
        <>
          <Card title={t('taxonomy.axes')} id="axes" note={t('taxonomy.axes.note')}>
            <Details items={value.axes.map((axis) => [say(axis.name), say(axis.note)])} />
          </Card>
          <DateField id="day" label={t('taxonomy.day')} hint={t('taxonomy.day.hint', { day: date(value.date) })} value={day} onChange={setDay} optional />
          {value.schemes.map((scheme) => <SchemeCard key={scheme.scheme} scheme={scheme} axis={say(value.axes.find(({ axis }) => axis === scheme.axis)?.name)} />)}
          <p class="note">{t('entry.source', { source: value.source, day: date(value.sourceDate) })} {t('taxonomy.proposal')}</p>
        </>
      )}
    </Page>
  );
}

function validity(scheme: Scheme): string {
  const from = scheme.validFrom ? t('taxonomy.from', { day: date(scheme.validFrom) }) : t('taxonomy.from.unknown');
  return scheme.validUntil ? `${from}, ${t('taxonomy.until', { day: date(scheme.validUntil) })}` : from;
}

function SchemeCard({ scheme, axis }: { scheme: Scheme; axis: string }) {
  const nameOf = (code: string) => say(scheme.classes.find((each) => each.code === code)?.name);
  return (
    <Card title={say(scheme.name)} id={scheme.scheme} note={validity(scheme)}>
      <p class="badges">
        <Badge tone={scheme.isUsed ? 'good' : 'plain'}>{scheme.isUsed ? t('taxonomy.used') : t('taxonomy.unused')}</Badge> <Badge>{axis}</Badge>
      </p>
      {!scheme.isComplete && <p>{scheme.classes.length === 0 ? t('taxonomy.none') : t('taxonomy.partly')}</p>}
      {scheme.isUsed && scheme.classes.length > 0 && (
        <DataTable
          label={say(scheme.name)}
          rows={codesOf('fraud')}
          rowKey={(code) => code}
          atFirst={8}
          columns={[
            { key: 'ours', title: t('taxonomy.ours'), cell: (code) => labelOf('fraud', code) },
            { key: 'theirs', title: t('taxonomy.theirs'), cell: (code) => scheme.byType[code]?.map(nameOf).join('; ') ?? t('entry.unknown') },
          ]}
        />
      )}
      <p class="note">{t('taxonomy.source', { source: scheme.source })} {scheme.mark === 'K' && t('taxonomy.check')}</p>
    </Card>
  );
}
