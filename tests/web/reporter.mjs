// A victim: finds the right desk, reports, gives or withholds consent, follows the report, and identifies.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { eventually } from '../support/nodes.mjs';

export const ANSWERS = ['victim', 'citizen', 'AKF', 'transfer-nl', '12', 'no', 'no', 'no'];
const FILED = 6; // the question whether there is a signed complaint

/** What only the police may learn. Each value is looked for at the desk and must not be there. */
export function storyOf(account, phone) {
  return { account, phone, narrative: 'Ik kocht een fiets en kreeg niets. / I bought a bicycle and got nothing.', claimedName: 'Verzonnen Verkoper', platform: 'Fietsenmarkt Zonnebloem' };
}

export const VICTIM = { name: 'Noor Verzonnen', email: 'noor@voorbeeld.example', postcode: '1234 AB' };

/** Walks the wayfinder to its advice; gives the desks that the page names and those that the API names. */
export async function findDesk(visitor) {
  const { page } = visitor;
  await visitor.goTo('fhd', '/hulp', 'wayfinder');
  await page.locator('form.question button[type=submit]').click(); // unanswered: stays, and says so
  await page.locator('.field-error').waitFor();
  const asked = page.waitForRequest((request) => request.url().includes('/api/v1/desk-advice'));
  await answerAll(visitor, ANSWERS);
  const { pathname, search } = new URL((await asked).url());
  const advice = await visitor.nodes.client('fhd').get(pathname + search);
  const expected = [...advice.first, ...advice.also].map((desk) => desk.name[visitor.language]);
  const shown = await page.locator('.steps .step-title').allInnerTexts();
  for (const name of expected) assert.ok(shown.some((title) => title.includes(name)), `${name} is advised: ${shown}`);
  assert.ok(shown[0].startsWith(advice.first[0].name[visitor.language]), 'the first desk stands first');
  await page.locator('.steps button').click();
  await visitor.sees('report fraud');
}

async function answerAll(visitor, answers) {
  const { page } = visitor;
  for (const [index, answer] of answers.entries()) {
    const radio = page.locator(`form.question input[value="${answer}"]`);
    await radio.check();
    await page.locator('form.question button[type=submit]').click();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1'); // where a screen reader goes on
    if (index === 0) await radio.waitFor({ state: 'detached' }).then(() => visitor.looks());
  }
  await visitor.sees('advice');
}

/** Who has a signed complaint at the police is not sent to tell it again: they follow it, or add to it. */
export async function filedBefore(visitor) {
  const { page } = visitor;
  await visitor.goTo('fhd', '/hulp', 'wayfinder');
  await answerAll(visitor, ANSWERS.with(FILED, 'yes'));
  const titles = await page.locator('.steps .step-title').allInnerTexts();
  assert.ok(titles.some((title) => title.includes('Mijn Slachtofferzaak')), `the way to follow it: ${titles}`);
  assert.ok(titles.some((title) => visitor.say('about your complaint').test(title)), `the way to add to it: ${titles}`);
  assert.ok(!titles.some((title) => visitor.say('the police, to file').test(title)), `no way to file again: ${titles}`);
  assert.equal(await page.locator('.steps button').count(), 0, 'no form either');
  await visitor.reads('no need to report again');
}

/** Fills the form, with files of evidence or without, is told what is missing, chooses on consent, and sends. Gives what the reporter
 * keeps. */
export async function report(visitor, story, consent, files = []) {
  const { page } = visitor;
  await saysWhatIsNeeded(visitor);
  await page.locator('#fraudType').selectOption('AKF');
  await fill(page, story);
  if (files.length > 0) {
    await page.setInputFiles('#evidence', files);
    await page.locator(`#evidence-chosen li:nth-child(${files.length})`).waitFor();
  }
  await page.locator('form button[type=submit]').click();
  await visitor.reads('not right yet', '.error-summary'); // no consent is chosen beforehand, and none is assumed
  await visitor.looks();
  await page.locator(consent ? '#consentToPolice' : '#consentToPolice-no').check();
  await page.locator('form button[type=submit]').click();
  await visitor.sees('check your report');
  const police = await visitor.text('#review-police');
  assert.ok(police.includes(story.claimedName), 'the sealed part is shown before it goes');
  for (const { name } of files) assert.ok(police.includes(name), `${name} goes with it`);
  assert.ok(!(await visitor.text('#review-desk')).includes(story.claimedName));
  await page.locator('.buttons button').first().click();
  await page.locator('#status-code').waitFor({ timeout: 60_000 }); // the proof of work takes its time
  await visitor.sees('report received');
  const code = (await visitor.text('#status-code')).trim();
  const sent = JSON.parse(visitor.sentTo('fhd', '/api/v1/reports').at(-1).body);
  assert.equal(sent.province, 'zh');
  return { reportId: sent.reportId, sent, code, story, part: JSON.parse(visitor.sentTo('police', '/api/v1/sealed-parts').at(-1).body) };
}

/** Before anyone begins: the questions that must be answered, and that the rest may stay empty. */
async function saysWhatIsNeeded(visitor) {
  const { fields } = await visitor.nodes.client('fhd').get('/api/v1/report-forms');
  const needed = await visitor.text('.needed');
  for (const field of fields) assert.equal(needed.includes(field[visitor.language]), field.required, `${field.id} is ${field.required ? '' : 'not '}said to be needed`);
  await visitor.reads('the rest may stay empty', '.needed');
}

