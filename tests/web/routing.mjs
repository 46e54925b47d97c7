// The editor of the wayfinder and the colleague who puts it in use.
import assert from 'node:assert/strict';

const answerTo = (page, method, part) => page.waitForResponse((response) => response.request().method() === method && response.url().includes(part));

async function opensRow(visitor, part, name) {
  const { page } = visitor;
  const all = page.locator(`#part-${part} .list-foot button`);
  if (await all.count()) await all.click();
  await page.locator(`#part-${part} tbody tr`).filter({ has: page.locator('th', { hasText: new RegExp(`^${name}$`) }) }).locator('.text-button').first().click();
  await page.locator('dialog').waitFor();
}

const keepsRow = async (page) => {
  await page.locator('dialog button[type=submit]').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
};

/** Keeps what was changed as a draft; gives its number. */
async function keeps(visitor, why) {
  const { page } = visitor;
  const button = page.locator('#keep .utrecht-button');
  await button.click();
  await page.locator('#keep .field-error').waitFor();
  await page.fill('#note', why);
  const answered = answerTo(page, 'POST', '/routing-versions');
  await button.click();
  const response = await answered;
  assert.equal(response.status(), 201, await response.text());
  await page.locator('#trials').waitFor();
  return (await response.json()).number;
}

/** A new phone number for one desk, by hand. */
export async function draftsNewPhone(visitor, phone) {
  const { page } = visitor;
  await visitor.goTo('fhd', '/wegwijzer', 'manage the wayfinder');
  await page.locator('#now .link-button').first().click();
  await visitor.sees('change the wayfinder');
  await opensRow(visitor, 'desks', 'FHD');
  await visitor.looks();
  await page.fill('#item-phone', '');
  await page.fill('#item-source', '');
  await page.locator('dialog button[type=submit]').click();
  await page.locator('dialog .field-error').waitFor();
  await page.fill('#item-phone', phone);
  await page.fill('#item-source', 'fraudehelpdesk.nl');
  await keepsRow(page);
  const number = await keeps(visitor, 'nieuw nummer / new number');
  await visitor.reads('changed desk', '#differences');
  await visitor.reads('all come out right', '#trials');
  await visitor.reads('someone else must', '#decide');
  assert.equal(await page.locator('#decide .utrecht-button--primary-action').filter({ hasText: visitor.say('put in use') }).count(), 0);
  await visitor.looks();
  return number;
}

/** Sends people with the offender at the door elsewhere: the test table sees it, and nobody can put it in use. */
export async function draftsAMistake(visitor) {
  const { page } = visitor;
  await page.goto(`${visitor.nodes.origin('fhd')}/wegwijzer`);
  await page.locator('#now .link-button').first().click();
  await visitor.sees('change the wayfinder');
  await opensRow(visitor, 'rows', '1');
  await page.fill('#item-when', 'state');
  await page.locator('dialog button[type=submit]').click();
  await page.locator('dialog .field-error').waitFor();
  await page.fill('#item-when', 'state = in-progress');
  await page.fill('#item-first', 'NOBODY');
  await keepsRow(page);
  await visitor.isRefused(400, async () => {
    await page.fill('#note', 'proef');
    await page.locator('#keep .utrecht-button').click();
    await page.locator('#keep .notice-error', { hasText: 'routes.toml: rows[0]' }).waitFor();
  });
  await opensRow(visitor, 'rows', '1');
  await page.fill('#item-first', 'FHD');
  await keepsRow(page);
  await page.fill('#note', '');
  const number = await keeps(visitor, 'proef / trial');
  await visitor.reads('come out wrong', '#trials');
  await visitor.looks();
  return number;
}

/** Walks through the draft as people would. */
export async function triesDraft(visitor, number, phone) {
  const { page } = visitor;
  await page.goto(`${visitor.nodes.origin('fhd')}/wegwijzer/${number}`);
  await page.locator('#facts .link-button').click();
  for (const value of ['attempt', 'citizen', 'PHI', 'none']) {
    await page.locator(`input[value="${value}"]`).check();
    await page.locator('form.question button[type=submit]').click();
    if (await page.locator('.steps').count()) break;
  }
  while (!(await page.locator('.steps').count())) {
    await page.locator('form.question input[type=radio]').last().check();
    await page.locator('form.question button[type=submit]').click();
    await page.waitForTimeout(50);
  }
  await page.locator('.steps', { hasText: phone }).waitFor();
  await visitor.reads('trial of a version', '.notice');
}

export async function putsInUse(visitor, number) {
  const { page } = visitor;
  await page.goto(`${visitor.nodes.origin('fhd')}/wegwijzer/${number}`);
  const answered = answerTo(page, 'POST', '/publication');
  await page.locator('#decide .utrecht-button').first().click();
  assert.equal((await answered).status(), 201);
  await visitor.reads('in use now', '.notice');
  await visitor.looks();
}

export async function putsAway(visitor, number) {
  const { page } = visitor;
  await page.goto(`${visitor.nodes.origin('fhd')}/wegwijzer/${number}`);
  await visitor.reads('first the test table', '#decide');
  assert.equal(await page.locator('#decide .utrecht-button--primary-action').count(), 0, 'nobody can put it in use');
  const answered = answerTo(page, 'POST', '/discard');
  await page.locator('#decide .utrecht-button').last().click();
  assert.equal((await answered).status(), 201);
}

/** Another organisation's page, with the wayfinder in it. */
export async function embeds(visitor, site) {
  const { page, nodes } = visitor;
  await visitor.goTo('fhd', '/wegwijzer/inbedden', 'on another site');
  const code = (await page.locator('.code').textContent()).trim();
  await site.show(code);
  await page.goto(site.origin);
  const frame = page.frameLocator('iframe');
  await frame.locator('form.question').waitFor();
  await page.waitForFunction(() => document.querySelector('iframe').style.height.endsWith('px'));
  assert.equal(await frame.locator('.header').count(), 0);
  await frame.locator('input[value="in-progress"]').check();
  await frame.locator('form.question button[type=submit]').click();
  await frame.locator('.steps', { hasText: '112' }).waitFor();
  return nodes.origin('fhd');
}
