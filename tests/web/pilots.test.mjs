// Two analysts start a pilot at their bank, ask it, and stop it; on a real node, in both languages, wide and narrow.
import { after, before, test } from 'node:test';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';

const PILOT = '#pilot-suspicious-devices';
const DEVICE = `fs1-${'ab'.repeat(32)}`;

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.setUp();
  await nodes.startNode('bank');
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

async function opens(visitor, person) {
  await visitor.logIn('bank', 'bank analyst', undefined, person);
  await visitor.goTo('bank', '/proeftuinen', 'pilots');
}

inBothLanguages(() => ({ browser, nodes }), (someone) => {
  test('two people start a pilot, one asks and judges, and one stops it', async () => {
    await someone(async (visitor) => {
      await opens(visitor, 'Charlie');
      await visitor.page.locator(`${PILOT} button`).first().click();
      await visitor.reads('someone else must approve', PILOT);
      await visitor.looks();
    });
    await someone(async (visitor) => {
      const { page } = visitor;
      await opens(visitor, 'Toni');
      await page.locator(`${PILOT} button`).first().click();
      await visitor.reads('the pilot runs until', PILOT);
      await page.fill('#ask-suspicious-devices', DEVICE);
      await page.locator(`${PILOT} form button[type=submit]`).first().click();
      await visitor.reads('no hit', PILOT);
      await visitor.looks();
      await page.locator(`${PILOT} .buttons button[type=button]`).first().click();
      await visitor.reads('somebody stopped it', PILOT);
      await visitor.looks();
    });
  });
});
