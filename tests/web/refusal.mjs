// The police refuse a report with a reason; its reporter reads the reason, and who goes on with it.
import assert from 'node:assert/strict';
import { eventually } from '../support/nodes.mjs';
import { referralOf } from './agent.mjs';

export async function refuses(visitor, { reportId }) {
  const { page, nodes } = visitor;
  const { referralId } = await eventually('the offer reaches the police', () => referralOf(nodes, reportId));
  await visitor.goTo('police', '/overdrachten', 'referrals');
  const row = page.locator('tr', { hasText: reportId.slice(0, 8).toUpperCase() });
  await row.locator('button').nth(1).click();
  await page.locator('dialog[open] button[type=submit]').click(); // no reason, no refusal
  await page.locator('dialog[open] .field-error').waitFor();
  await visitor.looks();
  await page.locator('dialog[open] input[value=out-of-scope]').check();
  await page.locator('dialog[open] button[type=submit]').click();
  await visitor.reads('report refused');
  await visitor.looks();
  const agent = nodes.client('fhd', 'agent');
  await eventually('the desk hears it', async () => (await agent.get(`/api/v1/reports/${reportId}`)).status === 'refused');
  await visitor.isRefusedToAsk(422, `/api/v1/referrals/${referralId}/acceptance`, { method: 'POST' });
}

export async function readsRefusal(visitor, { token }) {
  await visitor.goTo('fhd', `/status#${token}`, 'one report');
  await visitor.reads('refused by the police', '#timeline');
  await visitor.reads('belongs elsewhere', '#timeline');
  await visitor.reads('the desk goes on', '#next');
}
