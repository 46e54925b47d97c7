// Who holds an account answers on the signal about it, over two real nodes: an innocent holder is free at once, until the owner looked.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { auditVerifies, check, isKnown, isUnknown, pay, shareAccount } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';

let nodes;
let banker;
let analyst;
let shared;
let signalId;
before(async () => {
  nodes = await Nodes.start();
  banker = await nodes.logIn('bank', 'bank-analyst');
  analyst = await nodes.logIn('police', 'police-analyst');
  shared = await shareAccount(nodes, 7901);
  [{ signalId }] = (await banker.get('/api/v1/received-signals')).items;
});
after(async () => {
  banker?.close();
  analyst?.close();
  await nodes?.stop();
});

const give = (verdict, id = signalId, client = banker) => client.once('POST', `/api/v1/received-signals/${id}/verdict`, { verdict }, randomUUID());
const answer = (outcome, client = analyst) => client.once('POST', `/api/v1/holder-verdicts/${signalId}/answer`, { partner: 'demobank', outcome }, randomUUID());
const heard = (verdict) => eventually(`the police hear: ${verdict}`, async () => (await analyst.get('/api/v1/holder-verdicts')).items.find((each) => each.signalId === signalId && each.verdict === verdict));

test('a holder who takes part changes nothing but what the owner reads', async () => {
  assert.equal((await give('fraud')).status, 201);
  const row = await heard('fraud');
  assert.equal(row.state, 'noted');
  assert.equal(row.partner, 'demobank');
  assert.ok(!row.masked.replaceAll(' ', '').includes(shared.account), 'never the account in full');
  assert.equal((await check(nodes, 'iban', shared.account)).known, true);
  assert.equal((await banker.get('/api/v1/received-signals')).items[0].holderVerdict, 'fraud');
  assert.equal((await answer('upheld')).status, 422, 'there is nothing to answer');
});

test('a copy is found by its number, in the list and in the log, and by no account', async () => {
  const number = `S-${signalId.slice(0, 8)}`;
  assert.deepEqual((await banker.get(`/api/v1/received-signals?q=${number}`)).items.map((each) => each.signalId), [signalId]);
  assert.deepEqual((await banker.get('/api/v1/received-signals?q=S-00000000')).items, []);
  assert.deepEqual((await banker.get(`/api/v1/received-signals?q=${shared.account}`)).items, [], 'what is about a person is not there to be searched');
  assert.equal((await banker.once('GET', `/api/v1/received-signals?q=${'x'.repeat(254)}`)).json.field, 'q');
  const { items } = await nodes.officer('bank').get(`/api/v1/audit-entries?subject=${number}`);
  assert.ok(items.length > 0);
  assert.ok(items.every(({ subject }) => subject === signalId));
});

test('an innocent holder is free at once: the signal rests, and the payment that waited goes', async () => {
  const held = await pay(nodes, { from: shared.account, to: syntheticIban(7902) });
  assert.equal(held.action, 'hold');
  assert.equal((await give('genuine')).status, 201);
  assert.equal((await heard('genuine')).state, 'open');
  await isUnknown(nodes, 'iban', shared.account);
  await eventually('the payment goes', async () => (await banker.get(`/api/v1/holds/${held.holdId}`)).state === 'released');
});

test('the owner rejects it with reason to: the signal is shared again, and asking once more pauses nothing', async () => {
  assert.equal((await answer('rejected')).status, 201);
  await isKnown(nodes, 'iban', shared.account);
  assert.equal((await give('genuine')).status, 201);
  await eventually('it is noted', async () => (await analyst.get('/api/v1/holder-verdicts')).items[0].state === 'noted');
  assert.equal((await check(nodes, 'iban', shared.account)).known, true);
});

test('wrong input names its field; only the roles whose work it is may act', async () => {
  assert.equal((await give('guilty')).json.field, 'verdict');
  assert.equal((await give('genuine', randomUUID())).status, 404);
  const privacy = await nodes.logIn('bank', 'privacy-officer');
  assert.equal((await give('genuine', signalId, privacy)).status, 403);
  privacy.close();
  assert.equal((await answer('upheld', nodes.client('police', 'analyst'))).status, 403, 'a robot judges no holder');
  assert.equal((await nodes.client('police').once('GET', '/api/v1/holder-verdicts')).status, 401);
});

test('while the protocol is off a verdict waits, and is not lost', async () => {
  await nodes.switchRule('bank', 'P0', 'off');
  assert.equal((await give('merchant')).status, 201);
  await new Promise((resolve) => setTimeout(resolve, 1_000)); // far longer than news takes
  assert.equal((await analyst.get('/api/v1/holder-verdicts')).items[0].verdict, 'genuine');
  await nodes.switchRule('bank', 'P0', 'active');
  await heard('merchant');
});

test('both ends wrote it down', async () => {
  assert.ok((await nodes.audited('bank', 'verdict.given', signalId)).length >= 3);
  assert.ok((await nodes.audited('police', 'verdict.received', signalId)).length >= 3);
  assert.equal((await nodes.audited('police', 'verdict.answered', signalId)).length, 1);
  auditVerifies(nodes);
});
