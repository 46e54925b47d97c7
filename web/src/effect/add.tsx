// A new intervention: planned before it starts.
import { post } from '../api/client.ts';
import { navigate } from '../app/router.ts';
import { t } from '../i18n/index.ts';
import { useAct, useKey } from '../ui/load.ts';
import { Page } from '../ui/parts.tsx';
import { NEW_PLAN, PlanForm } from './plan_form.tsx';
import type { Intervention, Plan } from './types.ts';

export default function PlanInterventionPage() {
  const key = useKey();
  const planning = useAct(async (plan: Plan) => {
    const { interventionId } = await post<Intervention>('/api/v1/interventions', plan, { idempotencyKey: key.key });
    navigate(`/interventies/${interventionId}`, { replace: true });
  });
  return (
    <Page title={t('intervention.add')} lead={t('intervention.add.lead')} back={{ to: '/effect', label: t('board.title') }}>
      <PlanForm plan={NEW_PLAN} submit={t('intervention.add.do')} isBusy={planning.isBusy} error={planning.error} onSubmit={planning.run} />
    </Page>
  );
}
