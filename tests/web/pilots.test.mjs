// Two analysts start a pilot at their bank, a shop and a carrier take part in it, a hit is judged, and it is stopped everywhere; on
// real nodes, in both languages, wide and narrow.
import { after, before, test } from 'node:test';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';
import { everyLineHasWords } from './privacy_officer.mjs';

const PILOT = '#pilot-suspicious-devices';
const PARTNERS = ['shop', 'carrier'];
const DEVICES = { nl: `fs1-${'ab'.repeat(32)}`, en: `fs1-${'cd'.repeat(32)}` };

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.setUp({ others: PARTNERS });
  await Promise.all(['bank', ...PARTNERS].map((name) => nodes.startNode(name)));
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

/** What other people did reaches the page when it is opened again. */
async function readsSoon(visitor, name, words) {
  for (let tries = 0; tries < 20; tries++) {
    await visitor.goTo(name, '/proeftuinen', 'pilots');
    if (visitor.say(words).test(await visitor.text(PILOT))) return;
    await visitor.page.waitForTimeout(250);
  }
  await visitor.reads(words, PILOT);
}

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  const device = DEVICES[language];
  test('two people start a pilot, a shop and a carrier hand in and ask, one judges, and one stops it', async () => {
    await someone(async (visitor) => {
      await opens(visitor, 'Charlie');
      await visitor.page.locator(`${PILOT} button`).first().click();
      await visitor.reads('someone else must approve', PILOT);
      await visitor.looks();
    });
    await someone(async (visitor) => {
      await opens(visitor, 'Toni');
      await visitor.page.locator(`${PILOT} button`).first().click();
      await visitor.reads('the pilot runs until', PILOT);
    });
    for (const name of PARTNERS) {
      await someone(async (visitor) => {
        const { page } = visitor;
        await visitor.logIn(name, 'fraud analyst', 'check');
        await readsSoon(visitor, name, 'the pilot runs until');
        await page.locator('#hand-in-suspicious-devices button[type=submit]').click(); // nothing filled in
        await page.locator(`${PILOT} .field-error`).waitFor();
        await visitor.looks();
        await page.fill('#hand-in-suspicious-devices-value', device);
        await page.check('#hand-in-suspicious-devices-complaint');
        await page.locator('#hand-in-suspicious-devices button[type=submit]').click();
        await visitor.reads('handed in', PILOT);
        await visitor.looks();
      });
    }
    await someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('carrier', 'fraud analyst', 'check');
      await visitor.goTo('carrier', '/proeftuinen', 'pilots');
      await page.fill('#ask-suspicious-devices', device);
      await page.locator('form:has(#ask-suspicious-devices) button[type=submit]').click();
      await visitor.reads('a hit of two sources', PILOT);
      await visitor.looks();
      await page.locator(`${PILOT} .judge input[value=right]`).check();
      await page.locator(`${PILOT} .judge input[inputmode=numeric]`).fill('15');
      await page.locator(`${PILOT} .judge button[type=submit]`).click();
      await page.locator(`${PILOT} .judge`).waitFor({ state: 'detached' });
      await visitor.looks();
    });
    await someone(async (visitor) => {
      const { page } = visitor;
      await opens(visitor, 'Toni');
      await page.fill('#ask-suspicious-devices', `fs1-${'0'.repeat(64)}`);
      await page.locator('form:has(#ask-suspicious-devices) button[type=submit]').click();
      await visitor.reads('no hit', PILOT);
      await visitor.looks();
      await page.locator(`${PILOT} .buttons button[type=button]`).first().click();
      await visitor.reads('somebody stopped it', PILOT);
      await visitor.looks();
    });
    await someone(async (visitor) => {
      await visitor.logIn('shop', 'fraud analyst', 'check');
      await readsSoon(visitor, 'shop', 'somebody stopped it');
      await visitor.looks();
    });
  });

  test('the privacy officers read each step in words', async () => {
    for (const name of ['bank', 'shop']) {
      await someone(async (visitor) => {
        await visitor.logIn(name, 'privacy officer', 'audit log');
        await everyLineHasWords(visitor);
      });
    }
  });
});
