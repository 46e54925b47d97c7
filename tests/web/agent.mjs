// A helpdesk agent: sees the victim's part and nothing of the other party, and offers to the police what may be offered.
import assert from 'node:assert/strict';
import { eventually } from '../support/nodes.mjs';
import { VICTIM } from './reporter.mjs';

/** Someone on the phone has their code at hand: an agent follows a report as its reporter does. */
export async function goesToFollowing(visitor) {
  await visitor.page.locator('.navigation a[href="/status"]').click();
  await visitor.sees('follow your report');
  await visitor.page.locator('.navigation a[href="/meldingen"]').click();
  await visitor.sees('reports');
}

/** Finds it by its number; what cannot be a number is not asked, and the newest stands on top. */
async function findReport(visitor, reportId) {
  const { page } = visitor;
  const newest = await visitor.nodes.client('fhd', 'agent').get('/api/v1/reports?limit=1');
  await page.locator(`tbody tr:first-child a[href="/meldingen/${newest.items[0].reportId}"]`).waitFor();
  await page.fill('#list-query', 'Noor');
  await page.locator('form.filters button[type=submit]').click();
  await page.locator('#list-query-error').waitFor();
  await page.fill('#list-query', `M\u2011${reportId.slice(0, 8).toUpperCase()}`); // as the pages write it
  await page.locator('form.filters button[type=submit]').click();
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
  await visitor.looks();
}

export async function openReport(visitor, { reportId, story }) {
  const { page } = visitor;
  await findReport(visitor, reportId);
  await page.locator(`a[href="/meldingen/${reportId}"]`).click();
  await visitor.sees('one report');
  for (const key of ['purchase fraud', 'the day', 'marketplace', 'sealed from the desk']) await visitor.reads(key);
  const seen = await visitor.text();
  for (const own of [VICTIM.name, VICTIM.email, '125']) assert.ok(seen.includes(own), `${own} is shown`);
  const compact = seen.replaceAll(/\s/g, '');
  for (const [what, value] of Object.entries(story)) assert.ok(!compact.includes(value.replaceAll(/\s/g, '')), `the ${what} is shown at the desk`);
}

/** Without consent policy says no, in words; nothing reaches the police. */
export async function isRefusedToOffer(visitor, { reportId }) {
  await visitor.isRefused(403, async () => {
    await visitor.page.locator('#offer button').click();
    await visitor.reads('not allowed', '#offer .notice');
  });
  await visitor.reads('no consent from the reporter', '#offer .reasons');
  await visitor.looks();
  assert.equal(await referralOf(visitor.nodes, reportId), undefined);
}

export async function offer(visitor, { reportId }) {
  await visitor.page.locator('#offer button').click();
  await visitor.reads('offered');
  await visitor.looks();
  const referral = await eventually('the offer reaches the police', () => referralOf(visitor.nodes, reportId));
  assert.equal(referral.status, 'offered');
}

export async function referralOf(nodes, reportId) {
  const page = await nodes.client('police', 'analyst').get('/api/v1/referrals?limit=200');
  return page.items.find((item) => item.reportId === reportId);
}
