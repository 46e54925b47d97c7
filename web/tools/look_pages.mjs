// The pictures: name, node, route of src/app/routes.ts, who is logged in, and what to do before looking. Pages that are told nothing
// of here are looked at as they open.
import { TOUR_ACCOUNT, fillReport, sendReport } from './look_world.mjs';
import { routeTable } from './route_table.mjs';

const DESK = { node: 'fhd', role: 'helpdesk-agent' };
const POLICE = { node: 'police', role: 'police-analyst' };
const BANK = { node: 'bank', role: 'bank-analyst' };
const PROGRAMME = { node: 'jenv', role: 'programme-officer' };
const officer = (node) => ({ node, role: `privacy-officer@${node}` });

const report = (status, wants) => async (demo) => `/meldingen/${(await demo.report(status, wants)).reportId}`;
const identifier = (hasOpinion) => async (demo) => {
  const { caseId, identifierId } = await demo.identifier(hasOpinion);
  return `/zaken/${caseId}/oordeel/${identifierId}`;
};
const tourCase = async (demo) => `/zaken/${(await demo.tourCase()).caseId}`;

async function answer(page, option) {
  const before = await page.locator('form.question legend').textContent();
  await page.locator('form.question input[type=radio]').nth(option).check();
  await page.click('form.question button[type=submit]');
  await page.waitForFunction((text) => document.querySelector('form.question legend')?.textContent !== text, before);
}
/** The first answer to each question, but of someone to whom it has happened, and who has filed a signed complaint or not. */
async function answerAll(page, hasFiled) {
  for (let n = 0; n < 12 && (await page.locator('form.question').count()); n++) {
    const isFiled = (await page.locator('#complaintFiled').count()) > 0;
    await answer(page, n === 0 || (isFiled && !hasFiled) ? 1 : 0);
  }
  await page.waitForSelector('.steps');
}
async function check(page, value) {
  await page.fill('#check-value', value);
  await page.click('form button[type=submit]');
  await page.waitForSelector('#answer');
}
async function openDialog(page, button) {
  await page.locator(button).first().click();
  await page.waitForSelector('dialog[open]');
}
async function why(page) {
  await page.waitForSelector('.graph svg');
  for (const [id, index] of [['why-from', 1], ['why-to', 2]]) await page.selectOption(`#${id}`, { index });
  await page.waitForSelector('.path');
}

