// The whole programme: each theme with its actions, what was promised for them and how it stands.
import { useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { date } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Buttons, Card, Details, Failure, LinkButton, Loading, Page } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';
import { ColourMark, CommitmentLink, SourceLine, StateBadge, day, nameOf, periodText } from './parts.tsx';
import { countColours, halfOf } from './steps.ts';
import { Timeline } from './timeline.tsx';
import type { Action, Commitment, Programme } from './types.ts';

const THEMES = [0, 1, 2, 3, 4, 5, 6];
const PILLARS = ['deepen', 'sharpen', 'broaden'];

export default function OverviewPage() {
  const { session } = useApp();
  const programme = useGet<Programme>('/api/v1/programme');
  const value = programme.value;
  if (!value) return <Page title={t('programme.title')}>{programme.error ? <Failure error={programme.error} onRetry={programme.reload} /> : <Loading />}</Page>;
  return (
    <Page title={t('programme.title')} lead={t('programme.lead')} wide>
      <p>{t('programme.today', { day: date(value.today), period: periodText(value.period) })}</p>
      <Buttons>
        {session?.role === 'programme-officer' && <LinkButton href="/afspraak-maken">{t('programme.make')}</LinkButton>}
        <LinkButton kind="secondary" href={`/verslag/${halfOf(value.today)}`}>{t('programme.report')}</LinkButton>
        <LinkButton kind="secondary" href="/trends">{t('nav.trends')}</LinkButton>
        <LinkButton kind="secondary" href="/kennis">{t('nav.knowledge')}</LinkButton>
        <LinkButton kind="secondary" href="/preventie">{t('nav.prevention')}</LinkButton>
      </Buttons>
      <Card title={t('programme.colours')} id="colours">
        <ul class="colour-counts">{countColours(value.commitments).map(([colour, n]) => <li key={colour}><ColourMark colour={colour} /> <strong>{n}</strong></li>)}</ul>
      </Card>
      <Card title={t('programme.pillars')} id="pillars">
        <Details items={PILLARS.map((pillar) => [labelOf('pillar', pillar), <PillarCell key={pillar} of={value} pillar={pillar} />])} />
      </Card>
      <Card title={t('programme.picture')} id="picture"><Timeline commitments={value.commitments} today={value.today} /></Card>
      {THEMES.map((theme) => <ThemeCard key={theme} theme={theme} of={value} />)}
    </Page>
  );
}

function PillarCell({ of, pillar }: { of: Programme; pillar: string }) {
  const actions = of.actions.filter((each) => each.pillar === pillar);
  const counts = countColours(of.commitments.filter((each) => actions.some(({ id }) => id === each.action)));
  return (
    <>
      {t('programme.actions', { n: actions.length })}
      <ul class="colour-counts">{counts.map(([colour, n]) => <li key={colour}><ColourMark colour={colour} /> <strong>{n}</strong></li>)}</ul>
    </>
  );
}

function ThemeCard({ theme, of }: { theme: number; of: Programme }) {
  return (
    <Card title={labelOf('theme', String(theme))} id={`theme-${theme}`}>
      {of.actions.filter((each) => each.theme === theme).map((action) => <ActionPart key={action.id} action={action} of={of} />)}
    </Card>
  );
}

function ActionPart({ action, of }: { action: Action; of: Programme }) {
  const commitments = of.commitments.filter((each) => each.action === action.id);
  return (
    <div class="action" id={`action-${action.id}`}>
      <h3 class="utrecht-heading-3">{say(action.title)}</h3>
      <p class="note">{action.pillar ? `${t('programme.pillar')}: ${labelOf('pillar', action.pillar)}` : t('programme.pillar.unknown')}</p>
      {action.story && <p>{say(action.story)}</p>}
      <SourceLine of={action} />
      {commitments.length === 0 ? <p class="empty">{t('programme.nothing')}</p> : <CommitmentTable label={say(action.title)} commitments={commitments} of={of} />}
    </div>
  );
}

export function CommitmentTable({ label, commitments, of }: { label: string; commitments: Commitment[]; of: Programme }) {
  return (
    <DataTable
      label={label}
      rows={commitments}
      rowKey={(row) => row.commitmentId}
      columns={[
        { key: 'what', title: t('programme.commitments'), cell: (row) => <CommitmentLink of={row} /> },
        { key: 'partner', title: t('commitment.partner'), cell: (row) => nameOf(of.partners, row.partner) },
        { key: 'state', title: t('commitment.state'), cell: (row) => <StateBadge state={row.state} /> },
        { key: 'colour', title: t('commitment.colour'), cell: (row) => <><ColourMark colour={row.colour} /><span class="cell-more">{labelOf('why', row.why)}</span></> },
        { key: 'due', title: t('commitment.due'), cell: (row) => day(row.due) },
      ]}
    />
  );
}
