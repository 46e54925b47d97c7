// An analyst has content taken offline: writes a notice, is held back where a person stands in it, sends it under a rule or on own powers,
// keeps it on paper, and records what the receiver answered.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, linkingIsDone } from '../support/loop.mjs';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';

const EXPLANATION = {
  nl: 'Deze webwinkel biedt telefoons aan, laat vooraf betalen en levert aan niemand. Het adres in het colofon bestaat niet.',
  en: 'This web shop offers phones, asks to be paid beforehand and delivers to nobody. The address in its imprint does not exist.',
};

class ShopReporter extends Reporter {
  content() {
    const content = super.content();
    content.counterparty.push({ type: 'domain', value: 'nepwinkel-negen.example' }, { type: 'url', value: 'https://www.facebook.com/nep.winkel.negen' });
    return content;
  }
}

let nodes;
let browser;
let caseId;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['fhd', 'police'].map((name) => nodes.startNode(name)));
  await new ShopReporter(nodes, { account: syntheticIban(8151), phone: '+99955581501' }).throughToIdentified();
  await linkingIsDone(nodes);
  caseId = (await nodes.client('police', 'analyst').get('/api/v1/cases')).items[0].caseId;
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

const done = (page, end) => page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith(end) && response.status() === 201);
const chooseTrace = async (page, words) => page.selectOption('#trace', await page.locator('#trace option').filter({ hasText: words }).first().getAttribute('value'));
const card = (page) => page.locator('#takedown');
const take = (page, button) => Promise.all([done(page, '/steps'), button.click()]);

async function fill(page, language, { trace, location, receiver }) {
  await chooseTrace(page, trace);
  await page.fill('#locations', location);
  await page.selectOption('#receiver', receiver);
  await page.selectOption('#ground', 'fraud');
  await page.fill('#explanation', EXPLANATION[language]);
}

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  test('an analyst writes a notice, sends it under a rule, and records that the content is gone', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('police', 'police analyst');
      await page.goto(`${nodes.origin('police')}/zaken/${caseId}`);
      await card(page).locator('a.link-button').last().click();
      await visitor.sees('new notice');
      await page.locator('#takedown-form button').click();
      await page.locator('.error-summary li').first().waitFor();
      await visitor.looks();
      await fill(page, language, { trace: 'nepwinkel-negen.example', location: 'https://nepwinkel-negen.example/telefoons', receiver: 'cloudflare' });
      await page.fill('#explanation', `${EXPLANATION[language]} ${syntheticIban(8151)}`);
      await visitor.isRefused(400, async () => {
        await page.locator('#takedown-form button').click();
        await visitor.reads('take out what points to a person', '.error-summary');
      });
      await page.fill('#explanation', EXPLANATION[language]);
      await Promise.all([done(page, '/takedown-notices'), page.locator('#takedown-form button').click()]);

      const notice = card(page).locator('section').first();
      await visitor.reads('a rule lets you send', '#takedown');
      await visitor.looks();
      await notice.locator('form button[type=submit]').click();
      await notice.locator('.field-error').waitFor();
      await notice.locator('input[id^=faith]').check();
      await take(page, notice.locator('form button[type=submit]'));
      await visitor.reads('ask if there is no word', '#takedown');
      const [saved] = await Promise.all([page.waitForEvent('download'), notice.locator('a[download]').first().click()]);
      assert.equal(readFileSync(await saved.path()).subarray(0, 5).toString(), '%PDF-');
      await notice.locator('input[id^=reference]').fill('CF-0042');
      await take(page, notice.locator('form').first().locator('button'));
      await notice.locator('input[id^=reference]').waitFor({ state: 'detached' });
      await notice.locator('input[type=radio]').first().check();
      await take(page, notice.locator('form button[type=submit]').last());
      await visitor.reads('content taken offline', '#takedown');
      await visitor.looks();
      await visitor.reads('the notice is in the timeline', '#history');
      const parts = page.getByRole('navigation', { name: visitor.say('on this page') });
      await parts.getByRole('button', { name: visitor.say('having content taken offline') }).click();
      assert.equal(await page.evaluate(() => document.activeElement.closest('section')?.id), 'takedown');
    }));

  test('a notice about a profile goes on the own powers of the police, and the page says so', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('police', 'police analyst');
      await page.goto(`${nodes.origin('police')}/zaken/${caseId}/kennisgeving`);
      await page.locator('#trace').waitFor();
      await fill(page, language, { trace: 'facebook:', location: 'https://www.facebook.com/nep.winkel.negen', receiver: 'facebook' });
      await Promise.all([done(page, '/takedown-notices'), page.locator('#takedown-form button').click()]);
      await visitor.reads('no rule is about this', '#takedown');
      await visitor.looks();
      const notice = card(page).locator('section').first();
      await notice.locator('input[id^=faith]').check();
      await notice.locator('form button[type=submit]').click();
      await notice.locator('.field-error').waitFor();
      await notice.locator('input[id^=powers]').check();
      await take(page, notice.locator('form button[type=submit]'));
      await visitor.reads('own powers of the police', '#takedown');
      await visitor.looks();
    }));
});
