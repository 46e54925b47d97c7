// What every page may know: this node, who is logged in, and how to change that.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { NodeInfo, Session } from '../api/types.ts';

export interface App {
  node: NodeInfo;
  session: Session | null;
  /** Takes the session that a log-in gave. */
  enter: (session: Session) => void;
  leave: () => Promise<void>;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('a page stands outside the app');
  return app;
}

export type Kind = 'desk' | 'police' | 'bank' | 'partner' | 'programme';
/** Whose pages another page may lead to. */
export type Neighbour = Exclude<Kind, 'partner'> | 'shop' | 'carrier';

/** Which kind of node this is; its roles decide. A partner without payments is a shop, a carrier and the like. A node that links cases is the police's, also when it takes reports. */
export function kindOf(node: NodeInfo): Kind {
  if (node.roles.includes('casework') || node.roles.includes('exchange')) return 'police';
  if (node.roles.includes('programme')) return 'programme';
  if (node.roles.includes('payments')) return 'bank';
  return node.roles.includes('partner') ? 'partner' : 'desk';
}

/** Where another organisation's pages are: '' for this node itself, null when there is none. */
export function originOf(node: NodeInfo, kind: Neighbour): string | null {
  if (kindOf(node) === kind || node.sector === kind) return '';
  const sector = kind === 'programme' ? 'government' : kind;
  return node.partners.find((partner) => partner.sector === sector && partner.origin)?.origin ?? null;
}

export function partnerName(node: NodeInfo, id: string): NodeInfo['name'] {
  if (id === node.id) return node.name;
  if (id === 'reporter') return { nl: 'melder', en: 'reporter' };
  return node.partners.find((partner) => partner.id === id)?.name ?? id;
}

/** The privacy officer reads the log and switches rules; nobody else does. */
export const isPrivacyOfficer = (session: Session | null): boolean => session?.role === 'privacy-officer';
