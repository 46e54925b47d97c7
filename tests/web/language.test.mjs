// Who chose a language at one node reads the other node's pages in it, until they choose again there.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['fhd', 'police'].map((name) => nodes.startNode(name)));
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  const other = language === 'nl' ? 'en' : 'nl';

  test('the chosen language goes along to another node, once', () =>
    someone(async ({ page }) => {
      const speaks = (wanted) => page.locator(`html[lang=${wanted}]`).waitFor({ state: 'attached' });
      const choose = (wanted) => page.locator(`header button[lang=${wanted}]`).click();
      await page.goto(nodes.origin('police'));
      await speaks(language);
      await choose(other);
      await speaks(other);
      await page.locator(`#main a[href^="${nodes.origin('fhd')}"]`).first().click();
      await page.waitForURL((url) => url.origin === nodes.origin('fhd') && url.search === '');
      await speaks(other);

      await choose(language);
      await speaks(language);
      await page.reload();
      await page.locator('h1').waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), language);
    }));
});
