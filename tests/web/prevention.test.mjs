// Prevention, as anyone reads it and as the programme office adds to it, in both languages.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.setUp();
  await nodes.startNode('jenv');
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

async function fillDay(page, id, [day, month, year]) {
  await page.fill(`#${id}`, day);
  await page.fill(`#${id}-month`, month);
  await page.fill(`#${id}-year`, year);
}

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  test('anyone reads campaigns, calendar and library; what is not measured says so', () =>
    someone(async (visitor) => {
      await visitor.goTo('jenv', '/preventie', 'prevention');
      if (language === 'nl') await visitor.reads('effect not measured', '.campaign');
      assert.equal(await visitor.page.locator('.campaign form').count(), 0);
      assert.ok((await visitor.page.locator('#library section').count()) >= 5);
    }));

  test('the programme office adds a campaign, its effect and an event', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('jenv', 'programme officer', 'programme');
      await visitor.goTo('jenv', '/campagne-toevoegen', 'new campaign');
      await page.locator('form button[type=submit]').click();
      await page.locator('.field-error').first().waitFor();
      await page.fill('#title', `Eerst bellen (${language})`);
      await page.fill('#goal', 'Minder bankhelpdeskfraude');
      await page.fill('#behaviour', 'Ophangen en zelf de bank bellen');
      await page.check('#audience-older-people');
      await page.fill('#cost', '1200');
      await visitor.looks();
      await page.locator('form button[type=submit]').click();
      const campaign = page.locator('.campaign').filter({ hasText: `(${language})` });
      await campaign.waitFor();
      await campaign.locator('summary').click();
      const id = (await campaign.getAttribute('id')).slice('campaign-'.length).slice(0, 8);
      for (const [part, text] of Object.entries({ outcome: 'hing op', value: '12', low: '8', high: '16', n: '400', method: 'proef', source: 'verslag' })) await page.fill(`#${part}-${id}`, text);
      await fillDay(page, `day-${id}`, ['1', '10', '2026']);
      await visitor.looks();
      await campaign.locator('button[type=submit]').click();
      await campaign.locator('.effect').waitFor();
      assert.match(await campaign.locator('.effect').innerText(), /12.*8.*16.*400/);

      await visitor.goTo('jenv', '/bijeenkomst-toevoegen', 'new event');
      await page.fill('#title', `Avond over fraude (${language})`);
      await fillDay(page, 'day', ['1', '2', '2030']);
      await page.fill('#starts', '19:30');
      await page.fill('#ends', '21:00');
      await visitor.looks();
      await page.locator('form button[type=submit]').click();
      await page.locator('#calendar li').filter({ hasText: `(${language})` }).waitFor();
      await visitor.looks();
    }));
});