async function fill(page, story) {
  await page.locator('#channel').selectOption('marketplace');
  await fillDate(page, 'occurredOn', '20', '11', '2026');
  await page.fill('#amount', '125');
  await page.fill('#narrative', story.narrative);
  await page.fill('#platform', story.platform);
  await page.fill('#claimedName', story.claimedName);
  await page.fill('#counterpartyPhone', story.phone);
  await page.fill('#payeeIban', story.account);
  await fillDate(page, 'paymentDate', '20', '11', '2026');
  await page.fill('#paymentAmount', '125');
  await page.fill('#victimName', VICTIM.name);
  await page.fill('#victimEmail', VICTIM.email);
  await page.fill('#victimPostcode', VICTIM.postcode);
  await page.locator('#province').selectOption('zh');
}

async function fillDate(page, id, day, month, year) {
  await page.fill(`#${id}`, day);
  await page.fill(`#${id}-month`, month);
  await page.fill(`#${id}-year`, year);
}

/** From the page with the code to the status page; the code never stands in the address bar. */
export async function openStatus(visitor, consent) {
  await visitor.page.locator('#next a[href^="/status#"]').click();
  await visitor.sees('one report');
  assert.equal(new URL(visitor.page.url()).hash, '');
  await visitor.reads(consent ? 'consent given' : 'consent withheld', '#consents');
}

/** A code that nobody has is refused, in words. */
export async function tryUnknownCode(visitor) {
  const { page } = visitor;
  await page.locator('p > .text-button').last().click(); // forget this code on this device
  await visitor.sees('follow your report');
  await page.fill('#token', 'te kort');
  await page.locator('form button[type=submit]').click();
  await visitor.reads('not right yet', '.error-summary');
  await visitor.isRefused(401, async () => {
    await page.fill('#token', 'A'.repeat(26));
    await page.locator('form button[type=submit]').click();
    await visitor.reads('unknown code');
  });
}

/** By the API of the police: the part is there, since another under its number is refused. */
export async function partArrived(nodes, part) {
  const other = { partId: part.partId, nonce: part.nonce, ciphertext: randomBytes(1056).toString('base64url') };
  await assert.rejects(nodes.client('police', 'depot').post('/api/v1/sealed-parts', other), { status: 409 });
}

/** Neither what the browser sent to the desk nor what the desk's API shows names the other party. */
export async function deskLearnsNothing(visitor, { reportId, story }) {
  const seen = JSON.stringify(await visitor.nodes.client('fhd', 'agent').get(`/api/v1/reports/${reportId}`));
  const sent = visitor.sentTo('fhd').map(({ body }) => body).join('\n');
  for (const [what, value] of Object.entries(story)) {
    assert.ok(!seen.includes(value), `the desk's API shows the ${what}`);
    assert.ok(!sent.includes(value), `the ${what} was sent to the desk`);
  }
  assert.ok(seen.includes(VICTIM.name), 'the desk has the part that is its own');
}

/** After acceptance: from the status page to the police's own page, and known there. */
export async function identify(visitor, { reportId, code }, subject) {
  const { page } = visitor;
  await openIdentification(visitor, '/bekendmaken');
  await visitor.reads('which report'); // without a report and its token there is nothing to identify for
  await openIdentification(visitor, `/bekendmaken#report=${reportId}&token=${'A'.repeat(43)}`);
  await visitor.isRefused(404, async () => {
    await becomes(page, subject);
    await page.locator('.notice-error').waitFor();
  });
  await openByCode(visitor, code);
  await page.getByRole('button', { name: visitor.say('identify button') }).click();
  await visitor.sees('identify');
  assert.equal(new URL(page.url()).hash, '', 'the token does not stay in the address bar');
  await becomes(page, subject);
  await visitor.sees('identified');
}

/** What the police tell stands on the reporter's page, in words, without a trace of the account. */
export async function readsNews(visitor, { reportId, code, story }, newsCode, words) {
  await eventually(`the reporter is told ${newsCode}`, async () => {
    const status = await visitor.nodes.client('fhd').as(`Status ${code.replaceAll(/[-\u2011\s]/g, '')}`).get('/api/v1/report-status');
    return status.timeline.at(-1).code === newsCode && status.reportId === reportId;
  });
  await openByCode(visitor, code);
  await visitor.reads(words, '#timeline');
  assert.ok(!(await visitor.text()).replaceAll(/\s/g, '').includes(story.account), 'the status page names no account');
}

async function openByCode(visitor, code) {
  await visitor.goTo('fhd', '/status', 'follow your report');
  await visitor.page.fill('#token', code);
  await visitor.page.locator('form button[type=submit]').click();
  await visitor.sees('one report');
}

/** Only the part after "#" differs, so the page is left first. */
async function openIdentification(visitor, path) {
  await visitor.page.goto('about:blank');
  await visitor.goTo('police', path, 'identify');
}

async function becomes(page, subject) {
  await page.fill('#subject', subject);
  await page.locator('form button[type=submit]').click();
}
