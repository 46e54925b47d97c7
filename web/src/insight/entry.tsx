// One way of working: what is known of it with the source of each fact, its barriers, and how the entry came to be.
import { useState } from 'preact/hooks';
import type { PageProps } from '../app/routes.ts';
import type { Text } from '../api/types.ts';
import { useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { date, dateTime } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Badge, Card, Details, Failure, Link, Loading, Notice, Page, Timeline } from '../ui/parts.tsx';
import { EditEntry } from './entry_form.tsx';
import type { EntryHistory, EntryVersion } from './types.ts';

export default function EntryPage({ parameters }: PageProps) {
  const history = useGet<EntryHistory>(`/api/v1/knowledge-entries/${parameters.entryId}`);
  const { session } = useApp();
  const [isSaved, setSaved] = useState(false);
  const versions = history.value?.versions;
  const entry = versions?.[0];
  const back = { to: '/kennis', label: t('knowledge.title') };
  if (!entry) return <Page title={t('knowledge.title')} back={back}>{history.error ? <Failure error={history.error} onRetry={history.reload} /> : <Loading />}</Page>;
  return (
    <Page title={say(entry.title)} lead={say(entry.summary)} back={back}>
      {isSaved && <Notice tone="good" announce><p>{t('entry.saved', { version: entry.version })}</p></Notice>}
      <About entry={entry} />
      <Facts entry={entry} />
      {session?.role === 'programme-officer' && <EditEntry key={entry.version} entry={entry} onDone={() => { setSaved(true); history.reload(); }} />}
      <Card title={t('entry.history')} id="history">
        <Timeline items={versions.map((each) => ({ at: dateTime(each.at), by: each.editor === 'system' ? t('entry.editor.system') : each.editor.replace(/^person:/, ''), text: t('entry.change', { version: each.version, note: each.note || t('entry.first') }) }))} />
      </Card>
    </Page>
  );
}

function About({ entry }: { entry: EntryVersion }) {
  const { session } = useApp();
  const list = (label: string, texts: Text[]): [string, preact.ComponentChildren] => [label, texts.length === 0 ? t('entry.unknown') : <ul key={label} class="plain-list">{texts.map((each) => <li key={each.nl}>{say(each)}</li>)}</ul>];
  return (
    <Card title={t('entry.about')} id="about">
      <p class="badges"><Badge tone="info">{labelOf('fraud', entry.fraudType)}</Badge></p>
      <Details
        items={[
          [t('entry.channels'), entry.channels.map((each) => labelOf('channel', each)).join(', ')],
          list(t('entry.pretexts'), entry.pretexts),
          list(t('entry.impersonated'), entry.impersonated),
          list(t('entry.victims'), entry.victims),
          list(t('entry.offenders'), entry.offenders),
          [t('entry.barriers'), !entry.model ? t('entry.barriers.none') : session ? <Link key="model" href="/barrieremodellen">{t('entry.barriers.link')}</Link> : t('entry.barriers.staff')],
        ]}
      />
    </Card>
  );
}

function Facts({ entry }: { entry: EntryVersion }) {
  return (
    <Card title={t('entry.facts')} id="facts">
      <ul class="plain-list">
        {entry.facts.map((fact) => <li key={fact.nl}><p>{say(fact)}</p><p class="note">{t('entry.source', { source: fact.source, day: date(fact.sourceDate) })}</p></li>)}
      </ul>
    </Card>
  );
}
