// The bank's analyst recalls a payment, fetches the message, and reads the other bank's answers; both languages, wide and narrow.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { newRecall, refusalMessage, returnMessage } from '../../tools/demo/recalls.mjs';
import { inBothLanguages, placeWith } from './browser.mjs';

const place = placeWith('bank');

const asFile = ({ text }) => ({ name: 'antwoord.xml', mimeType: 'application/xml', buffer: Buffer.from(text) });

async function fillsIn(page, { transactionId, originalMessageId, settledOn, debtor, creditor }) {
  const [year, month, day] = settledOn.split('-');
  const typed = { transactionId, originalMessageId, 'settledOn': day, 'settledOn-month': month, 'settledOn-year': year, amount: '250', debtorName: debtor.name, debtorAccount: debtor.account, creditorName: creditor.name, creditorAccount: creditor.account };
  for (const [id, value] of Object.entries(typed)) await page.fill(`#${id}`, value);
}

inBothLanguages(() => place, (someone, language) => {
  test('an analyst recalls a payment, reads a no and then the money back', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      const recall = newRecall(language === 'nl' ? 1 : 2);
      await visitor.logIn('bank', 'bank analyst', 'check');
      await visitor.goTo('bank', '/terugroepen', 'recalls');
      await page.locator('a[href="/terugroepen/nieuw"]').click();
      await visitor.sees('recall a payment');
      await page.locator('form button[type=submit]').click();
      await visitor.reads('not right yet', '.error-summary');
      await visitor.reads('name of who paid is missing', '.error-summary');
      await fillsIn(page, { ...recall, transactionId: recall.debtor.account });
      assert.equal(await page.inputValue('#debtorBic'), 'DEMONL2A', 'its own bank is known');
      await page.locator('#creditorBic').focus();
      assert.equal(await page.inputValue('#creditorBic'), 'PROFNL2A', 'the other bank is found by the account');
      await visitor.isRefused(400, async () => {
        await page.locator('form button[type=submit]').click();
        await page.locator('.notice-error').waitFor();
      });
      await page.fill('#transactionId', recall.transactionId);
      await page.locator('form button[type=submit]').click();
      await visitor.sees('one recall');

      const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('#message button').click()]);
      assert.match(saved.suggestedFilename(), /^camt056-K-[0-9A-F]{8}\.xml$/);
      assert.match(readFileSync(await saved.path(), 'utf8'), /camt\.056\.001\.08/);

      await visitor.goTo('bank', '/terugroepen', 'recalls');
      await visitor.isRefused(400, async () => {
        await page.setInputFiles('#answer-file', asFile({ text: '<a/>' }));
        await page.locator('#answers .notice-error').waitFor();
      });
      await visitor.reads('takes only answers of banks', '#answers .notice-error');
      await page.setInputFiles('#answer-file', asFile(refusalMessage(`N-${language}`, [{ transactionId: recall.transactionId, code: 'AM04' }])));
      await visitor.reads('not enough money', '#answers');
      await page.locator('tbody a').first().click();
      await visitor.sees('one recall');
      await visitor.reads('other bank refused');
      await visitor.goTo('bank', '/terugroepen', 'recalls');
      await page.setInputFiles('#answer-file', asFile(returnMessage(`R-${language}`, [{ transactionId: recall.transactionId, minor: 20_000 }])));
      await visitor.reads('money came back', '#answers');
      await visitor.reads('200 returned', '#totals');
      await visitor.looks();
    }));
});
