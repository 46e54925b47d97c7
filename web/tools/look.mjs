// Photographs every page of a running demo, at phone and desktop width, light and dark, in Dutch and English: to look at, and to
// hear at once when a page warns, breaks its content security policy, scrolls sideways or fails axe. Every route of
// src/app/routes.ts is there. A development tool; it reports, pays and objects like the tour.
//
//   node tools/look.mjs OUT_DIR [--port-base 8080] [--only PART_OF_A_NAME]... [--view WIDTH]... [--dist]
//
// --dist shows the pages of web/dist instead of those that the nodes serve, so that a change is seen without a restart.

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { allPages } from './look_pages.mjs';
import { Demo } from './look_world.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'port-base': { type: 'string', default: '8080' }, only: { type: 'string', multiple: true, default: [''] }, view: { type: 'string', multiple: true, default: [''] }, dist: { type: 'boolean', default: false } },
});
const [out] = positionals;
const WEB = fileURLToPath(new URL('../', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const VIEWS = [[375, 'light', 'nl'], [1280, 'light', 'en'], [375, 'dark', 'en'], [1280, 'dark', 'nl']];
const LOCALES = { nl: 'nl-NL', en: 'en-GB' };
const MIME = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.md': 'text/markdown' };

// With --dist no page comes from the nodes' own address, so the browser would keep it from asking them.
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--font-render-hinting=none', ...(options.dist ? ['--disable-features=LocalNetworkAccessChecks'] : [])];

let problems = 0;
const complain = (where, what) => {
  problems += 1;
  console.log(`${where}: ${what}`);
};

/** The content security policy that the node at this address sends along. */
function policyOf({ host, port }) {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port, headers: { Host: host } }, (answer) => resolve(answer.resume().headers['content-security-policy']));
    request.on('error', reject);
  });
}

/** Gives our own build for everything that is no request to the node; the node's policy stays. */
async function serveDist(context) {
  await context.route((url) => !url.pathname.startsWith('/api/'), async (route) => {
    const url = new URL(route.request().url());
    const file = extname(url.pathname) ? join(WEB, 'dist', url.pathname) : join(WEB, 'dist/index.html');
    if (!existsSync(file)) return route.continue();
    const headers = { 'content-type': MIME[extname(file)] ?? 'application/octet-stream', 'content-security-policy': await policyOf(url) };
    await route.fulfill({ headers, body: readFileSync(file) });
  });
}

async function isAtRest(page) {
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.loading') && document.getAnimations().every((each) => each.playState !== 'running'));
}

/** Keeps the picture and says what is wrong with what it shows. */
async function photograph(page, where) {
  await isAtRest(page);
  await page.screenshot({ path: join(out, `${where}.png`), fullPage: true });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) complain(where, `scrolls sideways by ${overflow}px`);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules }), AXE_RULES);
  for (const { id, nodes } of violations) complain(where, `axe ${id}: ${nodes.map((each) => `${each.target} ${each.any.map((any) => any.message)}`).slice(0, 2)}`);
}

async function look(browser, demo, entry, [width, scheme, language]) {
  const where = `${entry.name}-${width}-${scheme}-${language}`;
  const context = await browser.newContext({
    viewport: { width, height: 800 }, colorScheme: scheme, locale: LOCALES[language], timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce',
    ...(entry.role ? { storageState: (await demo.person(entry.role)).state } : {}),
  });
  context.setDefaultTimeout(20_000);
  if (options.dist) await serveDist(context);
  const page = await context.newPage();
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !/status of 40[134]/.test(message.text()) && complain(where, message.text()));
  page.on('pageerror', (error) => complain(where, String(error)));
  try {
    const path = typeof entry.path === 'function' ? await entry.path(demo) : entry.path;
    await page.goto(demo.origin(entry.node) + path);
    await isAtRest(page);
    await entry.act?.(page, demo);
    await photograph(page, where);
  } catch (error) {
    complain(where, String(error).slice(0, 400));
    await page.screenshot({ path: join(out, `${where}.png`), fullPage: true }).catch(() => undefined);
  }
  await context.close();
}

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGUMENTS });
const demo = new Demo(browser, Number(options['port-base']));
for (const entry of allPages().filter(({ name }) => options.only.some((part) => name.includes(part)))) {
  for (const view of VIEWS.filter((view) => options.view.some((part) => view.join('-').includes(part)))) await look(browser, demo, entry, view);
}
await browser.close();
console.log(`${problems} problems`);
process.exitCode = problems > 0 ? 1 : 0;
