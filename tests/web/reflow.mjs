// Every page from the narrowest screen to a wide one, and with letters twice as large: no page scrolls sideways, no table cuts off
// a cell or a button, and from a desk's screen on the filters stand on one line.
import assert from 'node:assert/strict';
import { routeTable } from '../../web/tools/route_table.mjs';

const WIDTHS = [320, 768, 1024, 1200, 1440];
const HEIGHT = 800;
const ONE_LINE_PX = 1024;
const TRIES_MAX = 5;
const PAUSE_MS = 100;
const ZOOMED = { width: 640, height: 800 };
/** Nobody else opens these. */
const OFFICERS_PAGES = ['/logboek', '/verzoeken', '/verzoeken/:requestId'];
const ROLE_OF = { fhd: 'helpdesk agent', police: 'police analyst', bank: 'bank analyst', shop: 'fraud analyst', jenv: 'programme officer' };

/** The page has taken on its new width: tables look at their place in the frame after it changed. */
const isDrawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))));

/** By how much the page scrolls sideways; what a table's box cuts off; filters that do not stand on one line. */
const faults = (page) =>
  page.evaluate((oneLinePx) => {
    const found = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`scrolls sideways by ${scrollWidth - clientWidth} px`);
    for (const box of document.querySelectorAll('.scroll')) {
      if (!box.checkVisibility()) continue;
      const { left, right } = box.getBoundingClientRect();
      const isCutOff = (each) => {
        const place = each.getBoundingClientRect();
        return each.checkVisibility() && (place.right > right + 1 || place.left < left - 1);
      };
      const cutOff = [...box.querySelectorAll('th, td, button, a, .nl-data-badge')].filter(isCutOff);
      if (cutOff.length > 0) found.push(`${box.getAttribute('aria-label')}: ${cutOff.length} cut off, as ${cutOff[0].outerHTML.slice(0, 120)}`);
    }
    const bottoms = [...document.querySelectorAll('.filters > *')].map((each) => each.getBoundingClientRect().bottom);
    if (innerWidth >= oneLinePx && Math.max(...bottoms) - Math.min(...bottoms) > 8) found.push('filters on more than one line');
    return found;
  }, ONE_LINE_PX);

/** A table may need another frame, when the page has much to draw anew. */
async function lastingFaults(page) {
  for (let tries = 0; ; tries++) {
    await isDrawn(page);
    const found = await faults(page);
    if (found.length === 0 || tries === TRIES_MAX) return found;
    await page.waitForTimeout(PAUSE_MS);
  }
}

async function fits(visitor, name, path) {
  const { page, nodes } = visitor;
  await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
  await page.goto(nodes.origin(name) + path);
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.loading'));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    assert.deepEqual(await lastingFaults(page), [], `${name} ${path} at ${width} px`);
  }
  await page.setViewportSize(ZOOMED);
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  assert.deepEqual(await lastingFaults(page), [], `${name} ${path} with letters twice as large`);
}

/** Who looks for what is cut off sees it when it is there. */
export async function plantedFaultIsSeen(visitor, name, path) {
  const { page } = visitor;
  await visitor.logIn(name, ROLE_OF[name]);
  await fits(visitor, name, path);
  await page.evaluate(() => {
    document.documentElement.style.removeProperty('font-size');
    document.querySelector('.scroll table').style.setProperty('min-width', '3000px');
  });
  await page.setViewportSize({ width: 1200, height: HEIGHT });
  assert.match((await lastingFaults(page)).join(), /cut off/);
}

/** `ids` fills in what stands after ":" in a path, of which a node may have none: null; the fragments open a report's and a held person's page. */
export async function pagesFit(visitor, name, { ids, fragments }) {
  const filled = (path) => path.replaceAll(/:(\w+)/g, (_, id) => ids[id]);
  const mine = routeTable().filter(({ nodes }) => nodes.includes(name));
  const open = mine.filter(({ isPrivate, path }) => !isPrivate && !(name === 'police' && ['/hulp', '/melden', '/status'].includes(path)));
  for (const { path } of open) await fits(visitor, name, filled(path) + (fragments[path] ?? ''));
  await visitor.logIn(name, ROLE_OF[name]);
  const staff = mine.filter(({ isPrivate, path }) => isPrivate && !OFFICERS_PAGES.includes(path));
  for (const { path } of staff) await fits(visitor, name, filled(path));
  await visitor.logIn(name, 'privacy officer');
  const isThere = (path) => !/:(\w+)/.test(path) || ids[/:(\w+)/.exec(path)[1]] !== null;
  for (const path of OFFICERS_PAGES.filter(isThere)) await fits(visitor, name, filled(path));
}
