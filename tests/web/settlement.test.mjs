// An analyst settles a case: a track chosen and done, money noted; the reporter reads it at the desk.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, linkingIsDone } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';

let nodes;
let browser;
let reporter;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['fhd', 'police'].map((name) => nodes.startNode(name)));
  reporter = await new Reporter(nodes, { account: syntheticIban(8051) }).throughToIdentified();
  await linkingIsDone(nodes);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

/** Both languages note 20 euro of one case. */
const HELD = { nl: '€\u00a020', en: '€40' };
const TRACK = { nl: 'stop-talk', en: 'bank-measures' };
const done = (page, end) => page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith(end) && response.status() === 201);

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  test('a track is chosen and done, money is noted, and the reporter reads it', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('police', 'police analyst');
      const { caseId } = (await nodes.client('police', 'analyst').get('/api/v1/cases')).items[0];
      await page.goto(`${nodes.origin('police')}/zaken/${caseId}`);
      await page.locator('#settlement form button').click();
      await page.locator('#settlement .field-error').waitFor();
      await page.selectOption('#track', TRACK[language]);
      await Promise.all([done(page, '/settlements'), page.locator('#settlement form button').click()]);
      await Promise.all([done(page, '/end'), page.locator('#settlement .work-list button').first().click()]);
      await page.locator('#settlement .notice-good').waitFor();
      await page.selectOption('#money-kind', 'held');
      await page.fill('#money-amount', '20,00');
      await Promise.all([done(page, '/money'), page.locator('#money form button').click()]);
      await page.locator('.money-tree').filter({ hasText: HELD[language] }).waitFor();
      assert.ok((await page.locator('.money-branch').count()) >= 2, 'what is known and what is not are both drawn');
      await visitor.looks();
      await eventually('the desk has the news', async () => (await reporter.status()).timeline.some(({ code }) => code === `settled-${TRACK[language]}`));
      await page.goto(`${nodes.origin('fhd')}/status#${reporter.token}`);
      await visitor.sees('one report');
      await visitor.reads('what came of your report', '#timeline');
      assert.doesNotMatch(await visitor.text('#timeline'), /settled-/);
    }));
});
