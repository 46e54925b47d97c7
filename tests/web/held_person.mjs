// Someone whose payment waits: reads why, objects, and sees it released.
import assert from 'node:assert/strict';
import { eventually } from '../support/nodes.mjs';
import { holdOf } from './banker.mjs';

export async function objects(visitor, { link }, objection) {
  const { page, nodes } = visitor;
  await visitor.goTo('bank', '/vastgehouden', 'my payment waits');
  await visitor.isRefused(404, async () => {
    await page.fill('#code', 'A'.repeat(26));
    await page.locator('form button[type=submit]').click();
    await visitor.reads('unknown code');
  });
  await visitor.looks();
  await open(visitor, link, 'your payment waits');
  assert.equal(new URL(page.url()).hash, '', 'the code does not stay in the address bar');
  const notice = await visitor.nodes.client('bank').as(`Hold ${codeOf(link)}`).get('/api/v1/hold-notice');
  assert.ok((await visitor.text('#why')).includes(notice.reason[visitor.language]));
  await visitor.reads('that is why it waits', '#why');
  assert.equal(notice.owner.id, 'police');
  assert.notEqual(notice.owner.contact.phone, notice.bank.contact.phone, 'who decides and the bank each have a counter');
  for (const { contact } of [notice.owner, notice.bank]) {
    assert.ok((await visitor.text('#who')).includes(contact.name[visitor.language]));
    await page.locator(`#who a[href="tel:${contact.phone.replaceAll(' ', '')}"]`).waitFor();
  }
  await page.locator('#object button[type=submit]').click(); // nothing written
  await page.locator('#object .field-error').waitFor();
  await page.fill('#objection', objection);
  await page.locator('#object button[type=submit]').click();
  await visitor.reads('objection sent');
  await visitor.looks();
  await eventually('the objection reaches the police, who can read it', async () => {
    const { items } = await nodes.client('police', 'analyst').get('/api/v1/objections?limit=200');
    return items.find(({ text, state }) => text === objection && state === 'open');
  });
}

export async function isReleased(visitor, { holdId, link }) {
  const hold = await eventually('the bank releases the payment', async () => {
    const found = await holdOf(visitor.nodes, holdId);
    return found.state === 'released' && found;
  });
  assert.equal(hold.releaseReason, 'objection-upheld');
  await open(visitor, link, 'your payment is free');
  await visitor.reads('you were right');
  await visitor.reads('that is why it waited', '#why');
  assert.doesNotMatch(await visitor.text(), visitor.say('that is why it waits'));
  const shownAt = new Intl.DateTimeFormat(visitor.language === 'nl' ? 'nl-NL' : 'en-GB', { timeZone: 'Europe/Amsterdam', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(hold.releasedAt));
  assert.ok((await visitor.text('#why')).includes(shownAt), `it waited until ${shownAt}`);
}

async function open(visitor, link, heading) {
  await visitor.page.goto('about:blank');
  await visitor.goTo('bank', `/vastgehouden#${codeOf(link)}`, heading);
}

const codeOf = (link) => link.slice(link.indexOf('#') + 1);
