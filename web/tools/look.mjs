// Opens every page at phone and desktop width, in light and dark, runs axe on each and keeps the pictures: to look at, and to
// hear at once when a page warns, breaks its content security policy, scrolls sideways or fails axe. A development tool.
//
//   node tools/look.mjs OUT_DIR [PORT_BASE=18080] [part of a page's name]
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [out, base = '18080', only = ''] = process.argv.slice(2);
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NAMES = ['fhd', 'police', 'bank'];
const origin = (name) => `http://${name}.localhost:${Number(base) + NAMES.indexOf(name)}`;
const uuid = (n) => `${String(n).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const VIEWS = [[375, 'light'], [1280, 'light'], [375, 'dark'], [1280, 'dark']];
const LOCALE = process.env.LOOK_LOCALE ?? 'nl-NL'; // en-GB shows the English pages

/** [name, node, path, role or null, what to do before looking] */
const PAGES = [
  ['start', 'fhd', '/', null],
  ['tour', 'fhd', '/rondleiding', null],
  ['login', 'fhd', '/inloggen', null],
  ['missing', 'fhd', '/bestaat-niet', null],
  ['way1', 'fhd', '/hulp', null],
  ['way2', 'fhd', '/hulp', null, async (page) => { await pick(page, 1); }],
  ['wayres', 'fhd', '/hulp', null, async (page) => { for (let n = 0; n < 12 && (await page.locator('form.question').count()); n++) await pick(page, n === 0 ? 1 : 0); }],
  ['report', 'fhd', '/melden', null],
  ['reporterr', 'fhd', '/melden', null, async (page) => { await page.selectOption('#fraudType', 'BHF'); await page.click('form button[type=submit]'); await page.waitForSelector('.error-summary'); }],
  ['review', 'fhd', '/melden', null, fillReport],
  ['sent', 'fhd', '/melden', null, async (page) => { await fillReport(page); await page.locator('.buttons button').first().click(); await page.waitForSelector('#status-code', { timeout: 30000 }); }],
  ['status-ask', 'fhd', '/status', null],
  ['status', 'fhd', '/status#00000000000000000000000000', null, (page) => page.waitForSelector('.timeline')],
  ['status-withdraw', 'fhd', '/status#00000000000000000000000001', null, async (page) => { await page.click('#withdraw button'); await page.waitForSelector('dialog[open]'); }],
  ['reports', 'fhd', '/meldingen', 'helpdesk-agent'],
  ['report-detail', 'fhd', `/meldingen/${uuid(1)}`, 'helpdesk-agent'],
  ['report-denied', 'fhd', `/meldingen/${uuid(13)}`, 'helpdesk-agent'],
  ['report-handed', 'fhd', `/meldingen/${uuid(3)}`, 'helpdesk-agent'],
  ['police-start', 'police', '/', null],
  ['identify', 'police', `/bekendmaken#report=${uuid(3)}&token=abc`, null],
  ['referrals', 'police', '/overdrachten', 'police-analyst'],
  ['refusal', 'police', '/overdrachten', 'police-analyst', async (page) => { await page.locator('.row-buttons button').nth(1).click(); await page.waitForSelector('dialog[open]'); }],
  ['cases', 'police', '/zaken', 'police-analyst'],
  ['case', 'police', `/zaken/${uuid(417)}`, 'police-analyst', async (page) => { await page.waitForSelector('.graph svg'); await page.selectOption('#why-from', uuid(1)); await page.selectOption('#why-to', uuid(2)); await page.waitForSelector('.path'); }],
  ['split', 'police', `/zaken/${uuid(417)}`, 'police-analyst', async (page) => { await page.locator('#regroup button').nth(1).click(); await page.waitForSelector('dialog[open]'); }],
  ['part', 'police', `/zaken/${uuid(417)}/meldingen/${uuid(1)}`, 'police-analyst', async (page) => { await page.click('.buttons button'); await page.waitForSelector('#narrative'); }],
  ['opinion', 'police', `/zaken/${uuid(417)}/oordeel/${uuid(40)}`, 'police-analyst'],
  ['signals', 'police', '/signalen', 'police-analyst'],
  ['objections', 'police', '/bezwaren', 'police-analyst'],
  ['conflicts', 'police', '/conflicten', 'police-analyst'],
  ['stops', 'police', '/stopkenmerken', 'police-analyst'],
  ['rules', 'police', '/regels', 'privacy-officer', async (page) => { for (const id of ['from', 'to', 'class', 'purpose']) await page.selectOption(`#ask-${id}`, { index: 1 }); await page.waitForSelector('#ask .notice'); }],
  ['audit', 'police', '/logboek', 'privacy-officer', async (page) => { await page.click('#chain button'); await page.waitForSelector('#chain .notice'); }],
  ['bank-start', 'bank', '/', null],
  ['check-known', 'bank', '/controle', 'bank-analyst', (page) => check(page, 'NL85 DEMO 0417 1643 00')],
  ['check-none', 'bank', '/controle', 'bank-analyst', (page) => check(page, 'onbekend.example')],
  ['check-denied', 'bank', '/controle', 'bank-analyst', (page) => check(page, 'NL91PROF0300000001')],
  ['received', 'bank', '/ontvangen-signalen', 'bank-analyst'],
  ['payment', 'bank', '/betaling-proberen', 'bank-analyst', pay],
  ['holds', 'bank', '/wachtende-betalingen', 'bank-analyst'],
  ['hold', 'bank', `/wachtende-betalingen/${uuid(81)}`, 'bank-analyst'],
  ['held', 'bank', '/vastgehouden#mock-code', null, (page) => page.waitForSelector('#object')],
];

