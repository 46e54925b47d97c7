// Two lists say opposite things of one name: the police's page names both owners, and the bank is told that they differ.
import assert from 'node:assert/strict';
import { eventually } from '../support/nodes.mjs';

const OWNERS = { block: 'eth-phishing-detect', allow: 'eth-phishing-detect-allow' };

/** `name` is blocked as a whole; "echt." below it is allowed. */
export async function makeConflict(nodes, name) {
  const rows = { block: name, allow: `echt.${name}` };
  for (const [listing, owner] of Object.entries(OWNERS)) {
    const { refused } = await nodes.client('police', 'feed').post('/api/v1/signal-imports', { owner, listing, rows: [rows[listing]] });
    assert.deepEqual(refused, []);
  }
}

export async function seesConflict(visitor, name) {
  const { page, nodes } = visitor;
  await visitor.goTo('police', '/signalen', 'signals');
  await page.locator('a[href="/conflicten"]').click();
  await visitor.sees('listing conflicts');
  const row = page.locator('tr', { hasText: `echt.${name}` });
  const shown = await row.innerText();
  for (const key of ['blocking owner', 'allowing owner']) assert.match(shown, visitor.say(key));
  for (const owner of Object.values(OWNERS)) {
    const { items } = await nodes.client('police', 'feed').get(`/api/v1/listing-conflicts?owner=${owner}`);
    assert.ok(items.some(({ value }) => value === `echt.${name}`), `${owner} sees it too`);
  }
}

/** At the bank: the blocked name and the allowed one below it are told apart, each with the news that lists differ. */
export async function isToldOfConflict(visitor, name) {
  const { page, nodes } = visitor;
  await eventually('both lists reach the bank', async () => {
    const { items } = await nodes.client('bank', 'payments').get('/api/v1/received-signals?limit=200');
    return items.filter(({ value }) => value?.endsWith(name)).length === 2;
  });
  await page.fill('#check-value', `echt.${name}`);
  await page.locator('form button[type=submit]').click();
  await visitor.reads('lists differ', '#answer');
  await visitor.looks();
  await visitor.isRefusedToAsk(404, '/api/v1/listing-conflicts'); // that page is the owners'
}
