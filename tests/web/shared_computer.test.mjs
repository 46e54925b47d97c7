// Two people at one computer, one after the other: the second sees nothing of the first, whose code the browser tab still keeps.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { loadSealing, syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter } from '../support/loop.mjs';
import { claimed } from '../support/recovery.mjs';
import { inBothLanguages, placeWith } from './browser.mjs';

const OPENED = '/api/v1/report-status';
const numberOf = ({ reportId }) => reportId.slice(0, 8).toUpperCase();

const place = placeWith('fhd', 'police', 'bank');

/** Which codes were sent to the desk to open a report, by what the browser asked. */
function openings(page) {
  const codes = [];
  page.on('request', (request) => new URL(request.url()).pathname === OPENED && codes.push(request.headers().authorization));
  return codes;
}

inBothLanguages(() => place, (someone, language) => {
  let first;
  let second;
  let claim;
  before(async () => {
    const reporterAt = async (number) => {
      const reporter = new Reporter(place.nodes, { account: syntheticIban(number + (language === 'nl' ? 0 : 1)) });
      await reporter.sealAndPost();
      await reporter.report();
      return reporter;
    };
    first = await reporterAt(8_301);
    second = await reporterAt(8_303);
    claim = await claimed(place.nodes, await loadSealing());
  });

  /** The first person reads their report and walks away from the start page. */
  async function firstWasHere(visitor) {
    await visitor.page.goto(`${place.nodes.origin('fhd')}/status#${first.token}`);
    await visitor.sees('one report');
    await visitor.page.locator('.brand').click();
    await visitor.sees('start');
  }

  /** By links inside the page, so that nothing is loaded anew. */
  async function followsReport({ page }) {
    await page.locator('a[href="/status"]').first().click();
    await page.locator('#earlier').waitFor();
  }

  test('who comes next is asked first, and neither sees nor asks anything of the report', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await firstWasHere(visitor);
      const opened = openings(page);
      await followsReport(visitor);
      await visitor.sees('follow your report');
      for (const path of ['/status', '/brief-slachtofferhulp', '/hulpplan']) {
        await page.goto(place.nodes.origin('fhd') + path);
        await page.locator('#earlier').waitFor();
        await visitor.looks();
        assert.ok(!(await visitor.text()).includes(numberOf(first)), `${path} shows the report of someone else`);
      }
      assert.equal(await page.locator('#plan-type').count(), 1, 'the plan is there without a report');
      assert.deepEqual(opened, [], 'no report was asked of the desk');
    }));

  test('who says that it is theirs goes on with it, to the plan and back, without being asked again', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await firstWasHere(visitor);
      await followsReport(visitor);
      await page.locator('#earlier button').first().click();
      await visitor.sees('one report');
      await page.locator('#help-plan a[href^="/hulpplan"]').click();
      await visitor.sees('help plan');
      assert.equal(new URL(page.url()).hash, '', 'the code does not stay in the address bar');
      assert.equal(await page.locator('#earlier, #plan-type').count(), 0, 'the plan is made for the report');
      await page.locator('.back a').click();
      await visitor.sees('one report');
      assert.equal(new URL(page.url()).hash, '');
    }));

  test('what is forgotten is gone for whoever comes next', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await firstWasHere(visitor);
      await followsReport(visitor);
      await page.locator('#earlier button').nth(1).click();
      await page.locator('#earlier').waitFor({ state: 'detached' });
      await visitor.looks();
      assert.ok(!(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).includes(first.token), 'the tab keeps it no more');
      await page.goto(`${place.nodes.origin('fhd')}/hulpplan`);
      await visitor.sees('help plan');
      assert.equal(await page.locator('#earlier').count(), 0);
    }));

  test("who opens a report of their own reads no message that was the first person's", () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await page.goto(`${place.nodes.origin('fhd')}/status#other=demobank&code=${claim.token}`);
      await page.fill('#token', first.token);
      await page.locator('form button[type=submit]').click();
      await page.locator('#timeline li', { hasText: visitor.say('the demo bank') }).first().waitFor();
      await page.locator('.brand').click();
      await visitor.sees('start');
      await followsReport(visitor);
      const opened = openings(page);
      await page.fill('#token', second.token);
      await page.locator('form button[type=submit]').click();
      await visitor.sees('one report');
      await page.locator('#timeline li').first().waitFor();
      assert.ok((await visitor.text('h1')).includes(numberOf(second)));
      assert.equal(await page.locator('#timeline li', { hasText: visitor.say('the demo bank') }).count(), 0);
      assert.deepEqual([...new Set(opened)], [`Status ${second.token}`], 'the code that was typed, and no other');
    }));
});
