// From a signal to the case that it rests on.
import { useEffect } from 'preact/hooks';
import { Problem } from '../api/client.ts';
import type { PageProps } from '../app/routes.ts';
import { navigate } from '../app/router.ts';
import { t } from '../i18n/index.ts';
import { shortId } from '../ui/format.ts';
import { useGet } from '../ui/load.ts';
import { Empty, Failure, Loading, Page } from '../ui/parts.tsx';

export default function SignalCasePage({ parameters }: PageProps) {
  const found = useGet<{ caseId: string }>(`/api/v1/signals/${parameters.signalId}/case`);
  const caseId = found.value?.caseId;
  useEffect(() => { if (caseId) navigate(`/zaken/${caseId}`, { replace: true }); }, [caseId]);
  const isNone = found.error instanceof Problem && found.error.status === 404;
  return (
    <Page title={t('signalCase.title', { number: shortId('S', parameters.signalId!) })} back={{ to: '/signalen', label: t('signals.title') }}>
      {isNone ? <Empty>{t('signalCase.none')}</Empty> : found.error ? <Failure error={found.error} onRetry={found.reload} /> : <Loading />}
    </Page>
  );
}
