import { labelOf, t } from '../i18n/index.ts';
import { Badge } from '../ui/parts.tsx';
import type { ReceivedRequest } from './types.ts';

/** Where a request stands, by its clock. */
export function ClockBadge({ request }: { request: ReceivedRequest }) {
  if (request.isOverdue) return <Badge tone="error">{t('rights.overdue')}</Badge>;
  if (request.isDueSoon) return <Badge tone="amber">{t('requests.dueSoon')}</Badge>;
  return <Badge tone={request.state === 'answered' ? 'good' : 'plain'}>{labelOf('rightsState', request.state)}</Badge>;
}
