// A walk through a version of the wayfinder that people may not get yet.
import type { PageProps } from '../app/routes.ts';
import { WayfinderAt } from '../desk/wayfinder.tsx';
import { t } from '../i18n/index.ts';
import { Link, Notice } from '../ui/parts.tsx';

export default function RoutingTrialPage({ parameters }: PageProps) {
  const number = parameters['number']!;
  return (
    <>
      <div class="page trial-note">
        <Notice tone="amber"><p>{t('routing.trial', { n: number })} <Link href={`/wegwijzer/${number}`}>{t('routing.trial.back')}</Link></p></Notice>
      </div>
      <WayfinderAt at={{ api: `/api/v1/routing-versions/${number}`, path: `/wegwijzer/${number}/proberen`, reportAt: '/melden' }} />
    </>
  );
}
