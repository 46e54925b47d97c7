// A police analyst: accepts, sees what hangs together and why, gives an opinion, withdraws it, answers an objection.
import assert from 'node:assert/strict';
import { isKnown, isUnknown } from '../support/loop.mjs';
import { eventually } from '../support/nodes.mjs';
import { referralOf } from './agent.mjs';

export async function accept(visitor, { reportId }) {
  const { page } = visitor;
  const row = page.locator('tr', { hasText: reportId.slice(0, 8).toUpperCase() });
  let letAnswersCome;
  const answersMayCome = new Promise((resolve) => { letAnswersCome = resolve; });
  await page.route('**/api/v1/case-memberships', async (route) => {
    await answersMayCome;
    await route.continue();
  });
  await row.locator('button').first().click();
  await visitor.reads('report accepted');
  await row.filter({ hasText: visitor.say('is being linked') }).waitFor();
  await visitor.looks();
  assert.equal((await referralOf(visitor.nodes, reportId)).status, 'accepted');
  letAnswersCome();
  const { caseId } = await caseOf(visitor.nodes, reportId);
  await row.locator(`a[href="/zaken/${caseId}"]`).waitFor();
  await page.locator(`.notice a[href="/zaken/${caseId}"]`).click();
  await visitor.sees('one case');
  await page.unroute('**/api/v1/case-memberships');
  await visitor.goTo('police', '/overdrachten', 'referrals');
  await isFoundByItsCase(visitor, reportId);
  const desk = await eventually("the desk hears it and deletes the victim's part", async () => {
    const report = await visitor.nodes.client('fhd', 'agent').get(`/api/v1/reports/${reportId}`);
    return report.status === 'accepted' && report;
  });
  assert.equal(desk.victim, null);
}

/** Once linked, the number of its case finds the referral, and the referral leads to the case. */
async function isFoundByItsCase(visitor, reportId) {
  const { page, nodes } = visitor;
  const file = await caseOf(nodes, reportId);
  await page.locator('#status-filter').selectOption('');
  await page.locator('#order-filter').selectOption('newest');
  await page.fill('#list-query', file.number);
  await page.locator('form.filters button[type=submit]').click();
  await page.locator(`a[href="/zaken/${file.caseId}"]`).first().waitFor();
  await visitor.looks();
}

/** The case that a report stands in, as the API gives it. */
export function caseOf(nodes, reportId) {
  const analyst = nodes.client('police', 'analyst');
  return eventually('the report stands in a case', async () => {
    const { items } = await analyst.post('/api/v1/case-memberships', { reports: [reportId] });
    return items[0] && analyst.get(`/api/v1/cases/${items[0].caseId}`);
  });
}

export async function openCase(visitor, file) {
  await visitor.goTo('police', '/zaken', 'cases');
  await visitor.page.fill('#list-query', `M-${file.reports[0].reportId.slice(0, 8)}`);
  await visitor.page.locator('form.filters button[type=submit]').click();
  await visitor.page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
  await visitor.page.locator(`a[href="/zaken/${file.caseId}"]`).click();
  await visitor.sees('one case');
}

/** The drawing, the same in a table, and why two reports hang together. */
export async function seesWhy(visitor, file, account) {
  const { page } = visitor;
  await page.locator('.graph svg[role=img] .mark-account').waitFor();
  assert.equal(await page.locator('.graph svg .mark-report').count(), file.reports.length);
  const drawing = await page.locator('.graph').boundingBox();
  assert.ok((await page.locator('#graph-choice').boundingBox()).y > drawing.y + drawing.height, 'first the picture, then the choice of its parts');
  await page.locator('#graph summary').click();
  const links = await page.locator('#graph details table tbody tr').count();
  assert.equal(links, file.identifiers.filter(({ reports }) => reports > 1).reduce((sum, { reports }) => sum + reports, 0));
  const [one, other] = file.reports;
  await page.locator('#why-from').selectOption(one.reportId);
  await page.locator('#why-to').selectOption(other.reportId);
  await page.locator('.path li').nth(2).waitFor();
  const path = await visitor.text('.path');
  for (const { reportId } of [one, other]) assert.ok(path.includes(reportId.slice(0, 8).toUpperCase()));
  assert.ok(!(await visitor.text()).replaceAll(' ', '').includes(account), 'a case shows no account in full');
  await visitor.looks();
}

/** What the reporter sealed opens here, on record. */
export async function opensPart(visitor, file, { reportId, story }) {
  const { page } = visitor;
  await page.locator(`a[href="/zaken/${file.caseId}/meldingen/${reportId}"]`).click();
  await visitor.sees('what the reporter told');
  await page.locator('.buttons .utrecht-button--primary-action').click();
  await page.locator('#identifiers').waitFor();
  await visitor.looks();
  const seen = (await visitor.text()).replaceAll(' ', '');
  for (const value of [story.account, story.claimedName, story.narrative]) assert.ok(seen.includes(value.replaceAll(' ', '')), `${value} is in the part`);
}

