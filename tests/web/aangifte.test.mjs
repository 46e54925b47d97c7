// A reporter goes from the status page to the police, signs an aangifte, keeps the receipt, makes a new version and withdraws it; an
// analyst reads in between what was signed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, linkingIsDone } from '../support/loop.mjs';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['fhd', 'police'].map((name) => nodes.startNode(name)));
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

const submit = '#sign button[type=submit]';

/** From the page of the report at the desk to the police's own. */
async function goesToThePolice(visitor, reporter) {
  const { page } = visitor;
  await visitor.page.goto('about:blank');
  await page.goto(`${nodes.origin('fhd')}/status#${reporter.token}`);
  await visitor.sees('one report');
  await page.getByRole('button', { name: visitor.say('file a complaint') }).click();
  await page.waitForURL(/\/aangifte/);
}

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  const reporter = () => new Reporter(nodes, { account: syntheticIban(language === 'nl' ? 7601 : 7602), phone: language === 'nl' ? '+99955571280' : '+9995557375', subject: `Sanne ${language}` });
  let mine;
  before(async () => {
    mine = await reporter().throughToIdentified();
    await linkingIsDone(nodes);
  });

  test('the reporter signs, keeps the receipt, and signs a new version', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await goesToThePolice(visitor, mine);
      await visitor.sees('file a complaint title');
      assert.equal(new URL(page.url()).hash, '', 'the token does not stay in the address bar');
      await page.locator(submit).click();
      assert.equal(await page.locator('.error-summary li').count(), 6);
      await page.fill('#name', 'Sanne Voorbeeld');
      for (const [id, value] of [['birth', '21'], ['birth-month', '3'], ['birth-year', '1964'], ['address', 'Dijkweg 1, Voorbeeldstad']]) await page.fill(`#${id}`, value);
      await page.fill('#statement', 'Ik betaalde en kreeg niets geleverd.');
      await page.check('#declare');
      await page.fill('#subject', 'Iemand anders');
      await visitor.isRefused(403, async () => {
        await page.locator(submit).click();
        await page.locator('.notice-amber').waitFor();
      });
      await page.fill('#subject', `Sanne ${language}`);
      await page.locator(submit).click();
      await page.locator('#receipt').waitFor();
      await visitor.looks();
      const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('#receipt button').first().click()]);
      assert.match(saved.suggestedFilename(), /^A-2026-\d{6}\.pdf$/);
      await page.locator('#change button').first().click();
      await page.locator('#statement').fill('Ik betaalde, kreeg niets geleverd en hoorde niets meer.');
      await page.fill('#subject', `Sanne ${language}`);
      await page.check('#declare');
      await page.locator(submit).click();
      await page.locator('#receipt dt').filter({ hasText: /(Versie|Version) 2/ }).waitFor();
    }));

  test('the analyst sees that it is an aangifte, and opens it', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('police', 'police analyst');
      const analyst = nodes.client('police', 'analyst');
      const { caseId } = (await analyst.post('/api/v1/case-memberships', { reports: [mine.reportId] })).items[0];
      await page.goto(`${nodes.origin('police')}/zaken/${caseId}`);
      await page.getByText(/^A-2026-\d{6}$/).first().waitFor();
      await page.goto(`${nodes.origin('police')}/zaken/${caseId}/meldingen/${mine.reportId}`);
      await page.locator('#complaint button').click();
      await page.getByText('hoorde niets meer').waitFor();
      await visitor.looks();
    }));

  test('the reporter withdraws it with a reason, and the report stays', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await goesToThePolice(visitor, mine);
      await page.locator('#change button').last().click();
      await page.locator('#withdraw-reason').check();
      await page.locator('dialog button[type=submit]').click();
      await page.locator('#change').waitFor({ state: 'detached' });
      await visitor.looks();
      assert.equal((await mine.status()).status, 'accepted');
    }));
});
