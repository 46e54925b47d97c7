// Which pages the header names, for whom.
import type { NodeInfo, Session } from '../api/types.ts';
import type { PlainKey } from '../i18n/index.ts';
import { isPrivacyOfficer, kindOf } from './context.ts';

export interface NavigationItem { to: string; label: PlainKey }

const PUBLIC: Record<string, NavigationItem[]> = {
  desk: [
    { to: '/hulp', label: 'nav.help' },
    { to: '/melden', label: 'nav.report' },
    { to: '/status', label: 'nav.status' },
  ],
  police: [{ to: '/bekendmaken', label: 'nav.identify' }],
  bank: [{ to: '/vastgehouden', label: 'nav.held' }],
  programme: [],
};

const STAFF: Record<string, NavigationItem[]> = {
  desk: [
    { to: '/meldingen', label: 'nav.reports' },
    { to: '/hulp', label: 'nav.help' },
    { to: '/melden', label: 'nav.report' },
    { to: '/status', label: 'nav.status' },
  ],
  police: [
    { to: '/overdrachten', label: 'nav.referrals' },
    { to: '/zaken', label: 'nav.cases' },
    { to: '/signalen', label: 'nav.signals' },
    { to: '/bezwaren', label: 'nav.objections' },
  ],
  bank: [
    { to: '/controle', label: 'nav.check' },
    { to: '/betaling-proberen', label: 'nav.payment' },
    { to: '/wachtende-betalingen', label: 'nav.holds' },
    { to: '/ontvangen-signalen', label: 'nav.received' },
  ],
  programme: [
    { to: '/programma', label: 'nav.programme' },
    { to: '/knelpunten', label: 'nav.bottlenecks' },
    { to: '/partners', label: 'nav.partners' },
    { to: '/barrieremodellen', label: 'nav.models' },
  ],
};

/** Others who are logged in find the last two by way of the rules. */
const OFFICER: NavigationItem[] = [
  { to: '/logboek', label: 'nav.audit' },
  { to: '/regels', label: 'nav.rules' },
  { to: '/matrix', label: 'nav.matrix' },
  { to: '/dpia', label: 'nav.dpia' },
];

export function navigationOf(node: NodeInfo, session: Session | null): NavigationItem[] {
  if (!session) return PUBLIC[kindOf(node)] ?? [];
  if (isPrivacyOfficer(session)) return OFFICER;
  const first: NavigationItem[] = session.role === 'partner-contact' ? [{ to: '/voortgang-melden', label: 'nav.progress' }] : [];
  return [...first, ...(STAFF[kindOf(node)] ?? []), { to: '/regels', label: 'nav.rules' }];
}

/** Where someone starts after logging in. */
export function homeOf(node: NodeInfo, session: Session): string {
  return navigationOf(node, session)[0]?.to ?? '/';
}
