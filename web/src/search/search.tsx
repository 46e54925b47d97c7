// Everything that someone may see, by number or by word.
import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app/context.ts';
import { usePlace } from '../app/router.ts';
import { t } from '../i18n/index.ts';
import { Card, Empty, Failure, Link, Loading, Page } from '../ui/parts.tsx';
import { SearchBox } from './box.tsx';
import { sourcesOf, type Hit, type Source } from './sources.ts';

interface Found { source: Source; hits: Hit[]; error?: unknown }

export default function SearchPage() {
  const { session } = useApp();
  const query = usePlace().query.get('q')?.trim() ?? '';
  const [found, setFound] = useState<{ query: string; list: Found[] } | null>(null);
  useEffect(() => {
    let isLate = false;
    const look = (source: Source): Promise<Found> => source.find(query, session!).then((hits) => ({ source, hits }), (error: unknown) => ({ source, hits: [], error }));
    if (query) void Promise.all(sourcesOf(session!).map(look)).then((list) => isLate || setFound({ query, list }));
    return () => { isLate = true; };
  }, [query, session]);
  const isReady = found?.query === query;
  return (
    <Page title={t('search.title')} lead={query ? t('search.for', { query }) : undefined}>
      <SearchBox key={query} query={query} />
      {query && !isReady && <Loading />}
      {query && isReady && <Results found={found.list} query={query} />}
    </Page>
  );
}

function Results({ found, query }: { found: Found[]; query: string }) {
  const failed = found.find(({ error }) => error);
  const shown = found.filter(({ hits }) => hits.length > 0);
  return (
    <div aria-live="polite">
      <Failure error={failed?.error} />
      {shown.length === 0 && !failed && <Empty>{t('search.none', { query })}</Empty>}
      {shown.map(({ source, hits }) => (
        <Card key={source.title} title={t(source.title)} id={source.title.replace('.', '-')}>
          <ul class="plain-list">
            {hits.map((hit) => <li key={hit.to + hit.title}><Link href={hit.to}>{hit.title}</Link>{hit.text && <> · {hit.text}</>}</li>)}
          </ul>
        </Card>
      ))}
    </div>
  );
}
