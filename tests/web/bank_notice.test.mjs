// An analyst sees on a case whether the bank was told in time.
import { after, before, test } from 'node:test';
import { Nodes } from '../support/nodes.mjs';
import { shareAccount } from '../support/loop.mjs';
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

inBothLanguages(() => ({ browser, nodes }), (someone) => {
  test('the case shows when the notice left and when the bank confirmed it', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('police', 'police analyst');
      await page.goto(`${nodes.origin('police')}/zaken/${caseId}`);
      await page.locator('#notices').getByText(/^(op tijd|in time)$/).waitFor();
      await visitor.looks();
    }));
});
