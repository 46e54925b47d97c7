// Help after a fraud on the desk's pages: the plan in steps, with or without a report, the goodwill check, and a letter to take along.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { found, keptBytes, needlesOf } from '../support/kept_bytes.mjs';
import { Reporter } from '../support/loop.mjs';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';
import { printsWell } from './paper.mjs';

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.setUp();
  await nodes.startNode('police');
  await nodes.startNode('fhd');
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

async function makesPlan(visitor) {
  const { page } = visitor;
  await visitor.goTo('fhd', '/hulpplan', 'help plan');
  await visitor.reads('stays on this device');
  assert.equal(await page.locator('#step-call-bank').count(), 0, 'what nobody asked for is not there');
  await page.selectOption('#plan-type', 'BHF');
  await page.check('#plan-paid');
  await page.check('#plan-talk');
  for (const step of ['call-bank', 'complaint', 'goodwill', 'talk', 'no-rescuer']) await page.locator(`#step-${step}`).waitFor();
  await page.locator('#step-talk a[href^="tel:"]').waitFor();
  await page.check('#done-call-bank');
  await visitor.reads('one step done', '#plan');
  await visitor.looks();
  await page.reload();
  await page.locator('#done-call-bank:checked').waitFor();
  await printsWell(visitor, { must: ['#step-complaint', '#step-goodwill'], mustNot: ['.buttons'] });
  assert.deepEqual(visitor.sentTo('fhd').filter(({ url }) => /BHF|paid|talk/.test(url.search)), [], 'no choice is asked of the node');
  await page.locator('#step-goodwill a[href="/coulance"]').click();
  await visitor.sees('goodwill check');
}

async function checksGoodwill(visitor) {
  const { page } = visitor;
  await visitor.goTo('fhd', '/coulance', 'goodwill check');
  await visitor.reads('no promise');
  const submit = () => page.locator('form button[type=submit]').click();
  await submit();
  await visitor.reads('not right yet', '.error-summary');
  const before = visitor.sentTo('fhd').length;
  for (const [id, value] of Object.entries({ 'private-customer': 'yes', 'own-bank': 'yes', complaint: 'yes', proof: 'yes', accomplice: 'no', before: 'no', help: 'yes', warning: 'no' })) await page.locator(`input[name="${id}"][value="${value}"]`).check();
  await submit();
  await visitor.reads('ask for a refund', '#goodwill-answer');
  await page.locator('input[name="complaint"][value="no"]').check();
  assert.equal(await page.locator('#goodwill-answer').count(), 0, 'an answer that no longer holds is gone');
  await submit();
  await visitor.reads('see to this first', '#goodwill-answer');
  await visitor.looks();
  assert.equal(visitor.sentTo('fhd').length, before, 'nothing was sent');
}

const WORDS = 'Ik slaap slecht sinds het telefoontje.';

/** From the report's page, with what one fills in; the letter is a PDF that tells it, and the node keeps none of it. */
async function makesLetter(visitor) {
  const { page } = visitor;
  const reporter = new Reporter(nodes, { account: syntheticIban(90_001) });
  await reporter.sealAndPost();
  await reporter.report();
  await visitor.goTo('fhd', '/brief-slachtofferhulp', 'letter for victim support');
  await visitor.reads('open your report first');
  await visitor.goTo('fhd', `/status#${reporter.token}`, 'one report');
  await page.locator('#help-plan a[href^="/brief-slachtofferhulp"]').click();
  await visitor.sees('letter for victim support');
  const submit = page.locator('form button[type=submit]');
  await submit.click();
  await visitor.reads('not right yet', '.error-summary');
  await page.fill('#name', 'Vera Voorbeeld');
  await page.fill('#reach', '06 12345678');
  await page.check('#harm-upset');
  await page.check('#wish-talk');
  await page.fill('#words', WORDS);
  const [saved] = await Promise.all([page.waitForEvent('download'), submit.click()]);
  await visitor.reads('letter is ready');
  await visitor.looks();
  const file = await saved.path();
  assert.match(execFileSync('pdfinfo', [file], { encoding: 'utf8' }), /Tagged: +yes/);
  const letter = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ');
  for (const part of ['Slachtofferhulp Nederland', 'Vera Voorbeeld', '06 12345678', WORDS, 'Ik wil erover praten', `M-${reporter.reportId.slice(0, 8).toUpperCase()}`]) assert.ok(letter.includes(part), part);
  const kept = keptBytes(nodes.dataOf('fhd'));
  assert.deepEqual(found(kept, [...needlesOf('words', WORDS), ...needlesOf('reach', '06 12345678')]), []);
  assert.deepEqual(found(Buffer.concat([kept, Buffer.from(WORDS)]), needlesOf('words', WORDS)), ['words'], 'the search would see it');
}

inBothLanguages(() => ({ browser, nodes }), (someone) => {
  test('who reported makes a letter to take along to victim support, and none of it is kept', () => someone(makesLetter));
  test('who was defrauded makes a plan, ticks off a step and finds it again', () => someone(makesPlan));
  test('the goodwill check says how it looks, promises nothing and sends nothing', () => someone(checksGoodwill));
});
