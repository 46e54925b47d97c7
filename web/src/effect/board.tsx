// The effect board: at a bank its own interventions, at the programme office what partners told of theirs.
import type { Page as ListPage } from '../api/types.ts';
import { partnerName, useApp } from '../app/context.ts';
import { say, t } from '../i18n/index.ts';
import { shortId } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Buttons, Card, Empty, Failure, LinkButton, Loading, Page } from '../ui/parts.tsx';
import { Effects } from './effect_parts.tsx';
import type { EffectRow } from './types.ts';

export default function EffectBoardPage() {
  const { node, session } = useApp();
  const board = useGet<ListPage<EffectRow>>('/api/v1/effects');
  const isAnalyst = session?.role === 'bank-analyst';
  const rows = board.value?.items;
  return (
    <Page title={t('board.title')} lead={t('board.lead')} wide>
      {isAnalyst && <Buttons><LinkButton href="/interventie-plannen">{t('intervention.add')}</LinkButton></Buttons>}
      <Failure error={board.error} onRetry={board.reload} />
      {board.isLoading && !rows && <Loading />}
      {rows?.length === 0 && <Empty>{isAnalyst ? t('board.empty.bank') : t('board.empty')}</Empty>}
      {rows?.map((row) => (
        <Card key={row.interventionId} id={`effect-${row.interventionId}`} title={t('board.row', { rule: row.rule, title: say(row.title), number: shortId('I', row.interventionId) })} note={t('board.by', { partner: say(partnerName(node, row.partner)), version: row.ruleVersion })}>
          <Effects row={row} />
          {isAnalyst && <Buttons><LinkButton kind="secondary" href={`/interventies/${row.interventionId}`}>{t('intervention.open')}</LinkButton></Buttons>}
        </Card>
      ))}
    </Page>
  );
}
