// What the privacy framework allows, as a privacy officer looks it up: who may give what to whom, today and on another day, and
// which studies of the privacy risks are about to expire. On three real nodes, in both languages, wide and narrow.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Nodes, ROOT } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';

const DAY_MS = 24 * 60 * 60 * 1000;
const LATER = '2027-08-01'; // after the money laundering rule begins

const dayFromNow = (days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** The project's rules, but the study behind R05 expires in thirty days and the one behind R06 expired yesterday. */
function rulesWithAnOldDpia(folder) {
  cpSync(join(ROOT, 'data'), folder, { recursive: true });
  const file = join(folder, 'policy/dpia.toml');
  const until = (text, rule, day) => text.replace(new RegExp(`(reference = "DEMO-DPIA-${rule}"[\\s\\S]*?dated = )"[^"]*"(\\s+expires = )"[^"]*"`), `$1"2026-01-01"$2"${day}"`);
  writeFileSync(file, until(until(readFileSync(file, 'utf8'), 'R05', dayFromNow(30)), 'R06', dayFromNow(-1)));
}

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.start({ rules: rulesWithAnOldDpia });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

async function opens(visitor, cell, purpose, words) {
  const { page } = visitor;
  await page.locator(`#cell-${cell}`).click();
  for (const key of words) await visitor.reads(key, purpose ? `#way-${purpose}` : 'dialog[open]');
  await visitor.looks();
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

inBothLanguages(() => ({ browser, nodes }), (someone) => {
  test('a privacy officer opens the matrix, asks another day, and each cell explains itself', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('police', 'privacy officer', 'audit log');
      await visitor.goTo('police', '/matrix', 'matrix');
      assert.ok(await fits(page), 'scrolls sideways');
      await opens(visitor, 'bank-ACC', 'block-mule-account', ['the rule allows', 'three reporters']);
      await opens(visitor, 'telecom-TRAF', '', ['no rule speaks']);

      await page.selectOption('#matrix-from', 'bank');
      await opens(visitor, 'bank-SUS', 'onboarding-integrity', ['outside this platform']);
      await opens(visitor, 'obliged-entity-NAW', 'prevent-money-laundering', ['not yet law']);
      await page.fill('#matrix-date', LATER);
      await visitor.reads('on that day', '#matrix');
      await visitor.reads('if conditions are met', '#cell-obliged-entity-NAW');
      await visitor.looks();
      assert.ok(await fits(page), 'scrolls sideways');
      const { body } = await visitor.asks(`/api/v1/rule-matrix?from=bank&date=${LATER}`);
      const cell = body.cells.find(({ to, dataClass }) => to === 'obliged-entity' && dataClass === 'NAW');
      assert.deepEqual([body.date, cell.state, cell.ways[0].rules], [LATER, 'conditions', ['R14']]);
    }));

  test('a privacy officer sees which DPIA is about to expire, and that an expired one stopped its rule', () =>
    someone(async (visitor) => {
      await visitor.logIn('police', 'privacy officer', 'audit log');
      await visitor.page.locator('a[href="/dpia"]').first().click();
      await visitor.sees('dpia register');
      await visitor.reads('expires soon', '.notice');
      await visitor.reads('thirty days', '#dpias tr:has-text("DEMO-DPIA-R05")');
      await visitor.reads('expired dpia', '#dpias tr:has-text("DEMO-DPIA-R06")');
      assert.ok(await fits(visitor.page), 'scrolls sideways');
      const { body } = await visitor.asks('/api/v1/dpias');
      const standings = Object.fromEntries(body.items.map(({ reference, standing, daysLeft }) => [reference, [standing, daysLeft]]));
      assert.deepEqual(standings['DEMO-DPIA-R05'], ['expiring', 30]);
      assert.deepEqual(standings['DEMO-DPIA-R06'], ['expired', -1]);
      assert.equal(standings['DEMO-DPIA-R11'][0], 'not-adopted');
      const { body: rules } = await visitor.asks('/api/v1/rules');
      const inForce = (id) => rules.items.find(({ rule }) => rule === id).inForce;
      assert.deepEqual([inForce('R05'), inForce('R06')], [true, false]);
    }));

  test('whoever is logged in finds both by way of the rules; who is not is refused', () =>
    someone(async (visitor) => {
      await visitor.logIn('bank', 'bank analyst', 'check');
      await visitor.goTo('bank', '/regels', 'rules');
      await visitor.page.locator('main a[href="/matrix"]').click();
      await visitor.sees('matrix');
      await visitor.goTo('bank', '/dpia', 'dpia register');
      const closed = nodes.client('bank');
      for (const path of ['/api/v1/rule-matrix', '/api/v1/dpias']) assert.equal((await closed.once('GET', path)).status, 401);
      await visitor.isRefusedToAsk(400, '/api/v1/rule-matrix?date=tomorrow');
    }));
});
