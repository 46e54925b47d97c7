// An analyst on the list and the page of cases: what is most urgent and why, taking it up, a task, a note, and the timeline.
import assert from 'node:assert/strict';
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
  for (const n of [1, 2, 3]) await new Reporter(nodes, { account: syntheticIban(7801), phone: `+99955578${n}01` }).throughToIdentified();
  for (const n of [4, 5, 6, 7]) await new Reporter(nodes, { account: syntheticIban(7802), phone: `+99955578${n}01` }).throughToIdentified();
  await linkingIsDone(nodes);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

const done = (page, end) => page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith(end) && response.status() === 201);

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  test('an analyst finds the most urgent case, takes it up, plans a task and writes a note', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('police', 'police analyst');
      await page.goto(`${nodes.origin('police')}/zaken`);
      await page.locator('tbody tr').first().waitFor();
      await page.selectOption('#assignee-filter', 'none');
      await visitor.looks();
      await page.locator('tbody tr th a').first().click();
      await page.locator('#priority').waitFor();
      assert.equal(await page.locator('#priority dt').count(), 4, 'a reason for each factor');
      await page.selectOption('#assignee', 'analyst-1');
      await page.selectOption('#work-state', 'in-progress');
      await Promise.all([done(page, '/assignment'), done(page, '/work-state'), page.locator('#work > form button').click()]);
      await page.locator('#work > .buttons button').click();
      await page.locator('#tasks form button').click();
      assert.equal(await page.locator('#tasks .field-error').count(), 2);
      await page.fill('#task-text', `Camerabeelden opvragen (${language})`);
      const due = new Date(Date.now() + 5 * 86_400_000);
      await page.fill('#task-due', String(due.getUTCDate()));
      await page.fill('#task-due-month', String(due.getUTCMonth() + 1));
      await page.fill('#task-due-year', String(due.getUTCFullYear()));
      await Promise.all([done(page, '/tasks'), page.locator('#tasks form button').click()]);
      await page.locator('.work-list li').waitFor();
      await page.fill('#note-text', 'Winkelier gesproken');
      await Promise.all([done(page, '/notes'), page.locator('#notes form button').click()]);
      await page.locator('#notes .timeline li').waitFor();
      await Promise.all([done(page, '/completion'), page.locator('.work-list button').first().click()]);
      await page.locator('.work-list button').waitFor({ state: 'detached' });
      await visitor.looks();
      const parts = page.getByRole('navigation', { name: visitor.say('on this page') });
      await parts.locator('button').last().click();
      assert.equal(await page.evaluate(() => document.activeElement.closest('section')?.id), 'regroup', 'the keyboard goes on from the part that was chosen');
      const history = await visitor.text('#history');
      assert.doesNotMatch(history, /Camera|Winkelier/, 'the timeline tells no free text');

      await page.goto(`${nodes.origin('police')}/zaken`);
      await page.locator('tbody tr').first().waitFor();
      await page.selectOption('#state-filter', 'in-progress');
      await page.locator('tbody td').filter({ hasText: /Robin/ }).first().waitFor();
    }));
});
