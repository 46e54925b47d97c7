// A web shop and a carrier on real nodes: they learn technical signals under R02 and lose them when they are withdrawn, never learn an
// account, and have no door of a bank.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { loadSealing } from '../../tools/demo/sealing.mjs';
import { accountNeedles, found, keptBytes } from '../support/kept_bytes.mjs';
import { auditVerifies, shareAccount } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';
import { tokenKeys } from '../support/tokens.mjs';

const PARTNERS = ['shop', 'carrier'];
const SITE = 'nepwinkel.example';

let nodes;
let account;
const analysts = {};
before(async () => {
  nodes = await Nodes.start({ others: PARTNERS });
  for (const name of PARTNERS) analysts[name] = await nodes.logIn(name, 'fraud-analyst');
  await nodes.client('police', 'feed').post('/api/v1/signal-imports', { owner: 'eth-phishing-detect', listing: 'block', rows: [SITE] });
  ({ account } = await shareAccount(nodes, 82_001));
});
after(() => nodes?.stop());

const ask = async (name, type, value) => (await analysts[name].post('/api/v1/checks', { identifiers: [{ type, value }] })).answers[0];
const learns = (name, known) => eventually(`${name} ${known ? 'knows' : 'no longer knows'} the site`, async () => (await ask(name, 'domain', SITE)).known === known);

test('shop and carrier learn of a site under R02, and why they may not ask about an account', async () => {
  for (const name of PARTNERS) {
    await learns(name, true);
    const known = await ask(name, 'domain', SITE);
    assert.deepEqual(known.signals.map(({ rule }) => rule), ['R02']);
    const denied = await ask(name, 'iban', account);
    assert.equal(denied.state, 'denied');
    assert.ok(denied.denied.length > 0, 'with reasons');
    const received = (await analysts[name].get('/api/v1/received-signals')).items;
    assert.deepEqual(received.map(({ value, dataClass }) => [value, dataClass]), [[SITE, 'TECH']]);
    assert.equal((await nodes.audited(name, 'check.denied', '')).length, 1);
  }
});

test('both have people of their own, and no door of a bank, a desk or the police', async () => {
  for (const name of PARTNERS) {
    const { items } = await nodes.client(name).get('/api/v1/demo-roles');
    assert.deepEqual(items.map(({ role }) => role), ['fraud-analyst', 'privacy-officer']);
    for (const path of ['holds', 'barrier-rules', 'effects', 'recovery-requests', 'recovery-terms', 'reports', 'cases', 'signals']) {
      assert.equal((await analysts[name].once('GET', `/api/v1/${path}`)).status, 404, path);
    }
    assert.equal((await analysts[name].once('POST', '/api/v1/decisions', {}, randomUUID())).status, 404);
    assert.equal((await analysts[name].once('GET', '/api/v1/rule-matrix')).status, 200);
  }
  assert.equal((await nodes.client('police').once('POST', '/api/v1/demo-sessions', { role: 'fraud-analyst' })).status, 404);
});

test('a site that the police take back is gone at both within seconds, and comes again', async () => {
  await nodes.switchRule('police', 'R02', 'off');
  for (const name of PARTNERS) await learns(name, false);
  await nodes.switchRule('police', 'R02', 'active');
  for (const name of PARTNERS) await learns(name, true);
});

test('what they were told outlives a kill', async () => {
  for (const name of PARTNERS) {
    analysts[name].close();
    await nodes.restartNode(name, 'SIGKILL');
    await learns(name, true);
  }
});

test('of the account that police and bank work on, no byte lies at shop or carrier', async () => {
  await nodes.stopAll();
  auditVerifies(nodes);
  const { sodium } = await loadSealing();
  const needles = accountNeedles(sodium, tokenKeys(nodes.folder), account);
  assert.notDeepEqual(found(keptBytes(nodes.dataOf('police')), needles), [], 'the search would notice');
  for (const name of PARTNERS) {
    const kept = keptBytes(nodes.dataOf(name));
    assert.ok(kept.includes(SITE), `${name} has the site`);
    assert.deepEqual(found(kept, needles), [], name);
  }
});
