// A bank analyst lets a payment go by hand, with a reason; the signal's owner hears it.
import assert from 'node:assert/strict';
import { eventually } from '../support/nodes.mjs';
import { holdOf } from './banker.mjs';

export async function releases(visitor, { holdId }) {
  const { page, nodes } = visitor;
  await visitor.goTo('bank', '/wachtende-betalingen', 'payments on hold');
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
