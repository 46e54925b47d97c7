// Every page of every node in one table: path, words it needs, who it is for, where its code is.
import type { ComponentType } from 'preact';
import type { Room } from '../i18n/index.ts';
import type { Kind } from './context.ts';
import { matchPath } from './match.ts';

export interface PageProps { parameters: Record<string, string> }
export interface Route {
  path: string;
  /** Nodes that have it; empty: all. */
  on: Kind[];
  /** Only for people who are logged in. */
  isPrivate?: boolean;
  /** Stands inside another site's page: without our header and footer. */
  isEmbedded?: boolean;
  rooms: Room[];
  load: () => Promise<{ default: ComponentType<PageProps> }>;
}

export const ROUTES: Route[] = [
  { path: '/', on: [], rooms: ['node'], load: () => import('../node/start.tsx') },
  { path: '/inloggen', on: [], rooms: ['node'], load: () => import('../node/login.tsx') },
  { path: '/rondleiding', on: [], rooms: ['node'], load: () => import('../node/tour.tsx') },
  { path: '/zoeken', on: [], isPrivate: true, rooms: ['node'], load: () => import('../search/search.tsx') },
  { path: '/logboek', on: [], isPrivate: true, rooms: ['node'], load: () => import('../node/audit.tsx') },
  { path: '/regels', on: [], isPrivate: true, rooms: ['node'], load: () => import('../node/rules.tsx') },
  { path: '/barrieremodellen', on: [], isPrivate: true, rooms: ['node'], load: () => import('../node/barrier_models.tsx') },
  { path: '/matrix', on: [], isPrivate: true, rooms: ['node'], load: () => import('../node/matrix.tsx') },
  { path: '/dpia', on: [], isPrivate: true, rooms: ['node'], load: () => import('../node/dpia.tsx') },

  { path: '/verzoeken', on: [], isPrivate: true, rooms: ['rights'], load: () => import('../rights/received_list.tsx') },
  { path: '/verzoeken/:requestId', on: [], isPrivate: true, rooms: ['rights', 'police'], load: () => import('../rights/received.tsx') },

  { path: '/hulp', on: ['desk', 'police'], rooms: ['desk'], load: () => import('../desk/wayfinder.tsx') },
  { path: '/hulp-ingebed', on: ['desk'], isEmbedded: true, rooms: ['desk'], load: () => import('../routing/embedded.tsx') },
  { path: '/wegwijzer', on: ['desk'], isPrivate: true, rooms: ['routing'], load: () => import('../routing/list.tsx') },
  { path: '/wegwijzer/inbedden', on: ['desk'], isPrivate: true, rooms: ['routing'], load: () => import('../routing/embedding.tsx') },
  { path: '/wegwijzer/:number', on: ['desk'], isPrivate: true, rooms: ['routing'], load: () => import('../routing/version.tsx') },
  { path: '/wegwijzer/:number/wijzigen', on: ['desk'], isPrivate: true, rooms: ['routing'], load: () => import('../routing/edit.tsx') },
  { path: '/wegwijzer/:number/proberen', on: ['desk'], isPrivate: true, rooms: ['routing', 'desk'], load: () => import('../routing/trial.tsx') },
  { path: '/melden', on: ['desk', 'police'], rooms: ['desk'], load: () => import('../desk/report.tsx') },
  { path: '/status', on: ['desk', 'police'], rooms: ['desk', 'victims'], load: () => import('../desk/status.tsx') },
  { path: '/mijn-gegevens', on: ['desk'], rooms: ['rights'], load: () => import('../rights/request.tsx') },
  { path: '/mijn-gegevens/antwoord', on: ['desk'], rooms: ['rights'], load: () => import('../rights/answers.tsx') },
  { path: '/meldingen', on: ['desk'], isPrivate: true, rooms: ['desk'], load: () => import('../desk/report_list.tsx') },
  { path: '/meldingen/:reportId', on: ['desk'], isPrivate: true, rooms: ['desk'], load: () => import('../desk/report_detail.tsx') },

  { path: '/controleren', on: ['police'], rooms: ['police'], load: () => import('../police/public_check.tsx') },
  { path: '/bekendmaken', on: ['police'], rooms: ['police'], load: () => import('../police/identify.tsx') },
  { path: '/aangifte', on: ['police'], rooms: ['police'], load: () => import('../police/aangifte.tsx') },
  { path: '/bewijs', on: ['police'], rooms: ['police'], load: () => import('../police/evidence.tsx') },
  { path: '/zakelijk-melden', on: ['police'], rooms: ['business'], load: () => import('../business/bulk.tsx') },
  { path: '/zakelijk-volgen', on: ['police'], rooms: ['business'], load: () => import('../business/bulk_status.tsx') },
  { path: '/overdrachten', on: ['police'], isPrivate: true, rooms: ['police'], load: () => import('../police/referrals.tsx') },
  { path: '/zaken', on: ['police'], isPrivate: true, rooms: ['police'], load: () => import('../police/case_list.tsx') },
  { path: '/zaken/:caseId', on: ['police'], isPrivate: true, rooms: ['police'], load: () => import('../police/case.tsx') },
  { path: '/zaken/:caseId/meldingen/:reportId', on: ['police'], isPrivate: true, rooms: ['police'], load: () => import('../police/part.tsx') },
  { path: '/zaken/:caseId/kennisgeving', on: ['police'], isPrivate: true, rooms: ['police'], load: () => import('../police/takedown_form.tsx') },
  { path: '/zaken/:caseId/oordeel/:identifierId', on: ['police'], isPrivate: true, rooms: ['police'], load: () => import('../police/opinion.tsx') },
  { path: '/signalen', on: ['police'], isPrivate: true, rooms: ['police'], load: () => import('../police/signals.tsx') },
  { path: '/oordeel-nodig', on: ['police'], isPrivate: true, rooms: ['police'], load: () => import('../police/undecided.tsx') },
  { path: '/signalen/:signalId/zaak', on: ['police'], isPrivate: true, rooms: ['police'], load: () => import('../police/signal_case.tsx') },
  { path: '/bezwaren', on: ['police'], isPrivate: true, rooms: ['police'], load: () => import('../police/objections.tsx') },
  { path: '/conflicten', on: ['police'], isPrivate: true, rooms: ['police'], load: () => import('../police/conflicts.tsx') },
  { path: '/stopkenmerken', on: ['police'], isPrivate: true, rooms: ['police'], load: () => import('../police/stop_identifiers.tsx') },
  { path: '/leveringen', on: ['police'], isPrivate: true, rooms: ['police'], load: () => import('../police/ledger.tsx') },
  { path: '/navragen', on: ['police'], isPrivate: true, rooms: ['enquiries', 'police'], load: () => import('../enquiries/heard_list.tsx') },

  { path: '/controle', on: ['bank', 'partner'], isPrivate: true, rooms: ['bank'], load: () => import('../bank/check.tsx') },
  { path: '/ontvangen-signalen', on: ['bank', 'partner'], isPrivate: true, rooms: ['bank'], load: () => import('../bank/received_signals.tsx') },
  { path: '/ontvangen-signalen/:signalId/navragen', on: ['bank', 'partner'], isPrivate: true, rooms: ['enquiries'], load: () => import('../enquiries/ask.tsx') },
  { path: '/navragen', on: ['bank', 'partner'], isPrivate: true, rooms: ['enquiries'], load: () => import('../enquiries/asked_list.tsx') },
  { path: '/navragen/:enquiryId', on: ['bank', 'partner'], isPrivate: true, rooms: ['enquiries'], load: () => import('../enquiries/asked.tsx') },
  { path: '/betaling-proberen', on: ['bank'], isPrivate: true, rooms: ['bank'], load: () => import('../bank/try_payment.tsx') },
  { path: '/wachtende-betalingen', on: ['bank'], isPrivate: true, rooms: ['bank'], load: () => import('../bank/hold_list.tsx') },
  { path: '/wachtende-betalingen/:holdId', on: ['bank'], isPrivate: true, rooms: ['bank'], load: () => import('../bank/hold_detail.tsx') },
  { path: '/barriereregels', on: ['bank'], isPrivate: true, rooms: ['bank', 'node'], load: () => import('../bank/barrier_rules.tsx') },
  { path: '/effect', on: ['bank', 'programme'], isPrivate: true, rooms: ['effect'], load: () => import('../effect/board.tsx') },
  { path: '/interventie-plannen', on: ['bank'], isPrivate: true, rooms: ['effect'], load: () => import('../effect/add.tsx') },
  { path: '/interventies/:interventionId', on: ['bank'], isPrivate: true, rooms: ['effect'], load: () => import('../effect/intervention.tsx') },
  { path: '/interventies/:interventionId/wijzigen', on: ['bank'], isPrivate: true, rooms: ['effect'], load: () => import('../effect/amend.tsx') },
  { path: '/panel', on: ['desk'], isPrivate: true, rooms: ['victims'], load: () => import('../victims/panel_results.tsx') },
  { path: '/hulpplan', on: ['desk'], rooms: ['victims'], load: () => import('../victims/help_plan.tsx') },
  { path: '/brief-slachtofferhulp', on: ['desk'], rooms: ['victims'], load: () => import('../victims/support_letter.tsx') },
  { path: '/coulance', on: ['desk'], rooms: ['victims'], load: () => import('../victims/goodwill.tsx') },
  { path: '/geld-terugvragen', on: ['bank'], rooms: ['victims'], load: () => import('../victims/recovery_ask.tsx') },
  { path: '/terugvraag', on: ['bank'], rooms: ['victims'], load: () => import('../victims/recovery_status.tsx') },
  { path: '/terugvragen', on: ['bank'], isPrivate: true, rooms: ['victims'], load: () => import('../victims/recovery_list.tsx') },
  { path: '/terugvragen/:recoveryId', on: ['bank'], isPrivate: true, rooms: ['victims'], load: () => import('../victims/recovery_detail.tsx') },
  { path: '/terugroepen', on: ['bank'], isPrivate: true, rooms: ['bank'], load: () => import('../bank/recall_list.tsx') },
  { path: '/terugroepen/nieuw', on: ['bank'], isPrivate: true, rooms: ['bank'], load: () => import('../bank/recall_new.tsx') },
  { path: '/terugroepen/:recallId', on: ['bank'], isPrivate: true, rooms: ['bank'], load: () => import('../bank/recall_detail.tsx') },
  { path: '/proeftuinen', on: ['bank', 'partner'], isPrivate: true, rooms: ['bank'], load: () => import('../bank/pilots.tsx') },
  { path: '/vastgehouden', on: ['bank'], rooms: ['bank'], load: () => import('../bank/hold_notice.tsx') },

  { path: '/trends', on: ['programme'], rooms: ['insight'], load: () => import('../insight/trends.tsx') },
  { path: '/officiele-cijfers', on: ['programme'], rooms: ['insight'], load: () => import('../insight/official.tsx') },
  { path: '/indelingen', on: ['programme'], rooms: ['insight'], load: () => import('../insight/taxonomy.tsx') },
  { path: '/preventie', on: ['programme'], rooms: ['prevention'], load: () => import('../prevention/prevention.tsx') },
  { path: '/campagne-toevoegen', on: ['programme'], isPrivate: true, rooms: ['prevention'], load: () => import('../prevention/add_campaign.tsx') },
  { path: '/bijeenkomst-toevoegen', on: ['programme'], isPrivate: true, rooms: ['prevention'], load: () => import('../prevention/add_event.tsx') },
  { path: '/kennis', on: ['programme'], rooms: ['insight'], load: () => import('../insight/knowledge.tsx') },
  { path: '/kennis/:entryId', on: ['programme'], rooms: ['insight'], load: () => import('../insight/entry.tsx') },
  { path: '/kennis-toevoegen', on: ['programme'], isPrivate: true, rooms: ['insight'], load: () => import('../insight/add_entry.tsx') },

  { path: '/programma', on: ['programme'], isPrivate: true, rooms: ['programme'], load: () => import('../programme/overview.tsx') },
  { path: '/afspraak-maken', on: ['programme'], isPrivate: true, rooms: ['programme'], load: () => import('../programme/make.tsx') },
  { path: '/afspraken/:commitmentId', on: ['programme'], isPrivate: true, rooms: ['programme'], load: () => import('../programme/commitment.tsx') },
  { path: '/knelpunten', on: ['programme'], isPrivate: true, rooms: ['programme'], load: () => import('../programme/bottleneck_list.tsx') },
  { path: '/partners', on: ['programme'], isPrivate: true, rooms: ['programme'], load: () => import('../programme/partner_list.tsx') },
  { path: '/partners/:partnerId', on: ['programme'], isPrivate: true, rooms: ['programme'], load: () => import('../programme/partner.tsx') },
  { path: '/verslag/:period', on: ['programme'], isPrivate: true, rooms: ['programme'], load: () => import('../programme/half_year.tsx') },
  { path: '/werkruimte', on: ['programme'], isPrivate: true, rooms: ['workspace'], load: () => import('../workspace/groups.tsx') },
  { path: '/werkruimte/:groupId', on: ['programme'], isPrivate: true, rooms: ['workspace'], load: () => import('../workspace/group.tsx') },
  { path: '/voortgang-melden', on: ['programme'], isPrivate: true, rooms: ['programme'], load: () => import('../programme/progress.tsx') },
];

export function findRoute(path: string, kind: Kind): { route: Route; parameters: Record<string, string> } | null {
  for (const route of ROUTES) {
    if (route.on.length > 0 && !route.on.includes(kind)) continue;
    const parameters = matchPath(route.path, path);
    if (parameters) return { route, parameters };
  }
  return null;
}
