// The wayfinder's versions: which one people get, what waits for a second person, and what was changed before.
import { useApp } from '../app/context.ts';
import { labelOf, t } from '../i18n/index.ts';
import { whoOf } from '../ui/actor.ts';
import { shortDateTime } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Badge, Buttons, Card, Empty, Failure, Link, LinkButton, Loading, Page, type Tone } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import type { RoutingVersion, RoutingVersions } from './types.ts';

const TONES: Record<string, Tone> = { draft: 'amber', published: 'good', discarded: 'plain' };

export const isEditor = (role: string | undefined): boolean => role === 'routing-editor';

export const versionTitle = (number: number): string => (number === 0 ? t('routing.version.shipped') : t('routing.version.n', { n: number }));

export function StateBadge({ state, isInUse }: { state: string; isInUse: boolean }) {
  if (isInUse) return <Badge tone="good">{t('routing.inUse')}</Badge>;
  return <Badge tone={state === 'published' ? 'plain' : TONES[state] ?? 'plain'}>{labelOf('routingState', state)}</Badge>;
}

export default function RoutingListPage() {
  const { session } = useApp();
  const versions = useGet<RoutingVersions>('/api/v1/routing-versions');
  const inUse = versions.value?.inUse;
  return (
    <Page title={t('routing.title')} lead={t('routing.lead')} wide>
      <Failure error={versions.error} onRetry={versions.reload} />
      {versions.isLoading && !versions.value && <Loading />}
      {inUse !== undefined && (
        <>
          <Card title={t('routing.now')} id="now" note={inUse === 0 ? t('routing.now.shipped') : t('routing.now.version', { n: inUse })}>
            <Buttons>
              {isEditor(session?.role) && <LinkButton href={`/wegwijzer/${inUse}/wijzigen`}>{t('routing.change')}</LinkButton>}
              <LinkButton kind="secondary" href={`/wegwijzer/${inUse}`}>{t('routing.look')}</LinkButton>
              <LinkButton kind="secondary" href="/wegwijzer/inbedden">{t('routing.embed')}</LinkButton>
            </Buttons>
          </Card>
          <h2 class="utrecht-heading-2">{t('routing.changes')}</h2>
          {versions.value!.items.length === 0 ? <Empty>{t('routing.changes.none')}</Empty> : <VersionTable versions={versions.value!} />}
        </>
      )}
    </Page>
  );
}

function VersionTable({ versions }: { versions: RoutingVersions }) {
  return (
    <DataTable<RoutingVersion>
      label={t('routing.changes')}
      rows={versions.items}
      rowKey={(version) => String(version.number)}
      atFirst={20}
      columns={[
        { key: 'number', title: t('routing.version'), cell: (version) => <Link href={`/wegwijzer/${version.number}`}>{t('routing.version.n', { n: version.number })}</Link> },
        { key: 'note', title: t('routing.note'), cell: (version) => version.note },
        { key: 'state', title: t('routing.state'), cell: (version) => <StateBadge state={version.state} isInUse={version.number === versions.inUse} /> },
        { key: 'written', title: t('routing.written'), cell: (version) => <>{whoOf(version.writtenBy)}, {shortDateTime(version.writtenAt)}</> },
        { key: 'decided', title: t('routing.decided'), cell: (version) => (version.decidedAt ? <>{whoOf(version.decidedBy!)}, {shortDateTime(version.decidedAt)}</> : '–') },
      ]}
    />
  );
}
