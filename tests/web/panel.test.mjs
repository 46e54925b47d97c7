// The half-yearly panel: a reporter agrees and answers on the page of the report; the desk reads groups of ten and more, and nothing less.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';
import { everyLineHasWords } from './privacy_officer.mjs';

const OTHERS = 11;

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

/** Who was not helped yet is not asked how. */
async function hasReported() {
  const reporter = await new Reporter(nodes, { account: syntheticIban(8_101) }).throughToAccepted();
  await eventually('the desk hears that the police accepted', async () => (await reporter.status()).status === 'accepted');
  return reporter;
}

/** As the page does, every question with its first option. */
async function answersAtOnce() {
  const person = nodes.client('fhd').as(`Status ${(await hasReported()).token}`);
  const { textVersion, questions } = await person.get('/api/v1/victim-panel');
  const answers = Object.fromEntries(questions.map(({ id, options }) => [id, options[0].value]));
  assert.equal((await person.once('POST', '/api/v1/victim-panel/answers', { answers }, randomUUID())).status, 422, 'not without consent');
  await person.post('/api/v1/victim-panel/consent', { agrees: true, textVersion }, randomUUID());
  await person.post('/api/v1/victim-panel/answers', { answers }, randomUUID());
}

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  test('a reporter says no, thinks again, and answers', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      const early = new Reporter(nodes, { account: syntheticIban(8_102), consent: false });
      await early.sealAndPost();
      await early.report();
      await page.goto(`${nodes.origin('fhd')}/status#${early.token}`);
      await visitor.sees('one report');
      assert.equal(await page.locator('#panel').count(), 0, 'not before the report was answered');
      const { token, reportId } = await hasReported();
      await page.goto('about:blank');
      await page.goto(`${nodes.origin('fhd')}/status#${token}`);
      await visitor.sees('one report');
      await page.getByRole('button', { name: visitor.say('no panel') }).click();
      await visitor.reads('takes no part', '#panel');
      await page.getByRole('button', { name: visitor.say('yes panel') }).click();
      await page.locator('#panel-questions').waitFor();
      await visitor.looks();
      await page.locator('#panel-questions button[type=submit]').click();
      assert.equal(await page.locator('#panel-questions .error-summary li').count(), 6);
      for (const id of ['desk-found', 'told-once', 'kept-informed', 'helped', 'money-back', 'again']) await page.check(`#panel-questions input[name="${id}"] >> nth=0`);
      await page.locator('#panel-questions button[type=submit]').click();
      await visitor.reads('answers were counted', '#panel');
      await visitor.looks();
      assert.equal((await nodes.audited('fhd', 'panel.answered', reportId)).length, 1);
    }));

  test('the desk sees nothing of fewer than ten, and the groups once there are more', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('fhd', 'helpdesk agent');
      if (language === 'nl') {
        await visitor.goTo('fhd', '/panel', 'panel of reporters');
        await visitor.reads('fewer than ten answered');
        const { body } = await visitor.asks('/api/v1/victim-panel-results');
        assert.doesNotMatch(JSON.stringify(body), /"count":\d/);
        for (let n = 0; n < OTHERS; n++) await answersAtOnce();
      }
      await page.goto(`${nodes.origin('fhd')}/panel`);
      await page.locator('table').first().waitFor();
      await visitor.looks();
      const { body } = await visitor.asks('/api/v1/victim-panel-results');
      for (const { options } of body.questions) for (const { count } of options) assert.ok(count === null || count >= 10, String(count));
      await visitor.logIn('fhd', 'privacy officer', 'audit log');
      await everyLineHasWords(visitor);
    }));
});
