// A victim takes consent back: the key is destroyed wherever it is, so it cannot be given again for this report.
import assert from 'node:assert/strict';
import { eventually } from '../support/nodes.mjs';
import { referralOf } from './agent.mjs';

const PATH = '/api/v1/report-status/consents/police/start-investigation';
const GIVEN = { given: true, textVersion: '2026-11-01' };

/** Opens the question whether one is sure; gives its buttons: yes, no. */
async function isAsked(visitor, token) {
  const { page } = visitor;
  await visitor.goTo('fhd', `/status#${token}`, 'one report');
  await visitor.reads('consent given', '#consents');
  await page.locator('#consents button').click();
  await page.locator('dialog[open]').waitFor();
  await visitor.looks();
  return page.locator('dialog[open] .buttons button');
}

/** What the police have accepted is withdrawn with the consent: they hear it, and can read it no more. */
export async function withdrawsWhatIsWithThePolice(visitor, { reportId, token }) {
  const { nodes } = visitor;
  await (await isAsked(visitor, token)).first().click();
  await visitor.reads('report withdrawn', '.facts .nl-data-badge');
  await visitor.looks();
  await eventually('the police hear of it', async () => (await referralOf(nodes, reportId)).status === 'withdrawn');
}

/** What still lies at the desk stays there, and can be offered no more. */
export async function withdrawsConsent(visitor, { reportId, token }) {
  const { page, nodes } = visitor;
  await (await isAsked(visitor, token)).nth(1).click(); // thinks again: nothing happens
  await visitor.reads('consent given', '#consents');
  await (await isAsked(visitor, token)).first().click();
  await visitor.reads('consent withdrawn', '#consents');
  assert.equal(await page.locator('#consents button').count(), 0, 'what cannot be done is not offered');
  await visitor.looks();
  await assert.rejects(nodes.client('fhd', 'agent').post(`/api/v1/reports/${reportId}/referral`, { recipient: 'police' }), { status: 403 });
  await visitor.isRefusedToAsk(422, PATH, { method: 'PUT', body: GIVEN, authorization: `Status ${token}` });
}
