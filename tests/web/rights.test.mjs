// A person asks all organisations about their own data, each privacy officer answers on a page, and the person reads it with a code.
// On real nodes, in both languages, wide and narrow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { NAMES, Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';

const NAME = 'Verzonnen Rechthebbende';
const ANSWER = 'Wij vonden niets met deze rekening.';

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.start();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

async function asks(visitor, account) {
  const { page } = visitor;
  await visitor.goTo('fhd', '/mijn-gegevens', 'my data');
  await page.locator('form button[type=submit]').click();
  await page.locator('.error-summary').waitFor();
  await visitor.looks();
  await page.locator('input[value=objection]').check();
  await visitor.reads('paused at once');
  await page.fill('#rights-name', NAME);
  await page.fill('#rights-contact', 'rechthebbende@voorbeeld.example');
  await page.fill('#rights-own', account);
  await page.locator('form button[type=submit]').click();
  await visitor.sees('request sent');
  const bodies = visitor.sentTo('fhd', '/api/v1/rights-requests').map(({ body }) => body);
  assert.equal(bodies.length, 1);
  for (const secret of [NAME, account.replaceAll(' ', '')]) assert.ok(!bodies[0].includes(secret), 'sealed before it is sent');
  return (await page.locator('#status-code').innerText()).trim();
}

async function answers(visitor, name) {
  const { page } = visitor;
  await visitor.logIn(name, 'privacy officer');
  await visitor.goTo(name, '/verzoeken', 'requests of persons');
  await page.locator('tbody a').first().click();
  await page.locator('#subject').waitFor();
  await visitor.reads('nothing found with these', '#findings');
  assert.match(await visitor.text('#subject'), new RegExp(NAME));
  await visitor.looks();
  await page.locator('input[value=granted]').check();
  await page.locator('#answer button[type=submit]').click();
  await visitor.reads('first who it is', '#answer');
  await page.locator('input[value=nothing-found]').check();
  await page.fill('#answer-text', ANSWER);
  await page.locator('#answer button[type=submit]').click();
  await visitor.reads('subject is erased', '#answer');
  await visitor.looks();
}

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  let code;
  test('a person asks once, sealed in the page, and gets a code', () => someone(async (visitor) => { code = await asks(visitor, syntheticIban(language === 'nl' ? 1280 : 375)); }));

  for (const name of NAMES) test(`the privacy officer of ${name} answers`, () => someone((visitor) => answers(visitor, name)));

  test('the person reads every answer with the code, and nobody does with another', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.goTo('fhd', '/mijn-gegevens/antwoord', 'answers to a request');
      await page.fill('#rights-code', code);
      await page.locator('form button[type=submit]').click();
      await visitor.sees('objection');
      await page.waitForFunction(([wanted, parts]) => document.querySelectorAll('.quote').length === parts && [...document.querySelectorAll('.quote')].every((each) => each.textContent === wanted), [ANSWER, NAMES.length]);
      await visitor.looks();
      await visitor.isRefused(404, async () => {
        await page.locator('main p button').last().click();
        await page.fill('#rights-code', code.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
        await page.locator('form button[type=submit]').click();
        await visitor.reads('unknown rights code');
      });
    }));
});