/** One reporter is too few: policy says so before anything is sent; the opinion then waits, and says why. */
export async function isToldNo(visitor, file) {
  const { page, nodes, language } = visitor;
  const alone = file.identifiers.find(({ type, reports }) => type === 'phone' && reports === 1);
  await visitor.goTo('police', `/zaken/${file.caseId}/oordeel/${alone.identifierId}`, 'opinion');
  await visitor.reads('sharing not allowed', '#policy');
  assert.ok((await page.locator('#policy .reasons li').count()) > 0, 'with reasons');
  await fillOpinion(page, 'Eén melder / one reporter');
  await visitor.reads('opinion waits');
  const { opinion } = await identifierOf(nodes, file, alone.identifierId);
  assert.equal(opinion.signalState, 'waiting');
  await showsWhatStands(visitor, file, alone.identifierId, [visitor.say('waits')], [opinion.reasons[0][language]]);
}

async function fillOpinion(page, reason) {
  await page.locator('#verdict').check();
  await page.fill('#reason', reason);
  await page.locator('#opinion button[type=submit]').click();
}

async function identifierOf(nodes, { caseId }, identifierId) {
  const { identifiers } = await nodes.client('police', 'analyst').get(`/api/v1/cases/${caseId}`);
  return identifiers.find((each) => each.identifierId === identifierId);
}

/** The opinion's own page and the case say the same of it: `words` are all read there, and `reasons` beside them. */
async function showsWhatStands(visitor, file, identifierId, words, reasons = []) {
  const { page } = visitor;
  const link = `/zaken/${file.caseId}/oordeel/${identifierId}`;
  const shows = async (place, read = words) => {
    for (const each of read) await place.filter({ hasText: each }).waitFor();
  };
  await shows(page.locator('.facts'));
  await shows(page.locator('#policy'), reasons);
  await visitor.looks();
  await page.locator('.back a').click();
  await visitor.sees('one case');
  await shows(page.locator('#identifiers tr', { has: page.locator(`a[href="${link}"]`) }), [...words, ...reasons]);
  await page.locator(`a[href="${link}"]`).click();
  await visitor.sees('opinion');
}

export async function giveOpinion(visitor, file, account) {
  const { page, nodes } = visitor;
  const { identifierId } = file.identifiers.find(({ type }) => type === 'iban');
  await visitor.goTo('police', `/zaken/${file.caseId}/oordeel/${identifierId}`, 'opinion');
  await visitor.reads('sharing allowed', '#policy .notice-title');
  await page.locator('#opinion button[type=submit]').click();
  await visitor.reads('not right yet', '.error-summary');
  assert.equal(await page.locator('#opinion-type').inputValue(), 'AKF', "the kind that most of the case's reports are");
  await fillOpinion(page, 'Drie bekende melders / three known reporters');
  await visitor.reads('opinion shared');
  await showsWhatStands(visitor, file, identifierId, [visitor.say('shared')]);
  const signal = await latestSignal(nodes);
  assert.equal(signal.state, 'shared');
  await isKnown(nodes, 'iban', account);
  return { ...signal, file, identifierId, page: `/zaken/${file.caseId}/oordeel/${identifierId}` };
}

async function signals(nodes) {
  return (await nodes.client('police', 'analyst').get('/api/v1/signals?limit=200')).items;
}

/** The signal that was shared last, as its owner's ledger has it. */
async function latestSignal(nodes) {
  return (await signals(nodes)).filter(({ sharedAt }) => sharedAt).sort((one, other) => other.sharedAt.localeCompare(one.sharedAt))[0];
}

export async function withdrawOpinion(visitor, signal, account) {
  const { page, nodes } = visitor;
  await visitor.goTo('police', signal.page, 'opinion');
  await visitor.reads('opinion stands', '#standing');
  await page.locator('#standing button').click();
  await page.locator('dialog[open] button[type=submit]').click(); // no reason, no withdrawal
  await page.locator('dialog[open] .field-error').waitFor();
  await visitor.looks();
  await page.fill('#withdraw-reason', 'Vergissing / mistake');
  await page.locator('dialog[open] button[type=submit]').click();
  await page.locator('#opinion').waitFor();
  await showsWhatStands(visitor, signal.file, signal.identifierId, [visitor.say('withdrawn'), visitor.say('because of the opinion')]);
  await isUnknown(nodes, 'iban', account);
  await eventually('the bank has said that the copy is gone', async () => {
    const mine = (await signals(nodes)).find(({ signalId }) => signalId === signal.signalId);
    return mine.state === 'withdrawn' && mine.deliveries.every(({ state }) => state === 'withdrawal-acknowledged');
  });
  await visitor.goTo('police', '/signalen', 'signals');
  await visitor.reads('withdrawn', 'tbody tr');
}

export async function upholdObjection(visitor, signal, text) {
  const { page, nodes } = visitor;
  await visitor.goTo('police', '/bezwaren', 'objections');
  const card = page.locator('section.card', { hasText: text });
  await card.locator('button').click();
  await page.locator('dialog[open] button[type=submit]').click(); // neither outcome nor reason
  await page.locator('dialog[open] .field-error').first().waitFor();
  await page.locator('#outcome').check();
  await page.fill('#objection-reason', 'De rekening klopt / the account is right');
  await page.locator('dialog[open] button[type=submit]').click();
  await visitor.reads('upheld', '#answered');
  await visitor.looks();
  const { state, withdrawnBecause } = (await signals(nodes)).find(({ signalId }) => signalId === signal.signalId);
  assert.deepEqual({ state, withdrawnBecause }, { state: 'withdrawn', withdrawnBecause: 'objection-upheld' });
}
