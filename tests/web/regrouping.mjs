// A police analyst decides that cases belong together, or not; each decision is taken back once, and the history keeps both.
import assert from 'node:assert/strict';
import { caseOf } from './analyst.mjs';

const reportsOf = async (nodes, id) => (await caseOf(nodes, id)).reports.map(({ reportId }) => reportId).sort();
const together = (...reporters) => reporters.map(({ reportId }) => reportId).sort();

async function open(visitor, reporter) {
  const file = await caseOf(visitor.nodes, reporter.reportId);
  await visitor.goTo('police', `/zaken/${file.caseId}`, 'one case');
  return file;
}

/** Sends the open dialog, first without saying why. */
async function decides(visitor, reason) {
  const { page } = visitor;
  const dialog = page.locator('dialog[open]');
  await dialog.locator('button[type=submit]').click();
  await dialog.locator('.field-error').first().waitFor();
  await visitor.looks();
  await dialog.locator('textarea').fill(reason);
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });
}

/** `group` shares an account, `other` stands alone. */
export async function mergesAndUndoes(visitor, group, other) {
  const { page, nodes } = visitor;
  const alone = await caseOf(nodes, other.reportId);
  const file = await open(visitor, group[0]);
  await page.locator('#regroup button').first().click();
  await page.fill('#merge-query', alone.number);
  await page.selectOption('#merge-other', alone.caseId);
  await decides(visitor, 'Zelfde advertentie / same advertisement');
  await page.locator('#reports tbody tr').nth(group.length).waitFor();
  await visitor.looks();
  assert.deepEqual(await reportsOf(nodes, other.reportId), together(...group, other));
  await undoes(visitor);
  assert.deepEqual(await reportsOf(nodes, other.reportId), together(other));
  assert.deepEqual(await reportsOf(nodes, group[0].reportId), together(...group));
  const { history } = await nodes.client('police', 'analyst').get(`/api/v1/cases/${file.caseId}`);
  const [decisionId] = history.flatMap((entry) => entry.decisionId ?? []);
  await visitor.isRefusedToAsk(422, `/api/v1/case-decisions/${decisionId}/undo`, { method: 'POST', body: { reason: 'again' } });
}

async function undoes(visitor) {
  const { page } = visitor;
  await page.locator('#history .timeline .text-button').click();
  await decides(visitor, 'Toch niet / after all not');
  await page.locator('#history .timeline .text-button').waitFor({ state: 'detached' }); // what is undone is not offered again
  await visitor.looks();
}

/** One leaves the group; the larger part keeps the case. */
export async function splitsAndUndoes(visitor, group) {
  const { page, nodes } = visitor;
  const [one, other] = group;
  const file = await open(visitor, one);
  await page.locator('#regroup button').nth(1).click();
  const boxes = page.locator('dialog[open] .check-row');
  await boxes.filter({ hasText: other.reportId.slice(0, 8).toUpperCase() }).locator('input').check();
  await decides(visitor, 'Andere dader / another offender');
  await page.waitForURL((url) => !url.pathname.endsWith(file.caseId)); // the new case opens
  await visitor.sees('one case');
  assert.deepEqual(await reportsOf(nodes, other.reportId), together(other));
  await undoes(visitor);
  assert.deepEqual(await reportsOf(nodes, other.reportId), together(...group));
}
