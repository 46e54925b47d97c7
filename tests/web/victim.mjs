// Someone who wants a payment back, and the bank's analyst who helps.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { HOLDER, OTHER_BANK } from '../support/recovery.mjs';

const submit = (visitor, form = 'form') => visitor.page.locator(`${form} button[type=submit]`).click();
const choose = (visitor, id, value) => visitor.page.locator(`input[name="${id}"][value="${value}"]`).check();

/** Fills in the form; is told what is wrong, which condition is not met, and whose account it is; then gets a code. */
export async function asksForMoney(visitor, account) {
  const { page } = visitor;
  await visitor.goTo('bank', '/geld-terugvragen', 'ask for money back');
  await visitor.reads('no right');
  await submit(visitor);
  await visitor.reads('not right yet', '.error-summary');
  await choose(visitor, 'kind', 'deception');
  for (const id of ['C1', 'C3', 'C6', 'C9']) await choose(visitor, id, 'yes');
  await choose(visitor, 'C7', 'no');
  await visitor.reads('condition C7', '#conditions');
  await visitor.reads('file a complaint first', '#conditions');
  await visitor.looks();
  await choose(visitor, 'C7', 'yes');
  for (const [id, value] of [['paidOn', '20'], ['paidOn-month', '10'], ['paidOn-year', '2026'], ['amount', '250'], ['ownAccount', syntheticIban(5)], ['payeeAccount', OTHER_BANK], ['policeReference', 'PL-2026-77'], ['name', 'Vera Voorbeeld']]) await page.fill(`#${id}`, value);
  await visitor.isRefused(422, async () => {
    await submit(visitor);
    await visitor.reads('held elsewhere');
  });
  await page.fill('#payeeAccount', account);
  await submit(visitor);
  await visitor.sees('request received');
  const code = (await visitor.text('#status-code')).trim();
  assert.match(code, /^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}-[0-9A-Z]{6}$/);
  return code;
}

export async function follows(visitor, code) {
  await visitor.goTo('bank', '/terugvraag', 'follow your request');
  await visitor.page.fill('#token', code);
  await submit(visitor);
  await visitor.sees('one request');
}

/** The analyst reads what the victim told, and puts a step on record. */
export async function opensNewest(visitor) {
  await visitor.goTo('bank', '/terugvragen', 'requests');
  await visitor.page.locator('tbody a').first().click();
  await visitor.sees('one request');
  assert.match(await visitor.text('#claim'), /Vera Voorbeeld/);
}

async function records(visitor, to, more = {}) {
  await choose(visitor, 'step-to', to);
  await submit(visitor, '#step'); // what it needs is not there yet
  await visitor.page.locator('#step .field-error').first().waitFor();
  for (const [id, value] of Object.entries(more)) await visitor.page.fill(`#${id}`, value);
}

export async function writesToPayee(visitor) {
  await records(visitor, 'asked', { 'holder-name': HOLDER.name, 'holder-address': HOLDER.address });
  await submit(visitor, '#step');
  await visitor.reads('recipient was asked', '#steps');
  await visitor.looks();
  await keepsPdf(visitor, '#letter a[download]');
}

/** Who filled in name and address cannot be the one who agrees. */
export async function waitsForColleague(visitor) {
  await visitor.reads('colleague must agree', '#second-person');
  assert.equal(await visitor.page.locator('#agree').count(), 0);
}

/** A reason is asked for; then the bank reads it, in the list too, and nobody can agree. */
export async function disagreesWithTheName(visitor) {
  const { page } = visitor;
  await page.locator('#second-person summary').click();
  await submit(visitor, '#disagree');
  await page.locator('#disagree .field-error').first().waitFor();
  await visitor.looks();
  await choose(visitor, 'disagreement', 'address-wrong');
  await submit(visitor, '#disagree');
  await visitor.reads('colleague disagrees', '#second-person');
  await visitor.reads('address is wrong', '#second-person');
  assert.equal(await page.locator('#agree').count(), 0);
  await visitor.looks();
}

/** Whoever may; afterwards it waits for somebody else again. */
export async function writesAnew(visitor, address) {
  await visitor.reads('next step', '#step');
  await records(visitor, 'asked', { 'holder-name': HOLDER.name, 'holder-address': address });
  await submit(visitor, '#step');
  await waitsForColleague(visitor);
}

export async function listSays(visitor, words) {
  await visitor.goTo('bank', '/terugvragen', 'requests');
  await visitor.reads(words, 'tbody tr');
  await visitor.looks();
}

export async function readsThatItLapsed(visitor) {
  await visitor.reads('lapsed', '.facts');
  await visitor.reads('ask again', '#next');
  await visitor.page.locator('#next a').click();
  await visitor.sees('ask for money back');
}

export async function agreesToTheName(visitor) {
  await submit(visitor, '#agree');
  await visitor.reads('colleague agreed', '#second-person');
  await visitor.looks();
}

export async function putsReturned(visitor) {
  await records(visitor, 'returned', { 'step-amount': '250' });
  await submit(visitor, '#step');
  await visitor.reads('money back', '.facts');
  await visitor.looks();
}

export async function refuses(visitor) {
  await choose(visitor, 'step-to', 'refused');
  await choose(visitor, 'unmet', 'C2');
  await submit(visitor, '#step');
  await visitor.reads('condition C2', '.notice');
  await visitor.looks();
}

async function keepsPdf(visitor, selector) {
  const saving = visitor.page.waitForEvent('download');
  await visitor.page.locator(selector).click();
  assert.ok(readFileSync(await (await saving).path(), 'latin1').startsWith('%PDF-'));
}

/** The victim signs, reads name and address, keeps the letter, and tells how it went on. */
export async function asksForTheName(visitor) {
  const { page } = visitor;
  await visitor.reads('not repaid', '.facts');
  await submit(visitor, '#release-name');
  await visitor.reads('promise first', '#release-name');
  await page.check('#promise');
  await submit(visitor, '#release-name');
  await page.locator('#holder', { hasText: HOLDER.name }).waitFor();
  await visitor.looks();
  await keepsPdf(visitor, '#holder button >> nth=0');
  await keepsPdf(visitor, '#holder button >> nth=1');
  await choose(visitor, 'own-to', 'demanded');
  await submit(visitor, '#own-step');
  await visitor.reads('letter sent', '.facts');
}
