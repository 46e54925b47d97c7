// A bank answers on a signal about an account it holds, and the police answer the bank; both languages, wide and narrow.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { check, shareAccount } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';
import { everyLineHasWords } from './privacy_officer.mjs';

let nodes;
let browser;
const accounts = {};
before(async () => {
  nodes = await Nodes.start();
  for (const [language, seed] of [['nl', 7911], ['en', 7912]]) accounts[language] = (await shareAccount(nodes, seed)).account;
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  test('a bank analyst answers that the holder has nothing to do with it', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('bank', 'bank analyst', 'check');
      await visitor.goTo('bank', '/ontvangen-signalen', 'received signals');
      // The list shows no account: of those not answered yet one is taken, which this language's analyst then follows.
      await page.locator('tbody tr').filter({ hasNot: page.locator('.cell-more') }).locator('button').first().click();
      await page.locator('dialog[open] button[type=submit]').click(); // nothing chosen
      await page.locator('dialog .field-error').waitFor();
      await visitor.looks();
      await page.locator('input[value=genuine]').check();
      await page.locator('dialog[open] button[type=submit]').click();
      await visitor.reads('answer was sent');
      await visitor.looks();
    }));

  test('a police analyst reads it and lets the signal rest no longer', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('police', 'police analyst');
      await visitor.goTo('police', '/signalen', 'signals');
      await page.locator('.deliveries a[href="/bezwaren"]').first().click(); // where the signals are it says that one waits
      await visitor.sees('objections');
      await page.locator('#holders .badge-amber').first().waitFor();
      await visitor.looks();
      await page.locator('#holders').getByRole('button', { name: visitor.say(language === 'nl' ? 'share again' : 'bank is right') }).first().click();
      await visitor.reads(language === 'nl' ? 'is shared again' : 'withdrawn for good', '#holders');
      await visitor.looks();
    }));

  test('a police analyst goes from a signal to the case that it rests on', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('police', 'police analyst');
      await visitor.goTo('police', '/signalen', 'signals');
      const link = page.locator('tbody a[href$="/zaak"]').first();
      const signalId = (await link.getAttribute('href')).split('/')[2];
      await link.click();
      await page.waitForURL('**/zaken/*');
      await visitor.sees('one case');
      const { caseId } = (await visitor.asks(`/api/v1/signals/${signalId}/case`)).body;
      assert.ok(page.url().endsWith(`/zaken/${caseId}`));
      const nowhere = `/signalen/${randomUUID()}/zaak`;
      await visitor.isRefused(404, async () => {
        await page.goto(nodes.origin('police') + nowhere);
        await visitor.reads('no case behind it');
      });
    }));

  test('a police analyst reads who was told, who confirmed it, and how often the bank was right', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('police', 'police analyst');
      await visitor.goTo('police', '/signalen', 'signals');
      await page.locator('a[href="/leveringen"]').first().click();
      await visitor.sees('deliveries');
      await page.locator('#partners tbody tr').first().waitFor();
      await visitor.looks();
      const { verdicts, partners } = (await visitor.asks('/api/v1/delivery-ledger')).body;
      assert.ok(verdicts.answered > 0 && verdicts.overturned <= verdicts.answered && verdicts.contested >= verdicts.answered);
      assert.ok(partners.every(({ sent, acknowledged }) => acknowledged <= sent));
      await visitor.reads(language === 'nl' ? 'bank never right' : 'bank was right', '#quality');
    }));

  test('each privacy officer reads each act in words', async () => {
    for (const name of ['bank', 'police']) {
      await someone(async (visitor) => {
        await visitor.logIn(name, 'privacy officer', 'audit log');
        await everyLineHasWords(visitor);
      });
    }
  });
});

test('what was upheld is gone at the bank, what was rejected is back', async () => {
  const { items } = await nodes.client('police', 'analyst').get('/api/v1/signals?limit=50');
  assert.deepEqual(items.map(({ state }) => state).sort(), ['shared', 'withdrawn']);
  const known = async () => (await Promise.all(Object.values(accounts).map((account) => check(nodes, 'iban', account)))).filter((answer) => answer.known === true).length;
  await eventually('one of the two is known', async () => (await known()) === 1);
});
