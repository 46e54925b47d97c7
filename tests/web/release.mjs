// A bank analyst lets a payment go by hand, with a reason; the signal's owner hears it.
import assert from 'node:assert/strict';
import { eventually } from '../support/nodes.mjs';
import { holdOf, numberOf } from './banker.mjs';

/** What cannot be a number is not asked; a state in which it is not finds nothing. */
async function isFoundByItsNumber(visitor, holdId) {
  const { page } = visitor;
  const search = page.locator('form.filters button[type=submit]');
  await page.fill('#list-query', 'Kees');
  await search.click();
  await page.locator('#list-query-error').waitFor();
  await page.fill('#list-query', numberOf(holdId));
  await search.click();
  await page.locator('#state-filter').selectOption('expired');
  await page.locator('.empty').waitFor();
  await visitor.looks();
  await page.locator('#state-filter').selectOption('active');
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
  await visitor.looks();
}

export async function releases(visitor, { holdId }) {
  const { page, nodes } = visitor;
  await visitor.goTo('bank', '/wachtende-betalingen', 'payments on hold');
  await page.locator(`tbody tr:first-child a[href="/wachtende-betalingen/${holdId}"]`).waitFor(); // the newest stands on top
  await isFoundByItsNumber(visitor, holdId);
  await page.locator(`a[href="/wachtende-betalingen/${holdId}"]`).click();
  await visitor.sees('one hold');
  await page.locator('#release button').click(); // no reason, no release
  await page.locator('#release .field-error').waitFor();
  await page.fill('#release-reason', 'De klant is gebeld / the customer was called');
  await page.locator('#release button').click();
  await visitor.reads('waits no longer');
  await visitor.sees('one hold that ended');
  await visitor.reads('released by a colleague', '#about');
  await visitor.looks();
  const { state, releaseReason } = await holdOf(nodes, holdId);
  assert.deepEqual({ state, releaseReason }, { state: 'released', releaseReason: 'analyst' });
  await eventually('the owner of the signal hears it', async () => (await nodes.audited('police', 'hold.released', holdId)).length === 1);
  await visitor.isRefusedToAsk(422, `/api/v1/holds/${holdId}/release`, { method: 'POST', body: { reason: 'again' } });
}
