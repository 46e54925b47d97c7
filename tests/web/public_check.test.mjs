// Someone checks an account before paying, on real nodes, in both languages, wide and narrow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { shareAccount } from '../support/loop.mjs';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';

const SAFE = /veilig|betrouwbaar|in orde|\bsafe\b|trustworthy|all right/i;

let nodes;
let browser;
let reported;
before(async () => {
  nodes = await Nodes.start();
  browser = await openBrowser();
  reported = (await shareAccount(nodes, 72_001)).account;
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

async function checks(visitor, value, answer) {
  const { page } = visitor;
  await page.fill('#public-check', value);
  await page.locator('form button[type=submit]').click();
  await visitor.reads(answer, '#public-answer');
}

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  test('none known is never worded as more than that', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.goTo('police', '/controleren', 'check before paying');
      await page.locator('form button[type=submit]').click();
      await page.locator('.error-summary').waitFor();
      await checks(visitor, syntheticIban(language === 'nl' ? 73_001 : 73_002), 'no reports known');
      await visitor.reads('no guarantee', '#public-answer');
      await visitor.looks();
      assert.doesNotMatch(await visitor.text(), SAFE);
      await checks(visitor, `https://winkel-${language}.example/kassa?x=1`, 'no reports known');
    }));

  test('an account in several reports is told, with what to do now', () =>
    someone(async (visitor) => {
      await visitor.goTo('police', '/controleren', 'check before paying');
      await checks(visitor, reported, 'reports known');
      assert.equal(await visitor.page.locator('#public-answer a').getAttribute('href'), `${nodes.origin('fhd')}/hulp`);
      await visitor.looks();
      if (language === 'nl') return; // the budget is one for all who come from this machine
      await visitor.isRefused(429, async () => {
        for (let n = 0; n < 10 && !(await visitor.page.locator('#public-spent').count()); n++) {
          await visitor.page.fill('#public-check', `winkel${n}.example`);
          await visitor.page.locator('form button[type=submit]').click();
          await visitor.page.locator('#public-answer, #public-spent').first().waitFor();
        }
        await visitor.reads('no more checks', '#public-spent');
      });
      await visitor.looks();
    }));
});
