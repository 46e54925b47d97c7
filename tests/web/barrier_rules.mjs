// Two bank analysts and a barrier rule: one proposes, the other approves, one stops it.
import assert from 'node:assert/strict';

/** Each language has its own, so that both begin with one that nobody touched. */
const RULES = { nl: 'B04', en: 'B03' };
const idOf = (visitor) => RULES[visitor.language];
const stateOf = async (visitor) => (await visitor.asks('/api/v1/barrier-rules')).body.items.find(({ rule }) => rule === idOf(visitor)).state;

async function opens(visitor) {
  await visitor.goTo('bank', '/betaling-proberen', 'try a payment');
  await visitor.page.locator('a[href="/barriereregels"]').click();
  await visitor.sees('barrier rules');
  await visitor.page.locator(`#rule-${idOf(visitor)}`).waitFor();
}

const card = (visitor) => visitor.page.locator(`#rule-${idOf(visitor)}`);
const press = (visitor, key) => card(visitor).getByRole('button', { name: visitor.say(key) }).click();

/** Puts a step to a colleague; nobody approves their own. */
export async function proposes(visitor) {
  await opens(visitor);
  await visitor.looks();
  await press(visitor, 'propose a step');
  await press(visitor, 'put to a colleague'); // no reason, no proposal
  await card(visitor).locator('.field-error').waitFor();
  await visitor.page.fill(`#why-${idOf(visitor)}`, 'om te tellen / to count');
  await visitor.looks();
  await press(visitor, 'put to a colleague');
  await visitor.reads('waits for a colleague', `#rule-${idOf(visitor)}`);
  await visitor.looks();
  assert.equal(await card(visitor).getByRole('button', { name: visitor.say('approve') }).count(), 0);
}

export async function approves(visitor) {
  await opens(visitor);
  await press(visitor, 'approve');
  await visitor.reads('holds from the next payment', `#rule-${idOf(visitor)}`);
  assert.equal(await stateOf(visitor), 'shadow');
  await visitor.looks();
}

export async function suspends(visitor) {
  await opens(visitor);
  await press(visitor, 'suspend this rule');
  await visitor.page.fill(`#stop-${idOf(visitor)}`, 'klaar met tellen / counted enough');
  await visitor.looks();
  await press(visitor, 'suspend now');
  await visitor.reads('suspended from the next payment', `#rule-${idOf(visitor)}`);
  assert.equal(await stateOf(visitor), 'suspended');
  await card(visitor).locator('summary').click();
  await visitor.looks();
}
