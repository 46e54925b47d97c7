// A privacy officer: reads who did what under which rule, and that nobody changed it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/nodes.mjs';

const catalogue = (language) => readFileSync(join(ROOT, `web/src/i18n/node.${language}.ts`), 'utf8');
const CATALOGUES = { nl: catalogue('nl'), en: catalogue('en') };

/** Each of `actions` stands in the node's log; the page filters on it, and the API gives the same to the same person. */
export async function readsLog(visitor, name, actions) {
  const { page } = visitor;
  await page.locator('#chain button').click();
  await visitor.reads('log is whole', '#chain');
  await visitor.looks();
  for (const action of actions) {
    await page.fill('#action', action);
    await page.locator('.filters button[type=submit]').click();
    await page.waitForFunction((wanted) => {
      const codes = [...document.querySelectorAll('#entries tbody tr')].map((row) => row.querySelector('td code').textContent);
      return codes.length > 0 && codes.every((code) => code === wanted);
    }, action);
    const { body } = await visitor.asks(`/api/v1/audit-entries?action=${action}&limit=5`);
    assert.ok(body.items.length > 0 && body.items.every((entry) => entry.action === action), `${action} at ${name}`);
  }
  await visitor.looks();
  await everyLineHasWords(visitor);
}

/** What stands in the log by now, whoever wrote it: each action and each outcome is told in words. */
export async function everyLineHasWords(visitor) {
  const words = CATALOGUES[visitor.language];
  const untold = new Set();
  const { body: node } = await visitor.asks('/api/v1/node');
  const names = [node.id, ...node.partners.map(({ id }) => id)]; // of a consent the log says for whom
  for (let before = ''; before !== null;) {
    const { body } = await visitor.asks(`/api/v1/audit-entries?limit=200${before && `&before=${before}`}`);
    for (const { action, outcome } of body.items) {
      const keys = [`act.${action}`, ...(names.includes(outcome) ? [] : [`outcome.${outcome}`])];
      for (const key of keys) if (!words.includes(`'${key}':`)) untold.add(key);
    }
    before = body.next;
  }
  assert.deepEqual([...untold], []);
}

/** The log tells who did what; the work itself stays closed to who reads the log. */
export async function isRefusedTheWork(visitor, path) {
  await visitor.isRefusedToAsk(403, path);
}

/** Who is no privacy officer does not read the log. */
export async function isRefusedTheLog(visitor, name) {
  await visitor.isRefused(403, async () => {
    await visitor.page.goto(`${visitor.nodes.origin(name)}/logboek`);
    await visitor.reads('not allowed', '.notice');
  });
  await visitor.looks();
}
