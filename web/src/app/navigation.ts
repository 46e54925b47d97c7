// What each role does at a node. The start page names all of it; the header, which must stay on one line, what is done most.
import type { NodeInfo, Session } from '../api/types.ts';
import type { PlainKey } from '../i18n/index.ts';
import { kindOf } from './context.ts';

export interface NavigationItem { to: string; label: PlainKey }
/** `text`: one line about what one does there. */
export interface Task extends NavigationItem { text: PlainKey; inHeader?: boolean }

const PUBLIC: Record<string, NavigationItem[]> = {
  desk: [
    { to: '/hulp', label: 'nav.help' },
    { to: '/melden', label: 'nav.report' },
    { to: '/status', label: 'nav.status' },
  ],
  police: [
    { to: '/controleren', label: 'nav.check' },
    { to: '/bekendmaken', label: 'nav.identify' },
  ],
  bank: [
    { to: '/vastgehouden', label: 'nav.held' },
    { to: '/geld-terugvragen', label: 'nav.recovery' },
  ],
  programme: [
    { to: '/trends', label: 'nav.trends' },
    { to: '/kennis', label: 'nav.knowledge' },
    { to: '/preventie', label: 'nav.prevention' },
  ],
};

const RULES: Task = { to: '/regels', label: 'nav.rules', text: 'task.rules', inHeader: true };
const MATRIX: Task = { to: '/matrix', label: 'nav.matrix', text: 'task.matrix' };
const DPIA: Task = { to: '/dpia', label: 'nav.dpia', text: 'task.dpia' };
const MODELS: Task = { to: '/barrieremodellen', label: 'nav.models', text: 'task.models' };
const ROUTING: Task = { to: '/wegwijzer', label: 'nav.routing', text: 'task.routing' };
const PANEL: Task = { to: '/panel', label: 'nav.panel', text: 'task.panel' };
const WORKSPACE: Task = { to: '/werkruimte', label: 'nav.workspace', text: 'task.workspace' };
const EFFECT: Task = { to: '/effect', label: 'nav.effect', text: 'task.effect' };
const CHECK: Task = { to: '/controle', label: 'nav.check', text: 'task.check', inHeader: true };
const RECEIVED: Task = { to: '/ontvangen-signalen', label: 'nav.received', text: 'task.received', inHeader: true };
const ENQUIRIES: Task = { to: '/navragen', label: 'nav.enquiries', text: 'task.enquiries' };
const PILOTS: Task = { to: '/proeftuinen', label: 'nav.pilots', text: 'task.pilots' };
const FRAMEWORK: Task[] = [RULES, MATRIX, DPIA];

/** What the programme office and the partners' contacts share. */
const PROGRAMME: Task[] = [
  { to: '/programma', label: 'nav.programme', text: 'task.programme', inHeader: true },
  { to: '/knelpunten', label: 'nav.bottlenecks', text: 'task.bottlenecks', inHeader: true },
  { to: '/partners', label: 'nav.partners', text: 'task.partners', inHeader: true },
  MODELS,
  EFFECT,
  WORKSPACE,
  ...FRAMEWORK,
];

/** By role, what is done most first. */
const TASKS: Record<string, Task[]> = {
  'helpdesk-agent': [
    { to: '/meldingen', label: 'nav.reports', text: 'task.reports', inHeader: true },
    { to: '/hulp', label: 'nav.help', text: 'task.help', inHeader: true },
    { to: '/melden', label: 'nav.report', text: 'task.report', inHeader: true },
    { to: '/status', label: 'nav.status', text: 'task.status', inHeader: true },
    ROUTING,
    PANEL,
    ...FRAMEWORK,
    MODELS,
  ],
  'routing-editor': [
    { ...ROUTING, inHeader: true },
    { to: '/hulp', label: 'nav.help', text: 'task.help', inHeader: true },
    PANEL,
    ...FRAMEWORK,
  ],
  'police-analyst': [
    { to: '/overdrachten', label: 'nav.referrals', text: 'task.referrals', inHeader: true },
    { to: '/zaken', label: 'nav.cases', text: 'task.cases', inHeader: true },
    { to: '/signalen', label: 'nav.signals', text: 'task.signals', inHeader: true },
    { to: '/bezwaren', label: 'nav.objections', text: 'task.objections', inHeader: true },
    { to: '/oordeel-nodig', label: 'nav.undecided', text: 'task.undecided' },
    { to: '/conflicten', label: 'nav.conflicts', text: 'task.conflicts' },
    { to: '/stopkenmerken', label: 'nav.stops', text: 'task.stops' },
    { to: '/navragen', label: 'nav.enquiries', text: 'task.enquiries.heard' },
    { to: '/leveringen', label: 'nav.ledger', text: 'task.ledger' },
    ...FRAMEWORK,
    MODELS,
  ],
  'bank-analyst': [
    CHECK,
    { to: '/betaling-proberen', label: 'nav.payment', text: 'task.payment', inHeader: true },
    { to: '/wachtende-betalingen', label: 'nav.holds', text: 'task.holds', inHeader: true },
    RECEIVED,
    ENQUIRIES,
    { to: '/terugroepen', label: 'nav.recalls', text: 'task.recalls' },
    { to: '/terugvragen', label: 'nav.recoveries', text: 'task.recoveries' },
    PILOTS,
    EFFECT,
    ...FRAMEWORK,
    MODELS,
  ],
  'fraud-analyst': [CHECK, RECEIVED, ENQUIRIES, { ...PILOTS, inHeader: true }, ...FRAMEWORK, MODELS],
  'programme-officer': PROGRAMME,
  'partner-contact': [{ to: '/voortgang-melden', label: 'nav.progress', text: 'task.progress', inHeader: true }, ...PROGRAMME],
  'privacy-officer': [
    { to: '/logboek', label: 'nav.audit', text: 'task.audit', inHeader: true },
    { to: '/verzoeken', label: 'nav.requests', text: 'task.requests', inHeader: true },
    RULES,
    { ...MATRIX, inHeader: true },
    { ...DPIA, inHeader: true },
    MODELS,
  ],
};

/** Everything that someone who is logged in does here. */
export const tasksOf = (session: Session): Task[] => TASKS[session.role] ?? FRAMEWORK;

/** Which pages the header names. */
export function navigationOf(node: NodeInfo, session: Session | null): NavigationItem[] {
  return session ? tasksOf(session).filter(({ inHeader }) => inHeader) : PUBLIC[kindOf(node)] ?? [];
}

/** Where someone starts after logging in. */
export const homeOf = (session: Session): string => tasksOf(session)[0]?.to ?? '/';
