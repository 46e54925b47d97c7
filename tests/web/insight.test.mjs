// What is known, as anyone reads it at the programme office: from counts that a desk really told, in both languages.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Reporter } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';
import { Visitor, openBrowser } from './browser.mjs';

const REPORTS = 12;
const TOLD_MS_MAX = 30_000;
let nodes;
let browser;
before(async () => {
  nodes = await Nodes.start();
  for (let n = 0; n < REPORTS; n++) {
    const reporter = new Reporter(nodes, { account: 'NL85DEMO0417164300', consent: false });
    await reporter.sealAndPost();
    await reporter.report();
  }
  await eventually('the desk told its weeks', async () => (await nodes.client('jenv').get('/api/v1/trends')).items.some((each) => each.measure === 'reports'), TOLD_MS_MAX);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

/** Presses a button that saves a file, and gives what was saved. */
async function saves(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFileSync(await file.path());
}

for (const language of ['nl', 'en']) {
  describe(`in ${language === 'nl' ? 'Dutch' : 'English'}`, () => {
    test('anyone reads the trends without logging in, and saves the figures', () =>
      Visitor.during(browser, nodes, language, async (visitor) => {
        const { page } = visitor;
        await visitor.goTo('jenv', '/trends', 'trends');
        await page.locator('.trend-chart').waitFor();
        assert.match(await visitor.text('#weeks tbody'), /\b10\b/);
        await visitor.reads('too few weeks', '#bursts');
        await page.selectOption('#axis', 'channel');
        await page.locator('#trend .trend-chart').waitFor();
        await visitor.looks();
        const buttons = page.locator('#trend .buttons button');
        const csv = (await saves(page, buttons.nth(0))).toString();
        assert.match(csv, /^source;measure;axis;value;week;version;count/);
        assert.match(csv, /\nfhd;reports;channel;marketplace;\d{4}-W\d{2};\d+;10;/, '12 reports, rounded');
        const picture = await saves(page, buttons.nth(1));
        assert.equal(picture.subarray(1, 4).toString(), 'PNG');
      }));
  });
}
