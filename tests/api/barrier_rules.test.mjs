// The life of a barrier rule over two real nodes: a list reaches the bank, a rule warns, is stopped, stands in shadow and acts again.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { isKnown, pay } from '../support/loop.mjs';
import { Nodes } from '../support/nodes.mjs';

let nodes;
let first;
let second;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['police', 'bank'].map((name) => nodes.startNode(name)));
  first = await nodes.logIn('bank', 'bank-analyst', 'bank-analyst-1');
  second = await nodes.logIn('bank', 'bank-analyst', 'bank-analyst-2');
  const { refused } = await nodes.client('police', 'feed').post('/api/v1/signal-imports', { owner: 'eth-phishing-detect', listing: 'block', rows: ['oplichter.example'] });
  assert.deepEqual(refused, []);
  await isKnown(nodes, 'domain', 'oplichter.example');
});
after(() => nodes?.stop());

const post = (client, path, body = {}, key = randomUUID()) => client.once('POST', `/api/v1/barrier-rules/${path}`, body, key);
const rule = async (id) => (await first.get('/api/v1/barrier-rules')).items.find((each) => each.rule === id);
const payment = () => pay(nodes, { from: syntheticIban(11), to: syntheticIban(12), text: 'order via oplichter.example' });

/** One proposes, the other approves. */
async function goesTo(id, to) {
  const proposed = await post(first, `${id}/proposals`, { to, reason: 'proef' });
  assert.equal(proposed.status, 201, JSON.stringify(proposed.json));
  const approved = await post(second, `${id}/proposals/${proposed.json.proposal.proposalId}/approval`);
  assert.equal(approved.status, 201, JSON.stringify(approved.json));
  assert.equal(approved.json.state, to);
}

test('the node begins with the rules of the file, each where the file says', async () => {
  const states = Object.fromEntries((await first.get('/api/v1/barrier-rules')).items.map((each) => [each.rule, each.state]));
  assert.deepEqual(states, { B01: 'active', B02: 'active', B03: 'active', B04: 'draft' });
});

test('a rule warns, is suspended by one, counts in shadow, and warns again when two want it', async () => {
  const before = await payment();
  assert.equal(before.action, 'warn');
  assert.equal((await post(first, 'B03/suspension', { reason: 'te veel vragen' })).status, 201);
  assert.equal((await payment()).action, 'allow', 'from the next payment');
  await goesTo('B03', 'shadow');
  const inShadow = await payment();
  assert.equal(inShadow.action, 'allow');
  assert.deepEqual(inShadow.reasons, [], 'the answer tells nothing of a rule in shadow');
  await goesTo('B03', 'active');
  assert.equal((await payment()).action, 'warn');
  const { did, history } = await rule('B03');
  assert.deepEqual(did, { held: 0, warned: 2, outweighed: 0, 'would-hold': 0, 'would-warn': 1, 'held-out': 0 });
  assert.deepEqual(history.map(({ to, outcome }) => [to, outcome]), [['active', 'approved'], ['shadow', 'approved'], ['suspended', 'at-once']]);
  for (const decision of [before, inShadow]) {
    const replay = await nodes.client('bank', 'payments').post(`/api/v1/decisions/${decision.decisionId}/replay`, {});
    assert.equal(replay.same, true, 'with the states of its day');
  }
});

test('who proposed cannot approve, a repeat does nothing more, and wrong input names the field', async () => {
  const key = randomUUID();
  const proposed = await post(first, 'B04/proposals', { to: 'shadow', reason: 'proef' }, key);
  assert.deepEqual((await post(first, 'B04/proposals', { to: 'shadow', reason: 'proef' }, key)).json, proposed.json);
  const path = `B04/proposals/${proposed.json.proposal.proposalId}`;
  assert.equal((await post(first, `${path}/approval`)).status, 403);
  assert.equal((await rule('B04')).state, 'draft');
  assert.equal((await post(first, `${path}/refusal`)).status, 201, 'one may take it back');
  assert.equal((await post(first, 'B04/proposals', { to: 'active', reason: 'proef' })).json.field, 'to');
  assert.equal((await post(first, 'B04/proposals', { to: 'on', reason: 'proef' })).json.field, 'to');
  assert.equal((await post(first, 'B04/proposals', { to: 'shadow', reason: '' })).json.field, 'reason');
  assert.equal((await post(first, 'B04/proposals', { to: 'shadow', reason: 'x' }, '')).status, 400, 'a key is needed');
  assert.equal((await post(first, 'B99/suspension', { reason: 'x' })).status, 404);
});

test('only the bank\'s analysts see and move the rules, not a program with a key, and each act is on record', async () => {
  const privacy = await nodes.logIn('bank', 'privacy-officer');
  assert.equal((await privacy.once('GET', '/api/v1/barrier-rules')).status, 403);
  assert.equal((await post(nodes.client('bank', 'payments'), 'B01/suspension', { reason: 'x' })).status, 403);
  assert.equal((await nodes.audited('bank', 'barrier-rule.approved', 'B03.1')).length, 2);
  assert.equal((await nodes.audited('bank', 'barrier-rule.suspended', 'B03.1')).length, 1);
  privacy.close();
});
