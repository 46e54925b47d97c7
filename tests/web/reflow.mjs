// Every page on the narrowest screen, and with letters twice as large: nothing is cut off or scrolls sideways.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/nodes.mjs';

const NARROW = { width: 320, height: 640 };
const ZOOMED = { width: 640, height: 800 };
const NODE_OF = { desk: 'fhd', police: 'police', bank: 'bank' };
const ROLE_OF = { fhd: 'helpdesk agent', police: 'police analyst', bank: 'bank analyst' };

/** The table of web/src/app/routes.ts: no page can be left out here. */
function routes() {
  const table = readFileSync(join(ROOT, 'web/src/app/routes.ts'), 'utf8');
  const rows = [...table.matchAll(/\{ path: '([^']+)', on: \[([^\]]*)\],( isPrivate: true,)?/g)].map(([, path, on, isPrivate]) => ({
    path,
    nodes: on ? [...on.matchAll(/'(\w+)'/g)].map(([, kind]) => NODE_OF[kind]) : Object.values(NODE_OF),
    isPrivate: Boolean(isPrivate),
  }));
  assert.equal(rows.length, [...table.matchAll(/load: \(\) => import/g)].length, 'every row of the table was read');
  return rows;
}

const sidewaysPx = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function fits(visitor, name, path) {
  const { page, nodes } = visitor;
  await page.setViewportSize(NARROW);
  await page.goto(nodes.origin(name) + path);
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.loading'));
  assert.equal(await sidewaysPx(page), 0, `${name} ${path} at ${NARROW.width} px`);
  await page.setViewportSize(ZOOMED);
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  assert.equal(await sidewaysPx(page), 0, `${name} ${path} with letters twice as large`);
}

/** `ids` fills in what stands after ":" in a path; the fragments open a report's and a held person's page. */
export async function pagesFit(visitor, name, { ids, fragments }) {
  const mine = routes().filter(({ nodes }) => nodes.includes(name));
  const open = mine.filter(({ isPrivate, path }) => !isPrivate && !(name === 'police' && ['/hulp', '/melden', '/status'].includes(path)));
  for (const { path } of open) await fits(visitor, name, path + (fragments[path] ?? ''));
  await visitor.logIn(name, ROLE_OF[name]);
  const staff = mine.filter(({ isPrivate, path }) => isPrivate && path !== '/logboek');
  for (const { path } of staff) await fits(visitor, name, path.replaceAll(/:(\w+)/g, (_, id) => ids[id]));
  await visitor.logIn(name, 'privacy officer');
  await fits(visitor, name, '/logboek');
}
