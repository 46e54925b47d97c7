// Where each role may look. A source asks the same lists as the pages do, so nobody finds what they may not see.
import { get, withQuery } from '../api/client.ts';
import type { BarrierModel, CaseRow, Dpia, Hold, Page, ReferralRow, ReportRow, Rule, Session, Text } from '../api/types.ts';
import { tasksOf } from '../app/navigation.ts';
import { labelOf, say, t, type PlainKey } from '../i18n/index.ts';
import type { EffectRow } from '../effect/types.ts';
import type { Programme } from '../programme/types.ts';
import { isCaseNumberPart, isHoldNumber, isReportNumber, plainHyphens } from '../ui/checks.ts';
import { money, reportNumber, shortDate, shortId, unbroken } from '../ui/format.ts';
import { holds } from './matches.ts';

export interface Hit { to: string; title: string; text: string }
export interface Source {
  title: PlainKey;
  /** Roles that may look there; empty: all. */
  roles: string[];
  find: (query: string, session: Session) => Promise<Hit[]>;
}

const ITEMS_MAX = 10;
const itemsOf = async <Item>(path: string, query: Record<string, string | number> = {}): Promise<Item[]> => (await get<Page<Item>>(withQuery(path, query))).items;
const byNumber = <Item>(path: string, query: string) => itemsOf<Item>(path, { q: plainHyphens(query), limit: ITEMS_MAX });
const kind = (code: string): string => labelOf('fraud', code);

const pages: Source = {
  title: 'search.pages', roles: [],
  find: async (query, session) => tasksOf(session).filter(({ label, text }) => holds(query, t(label), t(text))).map(({ to, label, text }) => ({ to, title: t(label), text: t(text) })),
};

const reports: Source = {
  title: 'nav.reports', roles: ['helpdesk-agent'],
  find: async (query) => (isReportNumber(query) ? (await byNumber<ReportRow>('/api/v1/reports', query)).map((row) => ({ to: `/meldingen/${row.reportId}`, title: reportNumber(row.reportId), text: `${kind(row.fraudType)}, ${shortDate(row.occurredOn)}` })) : []),
};

const referrals: Source = {
  title: 'nav.referrals', roles: ['police-analyst'],
  find: async (query) => (isReportNumber(query) ? (await byNumber<ReferralRow>('/api/v1/referrals', query)).map((row) => ({ to: row.caseId ? `/zaken/${row.caseId}` : '/overdrachten', title: reportNumber(row.reportId), text: `${kind(row.fraudType)}, ${shortDate(row.occurredOn)}` })) : []),
};

const cases: Source = {
  title: 'nav.cases', roles: ['police-analyst'],
  find: async (query) => (isCaseNumberPart(query) || isReportNumber(query) ? (await byNumber<CaseRow>('/api/v1/cases', query)).map((row) => ({ to: `/zaken/${row.caseId}`, title: unbroken(row.number), text: row.fraudTypes.map(kind).join(', ') })) : []),
};

const waiting: Source = {
  title: 'nav.holds', roles: ['bank-analyst'],
  find: async (query) => (isHoldNumber(query) ? (await byNumber<Hold>('/api/v1/holds', query)).map((row) => ({ to: `/wachtende-betalingen/${row.holdId}`, title: shortId('W', row.holdId), text: money(row.amount) })) : []),
};

const rules: Source = {
  title: 'nav.rules', roles: [],
  find: async (query) => (await itemsOf<Rule>('/api/v1/rules')).filter((rule) => holds(query, rule.rule, rule.title, rule.basis)).map((rule) => ({ to: '/regels', title: rule.rule, text: say(rule.title) })),
};

const dpias: Source = {
  title: 'nav.dpia', roles: [],
  find: async (query) => (await itemsOf<Dpia>('/api/v1/dpias')).filter((dpia) => holds(query, dpia.reference, dpia.title)).map((dpia) => ({ to: '/dpia', title: dpia.reference, text: say(dpia.title) })),
};

const models: Source = {
  title: 'nav.models', roles: [],
  find: async (query) => (await itemsOf<BarrierModel>('/api/v1/barrier-models')).filter((model) => holds(query, model.title, ...model.steps.flatMap((step): Text[] => [step.title, ...step.barriers.map((barrier) => barrier.text)]))).map((model) => ({ to: '/barrieremodellen', title: say(model.title), text: model.fraudTypes.map(kind).join(', ') })),
};

const programme: Source = {
  title: 'nav.programme', roles: ['programme-officer', 'partner-contact'],
  find: async (query) => {
    const { actions, commitments, partners } = await get<Programme>('/api/v1/programme');
    const partner = (id: string) => partners.find((each) => each.id === id)?.name;
    const action = (id: string) => actions.find((each) => each.id === id)?.title;
    return [
      ...commitments.filter((each) => holds(query, each.deliverable, action(each.action), partner(each.partner), each.owner)).map((each) => ({ to: `/afspraken/${each.commitmentId}`, title: say(each.deliverable), text: say(partner(each.partner)) })),
      ...partners.filter((each) => holds(query, each.name, each.role)).map((each) => ({ to: `/partners/${each.id}`, title: say(each.name), text: say(each.role) })),
    ];
  },
};

const effects: Source = {
  title: 'nav.effect', roles: ['bank-analyst', 'programme-officer', 'partner-contact'],
  find: async (query, session) => (await itemsOf<EffectRow>('/api/v1/effects')).filter((row) => holds(query, row.rule, row.title, row.partner)).map((row) => ({ to: session.role === 'bank-analyst' ? `/interventies/${row.interventionId}` : '/effect', title: say(row.title), text: row.partner })),
};

const SOURCES: Source[] = [pages, reports, referrals, cases, waiting, programme, effects, rules, dpias, models];

export const sourcesOf = (session: Session): Source[] => SOURCES.filter(({ roles }) => roles.length === 0 || roles.includes(session.role));