async function pick(page, option) {
  const before = await page.locator('form.question legend').textContent();
  await page.locator('form.question input[type=radio]').nth(option).check();
  await page.click('form.question button[type=submit]');
  await page.waitForFunction((text) => document.querySelector('form.question legend')?.textContent !== text, before);
}
async function fillReport(page) {
  await page.selectOption('#fraudType', 'BHF');
  await page.locator('#channel').selectOption('phone');
  await page.fill('#occurredOn', '3'); await page.fill('#occurredOn-month', '11'); await page.fill('#occurredOn-year', '2025');
  await page.fill('#amount', '1250,50');
  await page.fill('#narrative', 'Iemand belde namens mijn bank. Ik moest mijn geld veiligstellen op een andere rekening.');
  await page.fill('#payeeIban', 'NL85 DEMO 0417 1643 00');
  await page.fill('#victimName', 'Noor van Dijk');
  await page.locator('#consentToPolice').check();
  await page.click('form button[type=submit]');
  await page.waitForSelector('#review-police');
}
async function check(page, value) {
  await page.fill('#check-value', value);
  await page.click('form button[type=submit]');
  await page.waitForSelector('#answer');
}
async function pay(page) {
  await page.fill('#debtor', 'NL85DEMO0417164300'); await page.fill('#creditor', 'NL83DEMO0000026700'); await page.fill('#amount', '1250,50');
  await page.click('form button[type=submit]');
  await page.waitForSelector('#decision, .error-summary');
}

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--font-render-hinting=none'] });
let problems = 0;
const complain = (where, what) => { problems += 1; console.log(`${where}: ${what}`); };
for (const [name, node, path, role, act] of PAGES.filter(([name]) => name.includes(only))) {
  for (const [width, scheme] of VIEWS) {
    const where = `${name}-${width}-${scheme}`;
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, locale: LOCALE, timezoneId: 'Europe/Amsterdam' });
    const page = await context.newPage();
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !/status of 40[34]/.test(message.text()) && complain(where, message.text()));
    page.on('pageerror', (error) => complain(where, String(error)));
    try {
      if (role) {
        await page.goto(`${origin(node)}/inloggen`);
        await page.locator('.role-button').nth(role === 'privacy-officer' ? 1 : 0).click();
        await page.waitForSelector('.who');
      }
      await page.goto(origin(node) + path);
      await page.waitForSelector('h1');
      await page.waitForFunction(() => !document.querySelector('.loading'));
      await act?.(page);
      await page.waitForFunction(() => !document.querySelector('.loading') && document.getAnimations().every((each) => each.playState !== 'running'));
      await page.screenshot({ path: join(out, `${where}.png`), fullPage: true });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) complain(where, `scrolls sideways by ${overflow}px`);
      await page.evaluate(AXE);
      const result = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      for (const violation of result.violations) complain(where, `axe ${violation.id}: ${violation.nodes.map((each) => `${each.target} ${each.any.map((any) => any.message)}`).slice(0, 2)}`);
    } catch (error) {
      complain(where, String(error).slice(0, 400));
      await page.screenshot({ path: join(out, `${where}.png`), fullPage: true }).catch(() => undefined);
    }
    await context.close();
  }
}
await browser.close();
console.log(`${problems} problems`);
