// What is known, as anyone reads it at the programme office: from counts that a desk really told, in both languages.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Reporter } from '../support/loop.mjs';
import { Nodes, ROOT, eventually } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';

const REPORTS = 12;
const TOLD_MS_MAX = 30_000;
/** The project's rules, but R05 began in the week that the reports are of. */
function rulesWithAFirstDay(folder) {
  cpSync(join(ROOT, 'data'), folder, { recursive: true });
  const file = join(folder, 'policy/rules/R05.toml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^in_force_from = .*$/m, 'in_force_from = "2026-11-18"'));
}

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.start({ rules: rulesWithAFirstDay });
  for (let n = 0; n < REPORTS; n++) {
    const reporter = new Reporter(nodes, { account: 'NL85DEMO0417164300', consent: false, province: 'zh' });
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

async function addsFact(page, text) {
  await page.fill('#fact-nl', text);
  await page.fill('#fact-en', text);
  await page.fill('#fact-source', 'voorbeeld.example');
  await page.fill('#fact-day', '24');
  await page.fill('#fact-day-month', '11');
  await page.fill('#fact-day-year', '2026');
}

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  test('anyone reads the trends without logging in, and saves the figures', () =>
    someone(async (visitor) => {
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

  test('anyone sees on the map and in its table where those who report live, and which provinces are too small to show', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.goTo('jenv', '/trends', 'trends');
      await page.locator('.province-drawing').waitFor();
      assert.equal(await page.locator('.province-drawing .map-province').count(), 12);
      assert.equal(await page.locator('.province-drawing .map-step-0').count(), 11, 'one province has a colour');
      assert.equal(await page.locator('.province-drawing .map-step-5').count(), 1, '0.26, of steps of 0.06');
      const row = (name) => page.locator('#provinces tbody tr', { hasText: name }).innerText();
      assert.match(await row(language === 'nl' ? 'Zuid-Holland' : 'South Holland'), /\b10\b[^]*\b100\b[^]*0[.,]26/, '10 of 10, and per 100,000 of 3,804,906');
      assert.match(await row('Zeeland'), visitor.say('too small to show'));
      await page.selectOption('#map-province', 'zh');
      await visitor.reads('one province', '#provinces [role=status]');
      await page.locator('.map-chosen').waitFor();
      await visitor.reads('outlines by MapSVG', '#provinces');
      await visitor.looks();
      const csv = (await saves(page, page.locator('#provinces .buttons button'))).toString();
      assert.match(csv, /\nfhd;reports;zh;\d{4}-\d{2}-\d{2};1;1;10;1;3804906;0\.26\r/);
      assert.match(csv, /\nfhd;reports;ze;\d{4}-\d{2}-\d{2};1;0;;0;391124;\r/);
      await page.selectOption('#axis', 'province');
      await page.locator('#trend .trend-chart').waitFor();
      await visitor.looks();
    }));

  test('what changed in the counting is drawn at its day and said in words', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.goTo('jenv', '/trends', 'trends');
      await page.locator('#breaks').waitFor();
      for (const key of ['a rule holds', 'the day of the rule', 'told for the first time']) await visitor.reads(key, '#breaks');
      const all = await page.locator('#breaks li').count();
      const later = await page.locator('#breaks li', { hasText: visitor.say('after the last week') }).count();
      assert.ok(all > later, 'the rule began in a week that was told');
      assert.equal(await page.locator('#trend .trend-chart .trend-break').count(), all - later);
      await page.selectOption('#axis', 'province');
      await visitor.reads('the province is asked', '#breaks');
      await visitor.looks();
    }));

  test('anyone finds a way of working by its words, and reads the source of each fact', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.goTo('jenv', '/kennis', 'knowledge');
      await page.fill('#list-query', language === 'nl' ? 'jongere rekening' : 'young recruiters');
      await page.keyboard.press('Enter');
      await visitor.reads('one found');
      await visitor.looks();
      await page.locator('main h2 a').click();
      await page.locator('#facts').waitFor();
      await visitor.looks();
      assert.match(await visitor.text('#facts'), /jv\.nh-sv\.nl/);
      assert.equal(await page.locator('#edit').count(), 0, 'who is not of the office reads only');
    }));

  test('anyone sees the figures of others with their breaks, and from when a list is used', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.goTo('jenv', '/officiele-cijfers', 'figures of others');
      assert.equal(await page.locator('#fhd-reports .trend-break').count(), 2);
      assert.equal(await page.locator('#conflicts li').count(), 3);
      await visitor.goTo('jenv', '/indelingen', 'classifications');
      const isUsed = (scheme) => page.locator(`#${scheme} .badge-good`).count();
      assert.equal(await isUsed('eba-taxonomy-v7'), 0);
      await page.fill('#day', '1');
      await page.fill('#day-month', '1');
      await page.fill('#day-year', '2027');
      await page.locator('#eba-taxonomy-v7 .badge-good').waitFor();
      assert.equal(await isUsed('eba-taxonomy-v6'), 0);
      await visitor.looks();
    }));

  test('the programme office adds a fact and a way of working; every version stays', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('jenv', 'programme officer', 'programme');
      await page.goto(`${nodes.origin('jenv')}/kennis/purchase`);
      await page.locator('#edit button[type=submit]').click();
      await page.locator('.field-error').first().waitFor();
      await addsFact(page, `Iets nieuws (${language}).`);
      await page.fill('#why', 'nieuw onderzoek');
      await page.locator('#edit button[type=submit]').click();
      await page.locator('.notice-good').waitFor();
      await visitor.looks();
      assert.match(await visitor.text('#history'), /nieuw onderzoek/);
      assert.match(await visitor.text('#facts'), /voorbeeld\.example/);

      await visitor.goTo('jenv', '/kennis-toevoegen', 'new way of working');
      await page.fill('#title-nl', `Nieuwe truc (${language})`);
      await page.fill('#title-en', `New trick (${language})`);
      await page.selectOption('#fraud-type', 'VIN');
      await page.fill('#summary-nl', 'Iemand doet zich voor als familie.');
      await page.fill('#summary-en', 'Someone pretends to be family.');
      await addsFact(page, 'Een eerste feit.');
      await visitor.looks();
      await page.locator('form button[type=submit]').click();
      await page.locator('#facts').waitFor();
      assert.match(page.url(), new RegExp(`/kennis/new-trick-${language}$`));
    }));
});
