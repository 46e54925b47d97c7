// A business hands in a table at the police's business desk: the page names bad rows before and after, nothing of the other party
// leaves the browser in clear, the refused rows come back as a file, and the reports are followed and withdrawn with a code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { linkingIsDone } from '../support/loop.mjs';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';

const ROWS = 30;
const HEAD = { nl: 'kenmerk;fraudesoort;kanaal;datum;bedrag;rekening;telefoon;omschrijving', en: 'reference,fraud type,channel,date,amount,account,phone,description' };
/** Row 4 the page cannot know: the number has the right form, but no country has it. */
const BAD = { 4: 'telefoon|phone', 9: 'datum|date', 14: 'fraudesoort|fraud type' };

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.setUp();
  await nodes.startNode('police');
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

function tableOf(language, account) {
  const separator = language === 'nl' ? ';' : ',';
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const number = index + 2;
    const type = number === 14 ? 'onzin' : 'VKF';
    const day = number === 9 ? '31-02-2026' : '20-11-2026';
    const phone = number === 4 ? '+210 1234567' : '';
    return [`${language}-${number}`, type, 'website', day, '249.95', account, phone, '"Geheim verhaal; van, rij"'].join(separator);
  });
  return Buffer.from([HEAD[language], ...rows].join('\r\n'));
}

async function fillsInWho({ page }, kvk) {
  await page.fill('#kvk', kvk);
  await page.fill('#business', 'Webwinkel Voorbeeld');
  await page.fill('#name', 'Noor Voorbeeld');
  await page.selectOption('#role', 'proxy');
  await page.check('#mandate');
}

async function sends({ page }) {
  const answered = page.waitForResponse((response) => response.url().endsWith('/bulk-reports'));
  await page.locator('form button[type=submit]').click();
  const response = await answered;
  assert.equal(response.status(), 201, await response.text());
  await page.locator('#status-code').waitFor();
  return response.json();
}

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  const account = syntheticIban(language === 'nl' ? 7401 : 7402);
  const kvk = language === 'nl' ? '90000012' : '90000020';

  test('a business hands in thirty rows of which three are bad, twice, follows them and takes one back', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.goTo('police', '/zakelijk-melden', 'many transactions at once');
      await page.locator('form button[type=submit]').click();
      assert.equal(await page.locator('.error-summary li').count(), 6, 'all that is missing is named at once');
      await fillsInWho(visitor, kvk);
      const file = { name: 'meldingen.csv', mimeType: 'text/csv', buffer: tableOf(language, account.replace(/(.{4})/g, '$1 ').trim()) };
      await page.setInputFiles('#file', file);
      await page.locator('.notice-amber').waitFor();
      assert.equal(await page.locator('.notice-amber + .scroll tbody tr').count(), 2, 'two rows the page knows to be bad');
      await visitor.looks();

      const outcome = await sends(visitor);
      assert.deepEqual([outcome.accepted, outcome.refused], [ROWS - 3, 1]);
      await visitor.sees('what became of your rows');
      const refused = page.locator('#refused tbody tr');
      assert.equal(await refused.count(), 3);
      for (const [place, [number, column]] of Object.entries(BAD).entries()) {
        assert.match(await refused.nth(place).innerText(), new RegExp(`^${number}\\s+.*(${column})`, 's'));
      }
      const sent = visitor.sentTo('police').map(({ body }) => body).join('\n');
      for (const secret of [account, 'Geheim verhaal', '1234567']) assert.ok(!sent.includes(secret), `${secret} left the browser in clear`);

      const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('#refused button').last().click()]);
      const lines = readFileSync(await saved.path(), 'utf8').trim().split('\r\n');
      assert.equal(lines.length, 4);
      assert.match(lines[0], /(Reden|Reason)$/);

      await page.locator('#code a').click();
      await visitor.sees('business reports of a day');
      assert.equal(await page.locator('#rows tbody tr').count(), ROWS - 3);
      await page.locator('#rows tbody button').first().click();
      await page.locator('#withdraw-reason').check();
      await page.locator('dialog button[type=submit]').click();
      await page.locator('.notice-good').waitFor();
      await visitor.looks();

      await visitor.goTo('police', '/zakelijk-melden', 'many transactions at once');
      await fillsInWho(visitor, kvk);
      await page.setInputFiles('#file', file);
      const again = await sends(visitor);
      assert.deepEqual([again.accepted, again.known, again.refused], [0, ROWS - 3, 1], 'the same table again changes nothing');

      await linkingIsDone(nodes);
      const analyst = nodes.client('police', 'analyst');
      const { items } = await analyst.get('/api/v1/cases?limit=200');
      const mine = items.filter(({ reports }) => reports === ROWS - 4);
      assert.ok(mine.length > 0, 'the reports of one account stand in one case');
      for (const { caseId } of mine) {
        for (const { identifiedReporters } of (await analyst.get(`/api/v1/cases/${caseId}`)).identifiers) assert.equal(identifiedReporters, 1);
      }
    }));
});
