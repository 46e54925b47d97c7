// The knowledge hub: every way of working that is known, found by its words in the reader's language.
import { useState } from 'preact/hooks';
import { withQuery } from '../api/client.ts';
import type { Page as ListPage } from '../api/types.ts';
import { useApp } from '../app/context.ts';
import { currentLanguage, labelOf, say, t } from '../i18n/index.ts';
import { ListFilters } from '../ui/list_filters.tsx';
import { shortDate } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Badge, Buttons, Card, Empty, Failure, Link, LinkButton, Loading, Page } from '../ui/parts.tsx';
import type { FoundEntry } from './types.ts';

export default function KnowledgePage() {
  const { session } = useApp();
  const [asked, setAsked] = useState('');
  const found = useGet<ListPage<FoundEntry>>(withQuery('/api/v1/knowledge-entries', { q: asked || undefined, language: currentLanguage() }));
  const items = found.value?.items;
  return (
    <Page title={t('knowledge.title')} lead={t('knowledge.lead')} wide>
      <Card><ListFilters label={t('knowledge.search')} search={{ label: t('knowledge.search'), hint: t('knowledge.search.hint'), wrong: '', accepts: () => true, onSearch: setAsked }} /></Card>
      <Failure error={found.error} onRetry={found.reload} />
      {!items && found.isLoading && <Loading />}
      {items && <p role="status">{asked ? t('knowledge.found', { n: items.length, asked }) : t('knowledge.all', { n: items.length })}</p>}
      {items?.length === 0 && <Card><Empty>{t('knowledge.nothing')}</Empty></Card>}
      {items?.map((entry) => (
        <Card key={entry.entryId}>
          <h2 class="utrecht-heading-2"><Link href={`/kennis/${entry.entryId}`}>{say(entry.title)}</Link></h2>
          <p class="badges"><Badge tone="info">{labelOf('fraud', entry.fraudType)}</Badge></p>
          <p>{entry.snippet || say(entry.summary)}</p>
          <p class="note">{t('knowledge.version', { version: entry.version, day: shortDate(entry.at) })}</p>
        </Card>
      ))}
      <Buttons>
        <LinkButton kind="secondary" href="/api/v1/knowledge-bundle">{t('knowledge.stix')}</LinkButton>
        <LinkButton kind="secondary" href="/indelingen">{t('taxonomy.title')}</LinkButton>
        {session?.role === 'programme-officer' && <LinkButton href="/kennis-toevoegen">{t('knowledge.add')}</LinkButton>}
      </Buttons>
      <p class="note">{t('knowledge.stix.note')}</p>
    </Page>
  );
}
