// A privacy officer switches a rule off and on. It holds from the next request, and what was shared under it is taken back.
import assert from 'node:assert/strict';
import { check, isKnown, isUnknown } from '../support/loop.mjs';

const RULE = 'R05'; // the police tell a bank about an account
const QUESTION = { from: 'police', to: 'bank', class: 'ACC', purpose: 'block-mule-account' };

async function asksPolicy(visitor, answer) {
  for (const [field, value] of Object.entries(QUESTION)) await visitor.page.selectOption(`#ask-${field}`, value);
  await visitor.reads(answer, '#ask .notice');
}

async function switches(visitor, state) {
  const { page } = visitor;
  await page.locator(`#rule-${RULE} p > .text-button`).click();
  await page.locator('dialog[open] button[type=submit]').click(); // no reason, no switch
  await page.locator('dialog[open] .field-error').waitFor();
  await page.locator(`dialog[open] input[value=${state}]`).check();
  await page.fill('#switch-reason', 'Vraag van de toezichthouder / asked by the supervisor');
  await visitor.looks();
  await page.locator('dialog[open] button[type=submit]').click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await visitor.reads(`rule ${state}`, `#rule-${RULE} .badges .nl-data-badge`);
}

export async function switchesOffAndOn(visitor, account) {
  const { nodes } = visitor;
  await visitor.goTo('police', '/regels', 'rules');
  await switches(visitor, 'off');
  await asksPolicy(visitor, 'policy says no');
  await visitor.reads('switched off', '#ask .reasons');
  await visitor.looks();
  await isUnknown(nodes, 'iban', account); // the bank's copy is gone
  await switches(visitor, 'active');
  await visitor.page.reload();
  await visitor.sees('rules');
  await visitor.reads('rule active', `#rule-${RULE} .badges .nl-data-badge`);
  await isKnown(nodes, 'iban', account); // what waited is shared again
  assert.equal((await check(nodes, 'iban', account)).state, 'known');
}

/** Anyone may read the rules; nobody else may switch them. */
export async function isRefusedToSwitch(visitor) {
  await visitor.goTo('police', '/regels', 'rules');
  assert.equal(await visitor.page.locator('.rule p > .text-button').count(), 0);
  await visitor.isRefusedToAsk(403, '/api/v1/rule-switches', { method: 'POST', body: { rule: RULE, state: 'off', reason: 'no' } });
}
