// People look for what they may see, by number or by word, from the page where they start; others do not find it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter } from '../support/loop.mjs';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';

let nodes;
let browser;
let reporter;
before(async () => {
  nodes = await Nodes.start();
  browser = await openBrowser();
  reporter = new Reporter(nodes, { account: syntheticIban(7) });
  await reporter.sealAndPost();
  await reporter.report();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

const number = () => `M-${reporter.reportId.slice(0, 8).toUpperCase()}`;

/** Types it on the page where one starts, by keyboard, and waits for the answer. */
async function looksFor(visitor, name, query) {
  const { page } = visitor;
  await page.goto(`${nodes.origin(name)}/`);
  await page.locator('#search').focus();
  await page.keyboard.type(query);
  await page.keyboard.press('Enter');
  await visitor.sees('search');
  await page.locator('[aria-live=polite]').waitFor();
  await visitor.looks();
}

const links = (visitor) => visitor.page.locator('main .card a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));

inBothLanguages(() => ({ browser, nodes }), (someone) => {
  test('an agent finds a report by its number and a page by a word', () =>
    someone(async (visitor) => {
      await visitor.logIn('fhd', 'helpdesk agent');
      await looksFor(visitor, 'fhd', number());
      assert.deepEqual(await links(visitor), [`/meldingen/${reporter.reportId}`]);
      await looksFor(visitor, 'fhd', 'dpia');
      assert.ok((await links(visitor)).includes('/dpia'));
    }));

  test('a privacy officer of the same desk finds the rule, and not the report', () =>
    someone(async (visitor) => {
      await visitor.logIn('fhd', 'privacy officer');
      await looksFor(visitor, 'fhd', number());
      assert.deepEqual(await links(visitor), []);
      await visitor.reads('nothing found');
      await looksFor(visitor, 'fhd', 'r05');
      assert.ok((await links(visitor)).includes('/regels'));
    }));

  test('the programme office finds what a partner promised', () =>
    someone(async (visitor) => {
      await visitor.logIn('jenv', 'programme officer');
      await looksFor(visitor, 'jenv', 'consumentenbond');
      assert.ok((await links(visitor)).some((link) => link.startsWith('/partners/')));
    }));
});
