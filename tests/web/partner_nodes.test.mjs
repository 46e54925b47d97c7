// The fraud analyst of a web shop: what they may know, what they may not and why; both languages, wide and narrow.
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';
import { everyLineHasWords } from './privacy_officer.mjs';
import { pagesFit } from './reflow.mjs';

const SITE = 'nepwinkel.example';

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.setUp({ others: ['shop'] });
  await Promise.all(['police', 'shop'].map((name) => nodes.startNode(name)));
  await nodes.client('police', 'feed').post('/api/v1/signal-imports', { owner: 'eth-phishing-detect', listing: 'block', rows: [SITE] });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  test('a fraud analyst reads what the shop received, and asks about a site and an account', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.goTo('shop', '/', 'a shop and online fraud');
      await visitor.logIn('shop', 'fraud analyst', 'check');
      await visitor.goTo('shop', '/', 'welcome');
      await visitor.goTo('shop', '/ontvangen-signalen', 'received signals');
      await page.getByText(SITE).first().waitFor();
      await visitor.goTo('shop', '/controle', 'check');
      await page.fill('#check-value', SITE);
      await page.locator('form button[type=submit]').click();
      await visitor.reads('there are signals');
      await visitor.looks();
      await page.fill('#check-value', syntheticIban(82_101));
      await page.locator('form button[type=submit]').click();
      await visitor.reads('why not?');
      await visitor.looks();
    }));

  test('the privacy officer reads each step in words', () =>
    someone(async (visitor) => {
      await visitor.logIn('shop', 'privacy officer', 'audit log');
      await everyLineHasWords(visitor);
    }));

  test('every page of a shop fits every screen', async () => {
    if (language !== 'nl') return;
    const analyst = await nodes.logIn('shop', 'fraud-analyst');
    const [{ signalId }] = (await analyst.get('/api/v1/received-signals')).items;
    const draft = { reason: 'take-down', held: 'nothing', words: 'De site staat er nog steeds.' };
    const { enquiryId } = (await analyst.once('POST', `/api/v1/received-signals/${signalId}/enquiries`, draft, randomUUID())).json;
    await someone((visitor) => pagesFit(visitor, 'shop', { ids: { requestId: null, signalId, enquiryId }, fragments: {} }));
  });
});
