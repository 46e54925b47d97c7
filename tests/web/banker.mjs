// A bank analyst: checks, sees what policy lets them see and why not when not, and tries a payment.
import assert from 'node:assert/strict';

const OTHER_BANK = 'NL91PROF0300000001';
const SAFE_LOOKS = /good|success|safe|green/;

async function ask(visitor, value) {
  const { page } = visitor;
  await page.fill('#check-value', value);
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/checks'));
  await page.locator('form button[type=submit]').click();
  const { answers } = await (await answered).json();
  await page.locator('#answer', { hasText: answers[0].masked }).waitFor();
  await visitor.looks();
  return answers[0];
}

/** None of an answer's elements looks like "all is well". */
async function promisesNothing(visitor) {
  const classes = await visitor.page.locator('#answer').evaluate((card) => [card, ...card.querySelectorAll('*')].map((each) => each.getAttribute('class') ?? ''));
  for (const each of classes) assert.doesNotMatch(each, SAFE_LOOKS);
}

export async function checks(visitor, account, signal) {
  await visitor.page.locator('form button[type=submit]').click(); // nothing filled in
  await visitor.reads('not right yet', '.error-summary');

  const known = await ask(visitor, account);
  assert.equal(known.state, 'known');
  assert.equal(known.signals[0].signalId, signal.signalId);
  await visitor.reads('there are signals', '#answer');

  const denied = await ask(visitor, OTHER_BANK);
  assert.equal(denied.known, null);
  assert.equal(denied.state, 'denied');
  await visitor.reads('no answer', '#answer');
  await visitor.reads('a rule says no', '#answer .reasons');
  await visitor.reads('only the holder may know', '#answer .reasons');
  await promisesNothing(visitor);

  const none = await ask(visitor, 'onbekend-en-stil.example');
  assert.equal(none.state, 'none-known');
  await visitor.reads('none known', '#answer');
  await visitor.reads('no guarantee', '#answer');
  await promisesNothing(visitor);
}

/** A payment from the reported account waits; gives the hold and the link of the person who waits. */
export async function tryPayment(visitor, from, to) {
  const { page, nodes } = visitor;
  await visitor.goTo('bank', '/betaling-proberen', 'try a payment');
  await page.fill('#debtor', from);
  await page.fill('#creditor', 'NL00DEMO0000000000');
  await page.fill('#amount', '500');
  await page.locator('form button[type=submit]').click();
  await visitor.reads('not right yet', '.error-summary'); // an account that cannot exist is not sent
  await page.fill('#creditor', to);
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/decisions'));
  await page.locator('form button[type=submit]').click();
  const decision = await (await answered).json();
  assert.equal(decision.action, 'hold');
  await visitor.reads('the payment waits', '#decision');
  await visitor.looks();
  const link = await page.locator('#decision a[href*="/vastgehouden#"]').getAttribute('href');
  const hold = await holdOf(nodes, decision.holdId);
  const { name, contact } = hold.owner;
  await page.locator(`#decision a[href="tel:${contact.phone.replaceAll(' ', '')}"]`).waitFor();
  const told = await visitor.text('#decision');
  for (const each of [numberOf(decision.holdId), name[visitor.language], contact.name[visitor.language]]) assert.ok(told.includes(each), `${each} is told`);
  assert.equal(hold.state, 'active');
  assert.equal(hold.amount.minor, 50_000);
  await page.locator(`#decision .details a[href="/wachtende-betalingen/${decision.holdId}"]`).click();
  await visitor.sees('one hold');
  return { holdId: decision.holdId, link };
}

/** The number that people say, as the pages write it. */
export const numberOf = (holdId) => `W\u2011${holdId.slice(0, 8).toUpperCase()}`;

export function holdOf(nodes, holdId) {
  return nodes.client('bank', 'payments').get(`/api/v1/holds/${holdId}`);
}
