// Everyone on the pages acts without a mouse: a click is Tab to the place and Enter, a choice is arrows or Space, words are typed. What
// cannot be reached so, or does not show that it has the focus, fails the visit.
import assert from 'node:assert/strict';

const STEPS_MAX = 400;
const FOCUS_PX_MIN = 2;
const TYPED_MAX = 24; // longer texts come from elsewhere: people paste them

/** What the focus is on, seen from `wanted`: it, before it, after it, or on nothing. Radios are one stop together. */
function placeOf(wanted) {
  const at = document.activeElement;
  const stop = wanted.type === 'radio' ? [...document.getElementsByName(wanted.name)] : [wanted];
  if (stop.includes(at)) return 'there';
  if (at === document.body || !at) return 'nowhere';
  return at.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING ? 'after' : 'before';
}

function showsFocus(at, least) {
  const outlines = [at, at.closest('.choice-card'), at.closest('.drop')].filter(Boolean).map((each) => getComputedStyle(each));
  return outlines.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= least);
}

/** How many stops lie from the focus to `wanted` at the least: what Tab passes on its way. */
function stopsTo(wanted) {
  const CAN_HAVE_FOCUS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const stops = [...wanted.ownerDocument.querySelectorAll(CAN_HAVE_FOCUS)].filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.type !== 'radio' && !each.closest('[inert]'));
  const [from, to] = [stops.indexOf(document.activeElement), stops.indexOf(wanted)];
  return from < 0 || to < 0 || document.querySelector('dialog[open]') ? 1 : Math.max(Math.abs(to - from), 1);
}

/** Tabs on, or back when the place lies behind, until the focus is on it. */
async function reach(page, wanted) {
  for (let steps = 0; steps < STEPS_MAX; ) {
    const place = await wanted.evaluate(placeOf);
    if (place === 'there') {
      const at = await wanted.evaluateHandle(() => document.activeElement); // of its own frame
      assert.ok(await at.evaluate(showsFocus, FOCUS_PX_MIN), `one sees that the focus is on ${await at.evaluate((each) => each.outerHTML.slice(0, 120))}`);
      return;
    }
    for (let stops = await wanted.evaluate(stopsTo); stops > 0; stops--, steps++) await page.keyboard.press(place === 'after' ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`not reached by keyboard: ${await wanted.evaluate((each) => each.outerHTML.slice(0, 160))}`);
}

/** The control that a click on this would come to: of a label its field, of words in a button the button. */
const controlOf = (locator) =>
  locator.evaluateHandle((each) => each.closest('label')?.control ?? each.closest('a[href], button, input, select, textarea, summary, [tabindex]') ?? each);

async function at(locator, options, act) {
  const page = locator.page();
  await locator.waitFor(options?.timeout ? { timeout: options.timeout } : {});
  const control = await controlOf(locator);
  await reach(page, control);
  return act(page, control);
}

/** Arrows go round a group of radios, and choose. */
async function chooseRadio(page, wanted) {
  if (await wanted.evaluate((each) => each.checked)) return;
  await page.keyboard.press('Space');
  for (let steps = 0; steps < STEPS_MAX; steps++) {
    if (await wanted.evaluate((each) => each.checked)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error('the choice was not reached with the arrows');
}

const kindOf = (control) => control.evaluate((each) => (each.tagName === 'INPUT' ? each.type : each.tagName.toLowerCase()));

const click = (locator, options) =>
  at(locator, options, async (page, control) => {
    const kind = await kindOf(control);
    if (kind === 'radio') return chooseRadio(page, control);
    await page.keyboard.press(kind === 'checkbox' ? 'Space' : 'Enter');
  });

const setChecked = (locator, isWanted, options) =>
  at(locator, options, async (page, control) => {
    if ((await kindOf(control)) === 'radio') return chooseRadio(page, control);
    if ((await control.evaluate((each) => each.checked)) !== isWanted) await page.keyboard.press('Space');
    assert.equal(await control.evaluate((each) => each.checked), isWanted);
  });

/** A field for a day has three parts; this browser itself speaks American English, whatever the page: month, day, year. */
async function typeDay(page, control, iso) {
  const [year, month, day] = iso.split('-');
  while ((await control.evaluate(placeOf)) === 'there') await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab'); // onto its first part
  await page.keyboard.type(`${month}${day}${year}`);
  assert.equal(await control.evaluate((each) => each.value), iso);
}

const fill = (locator, text, options) =>
  at(locator, options, async (page, control) => {
    if ((await kindOf(control)) === 'date') return typeDay(page, control, text);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    if (text.length > TYPED_MAX || text.includes('\n')) await page.keyboard.insertText(text);
    else await page.keyboard.type(text);
  });

/** A closed list follows the arrows at once. */
const selectOption = (locator, wanted, options) =>
  at(locator, options, async (page, control) => {
    const to = await control.evaluate((list, of) => [...list.options].findIndex((option, index) => (typeof of === 'object' ? (of.index === index || of.label === option.label || of.value === option.value) : of === option.value || of === option.label)), wanted);
    assert.notEqual(to, -1, `there is such a choice: ${JSON.stringify(wanted)}`);
    for (let steps = 0; steps < STEPS_MAX; steps++) {
      const now = await control.evaluate((list) => list.selectedIndex);
      if (now === to) return;
      await page.keyboard.press(now < to ? 'ArrowDown' : 'ArrowUp');
    }
  });

/** Gives everyone in this browser a keyboard only. */
export function withoutMouse(page) {
  const locator = Object.getPrototypeOf(page.locator('body'));
  if (locator.isWithoutMouse) return;
  Object.assign(locator, {
    isWithoutMouse: true,
    click(options) { return click(this, options); },
    fill(text, options) { return fill(this, text, options); },
    check(options) { return setChecked(this, true, options); },
    uncheck(options) { return setChecked(this, false, options); },
    selectOption(wanted, options) { return selectOption(this, wanted, options); },
  });
  const pages = Object.getPrototypeOf(page);
  for (const act of ['click', 'fill', 'check', 'uncheck', 'selectOption']) {
    pages[act] = function (selector, ...given) { return this.locator(selector)[act](...given); };
  }
}
