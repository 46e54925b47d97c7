// Changing a plan, as long as it has not started.
import { post } from '../api/client.ts';
import { navigate } from '../app/router.ts';
import type { PageProps } from '../app/routes.ts';
import { t } from '../i18n/index.ts';
import { useAct, useGet, useKey } from '../ui/load.ts';
import { Failure, Loading, Page } from '../ui/parts.tsx';
import { PlanForm } from './plan_form.tsx';
import type { Intervention, Plan } from './types.ts';

export default function AmendPlanPage({ parameters }: PageProps) {
  const id = parameters['interventionId']!;
  const intervention = useGet<Intervention>(`/api/v1/interventions/${id}`);
  const key = useKey();
  const amending = useAct(async (plan: Plan) => {
    await post(`/api/v1/interventions/${id}/amendments`, { version: intervention.value!.version, plan }, { idempotencyKey: key.key });
    navigate(`/interventies/${id}`, { replace: true });
  });
  return (
    <Page title={t('intervention.amend')} lead={t('intervention.add.lead')} back={{ to: `/interventies/${id}`, label: t('intervention.title') }}>
      <Failure error={intervention.error} onRetry={intervention.reload} />
      {intervention.value ? <PlanForm plan={intervention.value.plan} submit={t('intervention.amend.do')} isBusy={amending.isBusy} error={amending.error} onSubmit={amending.run} /> : intervention.isLoading && <Loading />}
    </Page>
  );
}
