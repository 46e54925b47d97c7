// One page on which a person reads what every organisation tells about their case: the desk, the police by way of the desk, and the bank by
// the code that it gave. The browser asks each of them; none sees what another tells.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { loadSealing, syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, linkingIsDone } from '../support/loop.mjs';
import { eventually } from '../support/nodes.mjs';
import { claimed } from '../support/recovery.mjs';
import { inBothLanguages, placeWith } from './browser.mjs';

const place = placeWith('fhd', 'police', 'bank');

inBothLanguages(() => place, (someone, language) => {
  let reporter;
  let claim;
  before(async () => {
    reporter = await new Reporter(place.nodes, { account: syntheticIban(language === 'nl' ? 8_201 : 8_202) }).throughToIdentified();
    await linkingIsDone(place.nodes);
    claim = await claimed(place.nodes, await loadSealing());
    await eventually('the desk heard of it', async () => (await reporter.status()).timeline.some(({ code }) => code === 'identified'));
  });

  async function opensReport(visitor) {
    await visitor.page.goto(`${place.nodes.origin('fhd')}/status#${reporter.token}`);
    await visitor.sees('one report');
    await visitor.page.locator('#timeline li').first().waitFor();
  }

  test('a person reads what the desk and the police did, what it means, and whom to call', () =>
    someone(async (visitor) => {
      await opensReport(visitor);
      await visitor.reads('report counts now', '#timeline');
      for (const name of ['Politie', 'Fraudehelpdesk']) if (language === 'nl') assert.match(await visitor.text('#whom-to-call'), new RegExp(name));
      assert.equal(await visitor.page.locator('#whom-to-call a[href^="tel:"]').count(), 2);
      await visitor.looks();
    }));

  test('with the code of the bank its messages stand in the same timeline, until the person takes it away', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      const told = []; // where the bank's code went: addresses, headers and bodies
      page.on('request', (request) => JSON.stringify([request.url(), request.headers(), request.postData()]).includes(claim.token) && told.push(new URL(request.url()).host));
      await opensReport(visitor);
      await page.locator('#others button[type=submit]').click();
      assert.equal(await page.locator('#others .error-summary li').count(), 2);
      await page.selectOption('#other-organisation', 'demobank');
      await page.fill('#other-code', claim.token);
      await page.locator('#others button[type=submit]').click();
      await page.locator('#timeline li', { hasText: visitor.say('the demo bank') }).first().waitFor();
      await visitor.reads('the demo bank', '#next');
      await visitor.looks();
      assert.deepEqual([...new Set(told)], [new URL(place.nodes.origin('bank')).host], 'the bank gets its code, and nobody else');
      await page.locator('#others .text-button').click();
      await page.locator('#timeline li', { hasText: visitor.say('the demo bank') }).first().waitFor({ state: 'detached' });
    }));

  test('a code that the bank does not know says so, and the other messages stay', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await opensReport(visitor);
      await page.selectOption('#other-organisation', 'demobank');
      await page.fill('#other-code', reporter.token);
      await visitor.isRefused(401, async () => {
        await page.locator('#others button[type=submit]').click();
        await page.locator('#timeline .notice-amber').waitFor();
      });
      await visitor.reads('report counts now', '#timeline');
      await visitor.looks();
    }));
});
