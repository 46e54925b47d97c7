// An analyst makes a dossier of a case with one report opened, and keeps it as a signed file and on paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, linkingIsDone } from '../support/loop.mjs';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['fhd', 'police'].map((name) => nodes.startNode(name)));
  for (const n of [1, 2]) await new Reporter(nodes, { account: syntheticIban(7951), phone: `+99955576${n}01` }).throughToIdentified();
  await linkingIsDone(nodes);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

inBothLanguages(() => ({ browser, nodes }), (someone) => {
  test('an analyst makes a dossier with one report opened', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('police', 'police analyst');
      const { caseId } = (await nodes.client('police', 'analyst').get('/api/v1/cases')).items[0];
      await page.goto(`${nodes.origin('police')}/zaken/${caseId}`);
      await page.locator('#dossier summary').click();
      await page.locator('#dossier input').first().check();
      const files = [];
      page.on('download', (saved) => files.push(saved));
      await page.locator('#dossier .buttons button').click();
      await page.locator('#dossier .notice-good').waitFor();
      await visitor.looks();
      while (files.length < 2) await page.waitForEvent('download');
      const byEnd = (end) => files.find((saved) => saved.suggestedFilename().endsWith(end));
      const dossier = JSON.parse(readFileSync(await byEnd('.json').path(), 'utf8'));
      assert.equal(dossier.parts.length, 3);
      assert.equal(readFileSync(await byEnd('.pdf').path()).subarray(0, 5).toString(), '%PDF-');
    }));
});