const PAGES = [
  { name: 'start', node: 'fhd', route: '/', path: '/' },
  { name: 'start-police', node: 'police', route: '/', path: '/' },
  { name: 'start-bank', node: 'bank', route: '/', path: '/' },
  { name: 'start-shop', node: 'shop', route: '/', path: '/' },
  { name: 'start-agent', ...DESK, route: '/', path: '/' },
  { name: 'tour', node: 'fhd', route: '/rondleiding', path: '/rondleiding' },
  { name: 'login', node: 'fhd', route: '/inloggen', path: '/inloggen' },
  { name: 'login-refused', node: 'police', route: '/inloggen', path: '/zaken', act: async (page) => { await page.fill('#user', 'niemand'); await page.fill('#password', 'dit klopt niet helemaal'); await page.click('form button[type=submit]'); await page.waitForSelector('.notice-error'); } },
  { name: 'missing', node: 'fhd', path: '/bestaat-niet' },

  { name: 'way-first', node: 'fhd', route: '/hulp', path: '/hulp' },
  { name: 'way-second', node: 'fhd', route: '/hulp', path: '/hulp', act: (page) => answer(page, 1) },
  { name: 'way-advice', node: 'fhd', route: '/hulp', path: '/hulp', act: (page) => answerAll(page, false) },
  { name: 'way-filed', node: 'fhd', route: '/hulp', path: '/hulp', act: (page) => answerAll(page, true) },
  { name: 'report-empty', node: 'fhd', route: '/melden', path: '/melden' },
  { name: 'report-errors', node: 'fhd', route: '/melden', path: '/melden', act: async (page) => { await page.selectOption('#fraudType', 'BHF'); await page.click('form button[type=submit]'); await page.waitForSelector('.error-summary'); } },
  { name: 'report-review', node: 'fhd', route: '/melden', path: '/melden', act: (page) => fillReport(page) },
  { name: 'report-sent', node: 'fhd', route: '/melden', path: '/melden', act: async (page) => { await fillReport(page, false); await sendReport(page); } },
  { name: 'status-ask', node: 'fhd', route: '/status', path: '/status' },
  { name: 'status-unknown', node: 'fhd', route: '/status', path: `/status#${'A'.repeat(26)}` },
  { name: 'status-new', node: 'fhd', route: '/status', path: async (demo) => `/status#${(await demo.once('new report', () => demo.makeReport(false))).code}` },
  { name: 'status-earlier', node: 'fhd', route: '/status', path: async (demo) => `/status#${(await demo.once('new report', () => demo.makeReport(false))).code}`, act: async (page) => { await page.waitForSelector('#next'); await page.reload(); await page.waitForSelector('#earlier'); } },
  { name: 'status-walked', node: 'fhd', route: '/status', path: async (demo) => `/status#${(await demo.walkedReport()).code}` },
  { name: 'status-withdraw', node: 'fhd', route: '/status', path: async (demo) => `/status#${(await demo.walkedReport()).code}`, act: (page) => openDialog(page, '#withdraw button') },

  { name: 'models', ...BANK, route: '/barrieremodellen', path: '/barrieremodellen' },
  { name: 'reports', ...DESK, route: '/meldingen', path: '/meldingen' },
  { name: 'reports-none', ...DESK, route: '/meldingen', path: '/meldingen', act: async (page) => { await page.selectOption('#status-filter', 'refused'); await page.waitForSelector('.empty'); } },
  { name: 'report-new', ...DESK, route: '/meldingen/:reportId', path: report('received') },
  { name: 'report-denied', ...DESK, route: '/meldingen/:reportId', path: report('received', ({ consentToPolice }) => !consentToPolice), act: async (page) => { await page.click('#offer button'); await page.waitForSelector('#offer .notice'); } },
  { name: 'report-handed', ...DESK, route: '/meldingen/:reportId', path: report('accepted') },
  { name: 'report-withdrawn', ...DESK, route: '/meldingen/:reportId', path: report('withdrawn') },
  { name: 'report-missing', ...DESK, route: '/meldingen/:reportId', path: '/meldingen/00000000-0000-4000-8000-000000000000' },

  { name: 'identify', node: 'police', route: '/bekendmaken', path: `/bekendmaken#report=00000417-0000-4000-8000-000000000000&token=${'A'.repeat(43)}` },
  { name: 'identify-lost', node: 'police', route: '/bekendmaken', path: '/bekendmaken' },
  { name: 'referrals', ...POLICE, route: '/overdrachten', path: async (demo) => { await demo.offerReport(); return '/overdrachten'; } },
  { name: 'referrals-accepted', ...POLICE, route: '/overdrachten', path: async (demo) => { await demo.offerReport(); return '/overdrachten'; }, act: async (page) => { await page.locator('.row-buttons button').first().click(); await page.waitForSelector('.notice a'); } },
  { name: 'referrals-all', ...POLICE, route: '/overdrachten', path: '/overdrachten', act: async (page) => { await page.selectOption('#status-filter', ''); await page.waitForSelector('tbody tr'); } },
  { name: 'cases', ...POLICE, route: '/zaken', path: '/zaken' },
  { name: 'cases-none', ...POLICE, route: '/zaken', path: '/zaken', act: async (page) => { await page.fill('#list-query', '9999'); await page.keyboard.press('Enter'); await page.waitForSelector('.empty'); } },
  { name: 'case', ...POLICE, route: '/zaken/:caseId', path: async (demo) => `/zaken/${(await demo.telling()).caseId}`, act: why },
  { name: 'case-large', ...POLICE, route: '/zaken/:caseId', path: async (demo) => `/zaken/${(await demo.largestCase()).caseId}` },
  { name: 'case-tour', ...POLICE, route: '/zaken/:caseId', path: tourCase },
  { name: 'case-merge', ...POLICE, route: '/zaken/:caseId', path: tourCase, act: (page) => openDialog(page, '#regroup button') },
  { name: 'case-split', ...POLICE, route: '/zaken/:caseId', path: tourCase, act: (page) => openDialog(page, '#regroup button >> nth=1') },
  { name: 'part', ...POLICE, route: '/zaken/:caseId/meldingen/:reportId', path: async (demo) => `${await tourCase(demo)}/meldingen/${(await demo.walkedReport()).reportId}` },
  { name: 'part-opened', ...POLICE, route: '/zaken/:caseId/meldingen/:reportId', path: async (demo) => `${await tourCase(demo)}/meldingen/${(await demo.walkedReport()).reportId}`, act: async (page) => { await page.click('.buttons button'); await page.waitForSelector('#narrative'); } },
  { name: 'opinion', ...POLICE, route: '/zaken/:caseId/oordeel/:identifierId', path: identifier(false) },
  { name: 'opinion-waiting', ...POLICE, route: '/zaken/:caseId/oordeel/:identifierId', path: identifier(false), act: async (page) => { await page.check('#verdict'); await page.selectOption('#opinion-type', 'AKF'); await page.fill('#reason', 'Eén melder'); await page.click('#opinion button[type=submit]'); await page.waitForSelector('#standing'); } },
  { name: 'opinion-standing', ...POLICE, route: '/zaken/:caseId/oordeel/:identifierId', path: identifier(true), act: (page) => openDialog(page, '#standing button') },
  { name: 'takedown', ...POLICE, route: '/zaken/:caseId/kennisgeving', path: async (demo) => `${await tourCase(demo)}/kennisgeving` },
  { name: 'signals', ...POLICE, route: '/signalen', path: '/signalen' },
  { name: 'signals-withdrawn', ...POLICE, route: '/signalen', path: '/signalen', act: async (page) => { await page.selectOption('#status-filter', 'withdrawn'); await page.waitForSelector('tbody .cell-more'); } },
  { name: 'conflicts', ...POLICE, route: '/conflicten', path: '/conflicten' },
  { name: 'stops', ...POLICE, route: '/stopkenmerken', path: '/stopkenmerken' },

  { name: 'check-empty', ...BANK, route: '/controle', path: '/controle' },
  { name: 'check-known', ...BANK, route: '/controle', path: async (demo) => { await demo.knownAccount(); return '/controle'; }, act: (page) => check(page, TOUR_ACCOUNT) },
  { name: 'check-none', ...BANK, route: '/controle', path: '/controle', act: (page) => check(page, 'onbekend.example') },
  { name: 'check-denied', ...BANK, route: '/controle', path: '/controle', act: (page) => check(page, 'NL91PROF0300000001') },
  { name: 'check-listed', ...BANK, route: '/controle', path: '/controle', act: (page) => check(page, 'myetherwallet-login.example') },
  { name: 'payment', ...BANK, route: '/betaling-proberen', path: async (demo) => { await demo.hold(); return '/betaling-proberen'; }, act: async (page) => { await page.fill('#debtor', TOUR_ACCOUNT); await page.fill('#creditor', 'NL83DEMO0000026700'); await page.fill('#amount', '1250,50'); await page.click('form button[type=submit]'); await page.waitForSelector('#decision'); await page.click('#decision button'); await page.waitForSelector('#decision .notice-good'); } },
  { name: 'holds', ...BANK, route: '/wachtende-betalingen', path: '/wachtende-betalingen' },
  { name: 'hold', ...BANK, route: '/wachtende-betalingen/:holdId', path: async (demo) => `/wachtende-betalingen/${(await demo.hold()).holdId}` },
  { name: 'hold-released', ...BANK, route: '/wachtende-betalingen/:holdId', path: async (demo) => `/wachtende-betalingen/${(await demo.releasedHold()).holdId}` },
  { name: 'enquiry', ...BANK, route: '/navragen/:enquiryId', path: (demo) => demo.once('enquiry', () => askedEnquiry(demo)) },
  { name: 'enquiries-heard', ...POLICE, route: '/navragen', path: '/navragen' },
  { name: 'enquiries', ...BANK, route: '/navragen', path: '/navragen' },
  { name: 'enquiry-ask', ...BANK, route: '/ontvangen-signalen/:signalId/navragen', path: (demo) => firstOf(demo, 'bank-analyst', '/received-signals', ({ signalId }) => `/ontvangen-signalen/${signalId}/navragen`) },
  { name: 'received', ...BANK, route: '/ontvangen-signalen', path: '/ontvangen-signalen' },
  { name: 'held-ask', node: 'bank', route: '/vastgehouden', path: '/vastgehouden' },
  { name: 'held', node: 'bank', route: '/vastgehouden', path: async (demo) => `/vastgehouden#${(await demo.hold()).code}` },
  { name: 'held-released', node: 'bank', route: '/vastgehouden', path: async (demo) => `/vastgehouden#${(await demo.releasedHold()).code}` },
  { name: 'objected', node: 'bank', route: '/vastgehouden', path: async (demo) => `/vastgehouden#${(await demo.objected()).code}` },
  { name: 'objections', ...POLICE, route: '/bezwaren', path: async (demo) => { await demo.objected(); return '/bezwaren'; } },
  { name: 'signal-case', ...POLICE, route: '/signalen/:signalId/zaak', path: (demo) => firstOf(demo, 'police-analyst', '/signals', ({ signalId }) => `/signalen/${signalId}/zaak`) },
  { name: 'objections-answer', ...POLICE, route: '/bezwaren', path: '/bezwaren', act: (page) => openDialog(page, 'section.card button') },

  { name: 'rules', ...POLICE, route: '/regels', path: '/regels' },
  { name: 'rules-ask', ...officer('police'), route: '/regels', path: '/regels', act: async (page) => { for (const id of ['from', 'to', 'class', 'purpose']) await page.selectOption(`#ask-${id}`, { index: 1 }); await page.waitForSelector('#ask .notice'); } },
  { name: 'matrix', ...officer('police'), route: '/matrix', path: '/matrix' },
  { name: 'matrix-cell', ...officer('police'), route: '/matrix', path: '/matrix', act: (page) => openDialog(page, '#cell-bank-ACC') },
  { name: 'dpia', ...officer('police'), route: '/dpia', path: '/dpia' },
  { name: 'rules-switch', ...officer('bank'), route: '/regels', path: '/regels', act: (page) => openDialog(page, '.rule .text-button') },

  { name: 'check-seller', node: 'police', route: '/controleren', path: '/controleren', act: async (page) => { await page.fill('#public-check', 'onbekend.example'); await page.click('form button[type=submit]'); await page.waitForSelector('#public-answer', { timeout: 60_000 }); } },
  { name: 'rights-request', ...officer('bank'), route: '/verzoeken/:requestId', path: (demo) => firstOf(demo, 'privacy-officer@bank', '/received-rights-requests', ({ requestId }) => `/verzoeken/${requestId}`) },
  { name: 'rights-requests', ...officer('bank'), route: '/verzoeken', path: '/verzoeken' },
  ...['', '/wijzigen', '/proberen'].map((page) => ({ name: `wayfinder-version${page.replace('/', '-')}`, node: 'fhd', role: 'routing-editor@fhd', route: `/wegwijzer/:number${page}`, path: `/wegwijzer/0${page}` })),
  ...['', '/inbedden'].map((page) => ({ name: `wayfinder-editor${page.replace('/', '-')}`, node: 'fhd', role: 'routing-editor@fhd', route: `/wegwijzer${page}`, path: `/wegwijzer${page}` })),
  { name: 'recovery', ...BANK, route: '/terugvragen/:recoveryId', path: (demo) => firstOf(demo, 'bank-analyst', '/recovery-requests', ({ requestId }) => `/terugvragen/${requestId}`) },
  { name: 'recall', ...BANK, route: '/terugroepen/:recallId', path: (demo) => firstOf(demo, 'bank-analyst', '/recalls', ({ recallId }) => `/terugroepen/${recallId}`) },
  { name: 'effect-board', ...PROGRAMME, route: '/effect', path: '/effect' },
  ...['', '/wijzigen'].map((page) => ({ name: `measure${page.replace('/', '-')}`, ...BANK, route: `/interventies/:interventionId${page}`, path: (demo) => firstOf(demo, 'bank-analyst', '/effects', ({ interventionId }) => `/interventies/${interventionId}${page}`) })),
  { name: 'knowledge-entry', node: 'jenv', route: '/kennis/:entryId', path: '/kennis/purchase' },
  { name: 'commitment', ...PROGRAMME, route: '/afspraken/:commitmentId', path: async (demo) => `/afspraken/${(await (await demo.person('programme-officer')).ask('GET', '/programme')).commitments[0].commitmentId}` },
  { name: 'partner', ...PROGRAMME, route: '/partners/:partnerId', path: '/partners/politie' },
  { name: 'half-year', ...PROGRAMME, route: '/verslag/:period', path: '/verslag/2026-H1' },
  { name: 'group', ...PROGRAMME, route: '/werkruimte/:groupId', path: (demo) => firstOf(demo, 'programme-officer', '/groups', ({ groupId }) => `/werkruimte/${groupId}`) },
  { name: 'progress', node: 'jenv', role: 'partner-contact@jenv', route: '/voortgang-melden', path: '/voortgang-melden' },
  ...['fhd', 'police', 'bank', 'jenv'].map((node) => ({ name: `audit-${node}`, ...officer(node), route: '/logboek', path: '/logboek', act: async (page) => { await page.click('#chain button'); await page.waitForSelector('#chain .notice'); } })),
];

async function askedEnquiry(demo) {
  const analyst = await demo.person('bank-analyst');
  const [{ signalId }] = await analyst.items('/received-signals');
  const { enquiryId } = await analyst.ask('POST', `/received-signals/${signalId}/enquiries`, { reason: 'own-customer', held: 'payment', words: 'De klant spreekt het tegen.', reference: 'FR-2026/0815' });
  return `/navragen/${enquiryId}`;
}

async function firstOf(demo, role, list, toPath) {
  const [first] = await (await demo.person(role)).items(list);
  if (!first) throw new Error(`nothing in ${list}`);
  return toPath(first);
}

const STAFF = { fhd: DESK, police: POLICE, bank: BANK, jenv: PROGRAMME };

/** The pictures above, and one of every other page at the first node that has it. */
export function allPages() {
  const others = routeTable().filter(({ path }) => !PAGES.some(({ route }) => route === path));
  return [...PAGES, ...others.map(({ path, nodes: [node], isPrivate }) => ({ name: `${node}${path.replaceAll(/[/:]+/g, '-')}`, ...(isPrivate ? STAFF[node] : { node }), route: path, path }))];
}
