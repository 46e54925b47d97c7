// A helpdesk agent: sees the victim's part and nothing of the other party, and offers to the police what may be offered.
import assert from 'node:assert/strict';
import { eventually } from '../support/nodes.mjs';
import { VICTIM } from './reporter.mjs';

export async function openReport(visitor, { reportId, story }) {
  const { page } = visitor;
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
