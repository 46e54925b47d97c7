// After a hit a bank analyst asks for more, a police analyst gives what is needed or refuses, and the bank reads it until the signal ends;
// both languages, wide and narrow.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { shareAccount } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';
import { everyLineHasWords } from './privacy_officer.mjs';

const WORDS = { nl: 'De klant zegt dat iemand anders de rekening opende.', en: 'Our customer says that somebody else opened the account.' };

let nodes;
let browser;
const shared = {};
const enquiries = {};
before(async () => {
  nodes = await Nodes.start();
  for (const [language, seed] of [['nl', 7961], ['en', 7962]]) shared[language] = await shareAccount(nodes, seed);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

async function fillIn(page, reason, words) {
  await page.locator(`input[name=enquiry-reason][value=${reason}]`).check();
  await page.locator('input[name=enquiry-held][value=payment]').check();
  await page.fill('#enquiry-words', words);
}

/** From a hit to the form on which one asks for more. */
async function asksMoreAfterAHit(visitor, account) {
  const { page } = visitor;
  await visitor.goTo('bank', '/controle', 'check');
  await page.fill('#check-value', account);
  await page.locator('form button[type=submit]').click();
  await page.locator('#answer a.link-button').click();
  await visitor.sees('ask more');
  await visitor.reads('account used for fraud', '.lead');
}

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  test('a bank analyst asks for more after a hit, and reads before sending what no rule permits', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('bank', 'bank analyst', 'check');
      await asksMoreAfterAHit(visitor, shared[language].account);
      await page.locator('#ask button[type=submit]').click(); // nothing filled in
      await visitor.reads('not right yet', '.error-summary');
      await visitor.looks();
      await fillIn(page, 'watch-payments', `${WORDS[language]} ${shared[language].account}`);
      await visitor.reads('owner may give nothing', '#ask');
      await visitor.looks();
      await page.locator('#ask button[type=submit]').click();
      await page.locator('#enquiry-words-error').waitFor(); // an account number stands in it
      await page.fill('#enquiry-words', WORDS[language]);
      await page.locator('#ask button[type=submit]').click();
      await visitor.reads('rules do not allow this', '#outcome');
      await visitor.looks();

      await asksMoreAfterAHit(visitor, shared[language].account);
      await fillIn(page, 'own-customer', WORDS[language]);
      await page.fill('#enquiry-reference', 'FR-2026/0815');
      await visitor.reads('owner may give more', '#ask');
      await page.locator('#ask button[type=submit]').click();
      await visitor.reads('owner has not answered', '#outcome');
      await visitor.looks();
      enquiries[language] = new URL(page.url()).pathname.split('/').pop();
    }));

  test('a police analyst sees why, the rule and the clock, and gives two things', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      const mine = `#n-${enquiries[language]}`;
      const police = await nodes.logIn('police', 'police-analyst');
      await eventually('the police hear the question', async () => (await police.get('/api/v1/heard-enquiries')).items.find(({ enquiryId }) => enquiryId === enquiries[language]));
      police.close();
      await visitor.logIn('police', 'police analyst');
      await visitor.goTo('police', '/navragen', 'enquiries');
      assert.match(await visitor.text(mine), new RegExp(WORDS[language]));
      await visitor.reads('rules let you give', mine);
      assert.ok(!(await visitor.text()).replaceAll(' ', '').includes(shared[language].account), 'never the account in full');
      await page.locator(`${mine} button`).click();
      await page.locator('dialog[open] button[type=submit]').click(); // nothing chosen
      await visitor.reads('not right yet', 'dialog .error-summary');
      await page.locator('dialog input[value=given]').check();
      await visitor.looks();
      await page.locator('#give-reporters').check();
      await page.locator('#give-contact').check();
      await page.locator('dialog input[value=needed-to-decide]').check();
      await page.locator('dialog[open] button[type=submit]').click();
      await visitor.reads('only what you chose');
      await visitor.looks();
    }));

  test('the bank analyst reads what was given and until when, in the list and on its page', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      const id = enquiries[language];
      await visitor.logIn('bank', 'bank analyst', 'check');
      await eventually('the answer is there', async () => (await visitor.asks(`/api/v1/enquiries/${id}`)).body.state === 'given');
      await visitor.goTo('bank', '/navragen', 'enquiries');
      await page.locator(`a[href="/navragen/${id}"]`).click();
      await visitor.sees('one enquiry');
      const outcome = await visitor.text('#outcome');
      assert.match(outcome, /3-9/);
      assert.match(outcome, visitor.say('keep until'));
      assert.doesNotMatch(outcome, visitor.say('purchase fraud'), 'what was not chosen is not there');
    }));

  test('when the signal is withdrawn, what was given is gone at the bank, and both pages say so', () =>
    someone(async (visitor) => {
      const id = enquiries[language];
      const police = await nodes.logIn('police', 'police-analyst');
      await police.post(`/api/v1/opinions/${shared[language].opinion.opinionId}/withdrawal`, { reason: 'wrong account' }, randomUUID());
      police.close();
      await visitor.logIn('bank', 'bank analyst', 'check');
      await eventually('it is gone', async () => (await visitor.asks(`/api/v1/enquiries/${id}`)).body.state === 'withdrawn');
      await visitor.goTo('bank', `/navragen/${id}`, 'one enquiry');
      await visitor.reads('what you got is erased', '#outcome');
      assert.doesNotMatch(await visitor.text('#outcome'), /3-9/);
      await visitor.logIn('police', 'police analyst');
      await visitor.goTo('police', '/navragen', 'enquiries');
      await visitor.reads('signal lapsed', '#answered');
    }));

  test('each privacy officer reads each act on an enquiry in words', async () => {
    for (const name of ['bank', 'police']) {
      await someone(async (visitor) => {
        await visitor.logIn(name, 'privacy officer', 'audit log');
        await everyLineHasWords(visitor);
      });
    }
  });
});
