// A victim who has no mouse: from the first question to the status of the report, with Tab, arrows, Space and Enter only.
import assert from 'node:assert/strict';
import { ANSWERS, VICTIM } from './reporter.mjs';

const TABS_MAX = 40;
const FOCUS_PX_MIN = 2;

/** Tabs on until the focus is on `wanted`; at every stop one sees where the focus is. */
async function reach(page, wanted) {
  for (let presses = 0; presses < TABS_MAX; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(([selector, least]) => {
      const at = document.activeElement;
      if (at === document.body) return { isShown: true };
      const outlines = [at, at.closest('.choice-card')].filter(Boolean).map((each) => getComputedStyle(each));
      const { top, bottom } = at.getBoundingClientRect();
      const isShown = outlines.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= least);
      return { isThere: at.matches(selector), isShown, isInView: bottom > 0 && top < innerHeight, what: at.outerHTML.slice(0, 120) };
    }, [wanted, FOCUS_PX_MIN]);
    assert.ok(stop.isShown, `the focus is seen on ${stop.what}`);
    if (!stop.isThere) continue;
    assert.ok(stop.isInView, `${wanted} is in view when it has the focus`);
    return;
  }
  throw new Error(`${wanted} was not reached in ${TABS_MAX} steps`);
}

async function press(page, wanted, key = 'Enter') {
  await reach(page, wanted);
  await page.keyboard.press(key);
}

/** Arrows move through a group of radios, or through a closed list, and choose. */
async function choose(page, group, value) {
  await reach(page, group);
  await page.keyboard.press('Space');
  for (let steps = 0; steps < TABS_MAX; steps++) {
    if (await page.evaluate((wanted) => document.activeElement.value === wanted, value)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${value} was not reached in ${group}`);
}

async function type(page, field, text) {
  await reach(page, field);
  await page.keyboard.type(text);
}

async function typeDate(page, id, [day, month, year]) {
  await type(page, `#${id}`, day);
  await type(page, `#${id}-month`, month);
  await type(page, `#${id}-year`, year);
}

export async function skipsToContent(visitor) {
  const { page } = visitor;
  await visitor.goTo('fhd', '/', 'start');
  await press(page, '.skip');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  await press(page, 'main a[href="/hulp"]');
  await visitor.sees('wayfinder');
}

export async function findsDesk(visitor) {
  const { page } = visitor;
  for (const answer of ANSWERS) {
    await choose(page, 'form.question input[type=radio]', answer);
    await press(page, 'form.question button[type=submit]');
    await page.locator(`form.question input[value="${answer}"]:checked`).waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1'); // where a screen reader goes on
  }
  await visitor.sees('advice');
  await press(page, '.steps button');
  await visitor.sees('report fraud');
}

export async function reports(visitor, story) {
  const { page } = visitor;
  await chooseFromList(page, '#channel', 'marketplace');
  await typeDate(page, 'occurredOn', ['20', '11', '2026']);
  await type(page, '#amount', '125');
  await type(page, '#narrative', story.narrative);
  await type(page, '#payeeIban', story.account);
  await type(page, '#victimName', VICTIM.name);
  await press(page, '#consentToPolice', 'Space');
  await press(page, 'form button[type=submit]');
  await visitor.sees('check your report');
  await press(page, '.buttons button');
  await page.locator('#status-code').waitFor({ timeout: 60_000 }); // the proof of work takes its time
  await visitor.sees('report received');
  await press(page, '#next a[href^="/status#"]');
  await visitor.sees('one report');
  await visitor.reads('consent given', '#consents');
}

/** A closed list follows the arrows at once. */
async function chooseFromList(page, list, value) {
  await reach(page, list);
  for (let steps = 0; steps < TABS_MAX; steps++) {
    await page.keyboard.press('ArrowDown');
    if (await page.evaluate((wanted) => document.activeElement.value === wanted, value)) return;
  }
  throw new Error(`${value} was not reached in ${list}`);
}
