// The register of DPIAs: which rules lean on which, and how long they still may. After its last day a rule stops by itself.
import type { Dpia, Page as ListPage } from '../api/types.ts';
import { kindOf, useApp } from '../app/context.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import { shortDate } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Badge, Card, Empty, Failure, Link, Loading, Notice, Page, type Tone } from '../ui/parts.tsx';
import { DataTable } from '../ui/table.tsx';

const STANDING_TONE: Record<string, Tone> = { valid: 'good', expiring: 'amber', expired: 'error' };

export default function DpiaPage() {
  const list = useGet<ListPage<Dpia>>('/api/v1/dpias');
  const hasPilots = ['bank', 'partner'].includes(kindOf(useApp().node));
  const items = list.value?.items ?? [];
  const expiring = items.filter((dpia) => dpia.standing === 'expiring');
  return (
    <Page title={t('dpia.title')} lead={t('dpia.lead')} back={{ to: '/regels', label: t('nav.rules') }} wide>
      {hasPilots && <p><Link href="/proeftuinen">{t('nav.pilots')}</Link></p>}
      {list.isLoading && !list.value && <Loading />}
      <Failure error={list.error} onRetry={list.reload} />
      {expiring.length > 0 && (
        <Notice tone="amber" title={t('dpia.soon', { n: expiring.length })}>
          <p>{t('dpia.soon.text')}</p>
        </Notice>
      )}
      {list.value && (
        <Card id="dpias" title={t('dpia.register')}>
          {items.length === 0 ? <Empty>{t('dpia.none')}</Empty> : <Register items={items} />}
        </Card>
      )}
    </Page>
  );
}

function Register({ items }: { items: Dpia[] }) {
  return (
    <DataTable
      label={t('dpia.register')}
      rows={items}
      rowKey={(dpia) => dpia.reference}
      sortBy={{ key: 'left', down: false }}
      columns={[
        { key: 'title', title: t('dpia.what'), cell: (dpia) => <>{say(dpia.title)}<br /><code>{dpia.reference}</code></>, sort: (dpia) => say(dpia.title) },
        { key: 'standing', title: t('dpia.standing'), cell: (dpia) => <Badge tone={STANDING_TONE[dpia.standing] ?? 'plain'}>{standing(dpia)}</Badge> },
        { key: 'left', title: t('dpia.left'), cell: (dpia) => daysLeft(dpia), sort: (dpia) => dpia.daysLeft },
        { key: 'dates', title: t('dpia.dates'), cell: (dpia) => `${shortDate(dpia.dated)} – ${shortDate(dpia.expires)}` },
        { key: 'rules', title: t('dpia.rules'), cell: (dpia) => dpia.rules.map((rule, index) => <>{index > 0 && ', '}<Link href={`/regels#rule-${rule}`}>{rule}</Link></>) },
        { key: 'controller', title: t('dpia.controller'), cell: (dpia) => t('dpia.controllers', { controller: say(dpia.controller), joint: say(dpia.jointControllers) }) },
        { key: 'place', title: t('dpia.place'), cell: (dpia) => say(dpia.place) },
      ]}
    />
  );
}

/** What is not adopted says how far it is. */
const standing = (dpia: Dpia): string => (dpia.standing === 'not-adopted' ? labelOf('dpiaStatus', dpia.status) : labelOf('dpiaStanding', dpia.standing));

const daysLeft = (dpia: Dpia): string => (dpia.daysLeft >= 0 ? t('dpia.days', { n: dpia.daysLeft }) : t('dpia.days.ago', { n: -dpia.daysLeft }));
