// A reporter adds files to a report and later more of them; an analyst opens the list and keeps a file.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, linkingIsDone } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';
import { report, storyOf } from './reporter.mjs';

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('synthetic screen of a chat')]);
const SCREEN = { name: 'scherm.png', mimeType: 'image/png', buffer: PNG };
/** Calls itself a picture. */
const DISGUISED = { name: 'foto.png', mimeType: 'image/png', buffer: Buffer.from('<!doctype html><script>alert(1)</script>') };

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
  let mine;
  before(async () => {
    mine = await new Reporter(nodes, { account: syntheticIban(language === 'nl' ? 7721 : 7722), phone: language === 'nl' ? '+99955577210' : '+99955577220' }).throughToIdentified();
    await linkingIsDone(nodes);
  });

  test('files go with the report to the police only, and the report names each of them', () =>
    someone(async (visitor) => {
      const account = syntheticIban(language === 'nl' ? 7731 : 7732);
      const story = storyOf(account, language === 'nl' ? '+99955577310' : '+99955577320');
      await visitor.goTo('fhd', '/melden', 'report fraud');
      const { reportId } = await report(visitor, story, true, [SCREEN]);
      assert.equal(visitor.sentTo('police', '/api/v1/sealed-evidence').length, 1);
      assert.ok(!visitor.sentTo('fhd').some(({ body }) => body?.includes(SCREEN.name)), 'the desk hears of no file');
      const sent = Object.assign(new Reporter(nodes, { account }), { reportId });
      await sent.offer();
      await sent.accept();
      await linkingIsDone(nodes);
      const analyst = nodes.client('police', 'analyst');
      const { caseId } = (await analyst.post('/api/v1/case-memberships', { reports: [reportId] })).items[0];
      const person = await nodes.logIn('police', 'police-analyst');
      const { items } = await eventually('listed', () => person.get(`/api/v1/cases/${caseId}/reports/${reportId}/evidence`));
      assert.deepEqual(items.map(({ name, bytes }) => [name, bytes]), [[SCREEN.name, PNG.length]]);
    }));

  test('a disguised file is refused with the reason, and a screenshot goes to the police', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await page.goto(`${nodes.origin('fhd')}/status#${mine.token}`);
      await visitor.sees('one report');
      await page.getByRole('button', { name: visitor.say('add evidence') }).click();
      await page.waitForURL(/\/bewijs/);
      await page.locator('#evidence').waitFor();
      assert.equal(new URL(page.url()).hash, '', 'the token does not stay in the address bar');
      await page.setInputFiles('#evidence', [DISGUISED, SCREEN]);
      await page.locator('#evidence-chosen li').waitFor();
      assert.equal(await page.locator('#evidence-chosen li').count(), 1);
      assert.match(await page.locator('#add-evidence .notice-error').innerText(), /foto\.png/);
      await visitor.looks();
      await page.locator('#add-evidence button[type=submit]').click();
      await page.locator('#add-evidence .notice-good').waitFor();
      await visitor.looks();
    }));

  test('the analyst opens the list and keeps the file as it was', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('police', 'police analyst');
      const { caseId } = (await nodes.client('police', 'analyst').post('/api/v1/case-memberships', { reports: [mine.reportId] })).items[0];
      await page.goto(`${nodes.origin('police')}/zaken/${caseId}/meldingen/${mine.reportId}`);
      await page.locator('#evidence button').click();
      const keep = page.locator('#evidence table button, #evidence .is-stacked button').first();
      await keep.waitFor();
      await visitor.looks();
      const [saved] = await Promise.all([page.waitForEvent('download'), keep.click()]);
      assert.equal(saved.suggestedFilename(), SCREEN.name);
      assert.deepEqual(readFileSync(await saved.path()), PNG);
      assert.equal((await nodes.audited('police', 'evidence.opened', mine.reportId)).length, 1);
    }));
});
