// A bank analyst with a measure, and the programme office with what is known of it.
import assert from 'node:assert/strict';

const BRANCHES = ['filiaal 1; 5-10-2026', 'filiaal 2; 5-10-2026', 'filiaal 3', 'filiaal 4'];
const hypothesis = ({ language }) => `Wachten helpt (${language})`;

/** The one that this visit's language planned. */
async function opens(visitor) {
  const rows = (await visitor.asks('/api/v1/effects')).body.items;
  const all = await Promise.all(rows.map(async ({ interventionId }) => (await visitor.asks(`/api/v1/interventions/${interventionId}`)).body));
  const mine = all.find(({ plan }) => plan.hypothesis.startsWith(hypothesis(visitor)));
  await visitor.goTo('bank', '/effect', 'effect of measures');
  await visitor.page.locator(`a[href="/interventies/${mine.interventionId}"]`).click();
  await visitor.sees('measure');
}

const press = (visitor, key) => visitor.page.getByRole('button', { name: visitor.say(key) }).click();

export async function plansInSteps(visitor) {
  const { page } = visitor;
  await visitor.goTo('bank', '/', 'welcome');
  await page.locator('main a[href="/effect"]').click();
  await visitor.sees('effect of measures');
  await page.locator('a[href="/interventie-plannen"]').click();
  await visitor.sees('plan a measure');
  await press(visitor, 'keep the plan'); // nothing filled in
  await page.locator('#fraudTypes-error').waitFor();
  await visitor.looks();
  await page.selectOption('#rule', 'B04');
  await page.fill('#hypothesis', hypothesis(visitor));
  await page.check('#fraudTypes-BHF');
  await page.check('#neighbourTypes-AKF');
  await page.fill('#units', [...BRANCHES, 'filiaal 5; 6-10-2026'].join('\n')); // a Tuesday
  await page.fill('#cost', '2500');
  await press(visitor, 'keep the plan');
  await visitor.reads('line 5 is not right', '#units-error');
  await page.fill('#units', BRANCHES.join('\n'));
  await press(visitor, 'keep the plan');
  await visitor.sees('measure');
  await visitor.reads('may still change', '#plan');
  await visitor.reads('not started yet', '#known');
}

export async function changesThePlan(visitor) {
  const { page } = visitor;
  await opens(visitor);
  await page.locator('#next a').click();
  await visitor.sees('change the plan');
  assert.equal(await page.inputValue('#units'), BRANCHES.map((line) => line.replace('; 5-', '; 05-')).join('\n'));
  await page.fill('#hypothesis', `${hypothesis(visitor)}, en snel`);
  await press(visitor, 'keep the change');
  await visitor.sees('measure');
  await page.getByText(`${hypothesis(visitor)}, en snel`).waitFor();
}

export async function startsAndTells(visitor) {
  const { page } = visitor;
  await opens(visitor);
  await press(visitor, 'start it');
  await visitor.reads('it has started', '#next');
  await visitor.reads('fixed since', '#plan');
  assert.equal(await page.locator('#next a').count(), 0, 'the plan is fixed');
  await visitor.looks();
  await press(visitor, 'tell the programme office');
  await visitor.reads('figures were sent', '#next');
  await press(visitor, 'end it');
  await visitor.reads('it has ended', '#next');
  await visitor.looks();
}

/** The picture and the words beside it say the same, and where nothing is known it says so. */
export async function readsTheBoard(visitor) {
  const { page } = visitor;
  await visitor.goTo('jenv', '/', 'welcome');
  await page.locator('main a[href="/effect"]').click();
  await visitor.sees('effect of measures');
  const measured = (await visitor.asks('/api/v1/effects')).body.items.find(({ fraud }) => fraud !== null);
  const card = page.locator(`#effect-${measured.interventionId}`);
  assert.equal(await card.locator('.interval-line').count(), 3);
  const words = await card.innerText();
  const shown = new Intl.NumberFormat(visitor.language === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  for (const { value, low, high } of [measured.fraud, measured.displacement, measured.harm]) {
    for (const number of [value, low, high]) assert.ok(words.includes(shown.format(number)), `${number} stands there`);
  }
  assert.match(words, /Callaway/);
  assert.match(words, visitor.say('fixed afterwards'), 'the synthetic weeks lie in the past');
  assert.match(words, visitor.say('what it cost customers'));
  await visitor.reads('too few', 'main');
}

/** The barrier model says what was measured of the barrier that the rule is, and of no other. */
export async function readsTheModel(visitor) {
  const { page } = visitor;
  await visitor.goTo('jenv', '/barrieremodellen', 'barrier models');
  await page.selectOption('#model', 'purchase-sale');
  const ofRule = (rule) => page.locator('.barrier-words', { hasText: rule });
  await ofRule('B02').filter({ hasText: visitor.say('frauds in 10,000') }).waitFor();
  assert.match(await ofRule('B01').innerText(), visitor.say('not measured'));
  await visitor.looks();
}
