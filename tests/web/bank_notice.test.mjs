// An analyst finds the accounts that wait for an opinion, and sees on a case whether the bank was told in time.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Nodes } from '../support/nodes.mjs';
import { Reporter, giveOpinion, linkingIsDone, shareAccount } from '../support/loop.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';

let nodes;
let browser;
let caseId;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['fhd', 'police', 'bank'].map((name) => nodes.startNode(name)));
  browser = await openBrowser();
  await shareAccount(nodes, 7821);
  caseId = (await nodes.client('police', 'analyst').get('/api/v1/cases')).items[0].caseId;
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  test('an account that enough people named waits for an opinion until one is given', async () => {
    const account = syntheticIban(language === 'nl' ? 7831 : 7832);
    for (const n of [1, 2, 3]) await new Reporter(nodes, { account, phone: `+9995557831${n}` }).throughToIdentified();
    await linkingIsDone(nodes);
    await someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('police', 'police analyst');
      await visitor.goTo('police', '/oordeel-nodig', 'opinion needed');
      const rows = page.locator('tbody tr');
      await rows.first().waitFor();
      assert.equal(await rows.count(), 1, 'the account with an opinion is not there');
      const { items } = (await visitor.asks('/api/v1/publishable-identifiers?opinion=none')).body;
      await rows.locator('a[href^="/zaken/"]').click();
      await visitor.sees('one case');
      await giveOpinion(nodes, items[0].identifierId);
      await visitor.goTo('police', '/oordeel-nodig', 'opinion needed');
      await visitor.reads('no opinion needed');
    });
  });

  test('the case shows when the notice left and when the bank confirmed it', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('police', 'police analyst');
      await page.goto(`${nodes.origin('police')}/zaken/${caseId}`);
      await page.locator('#notices').getByText(/^(op tijd|in time)$/).waitFor();
      await visitor.looks();
    }));
});
