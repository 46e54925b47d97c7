// A person asks every organisation at once about their own data, on real nodes: sealed to each, answered by each, and an objection
// pauses what it is about until it is answered.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { auditVerifies, isKnown, isUnknown, pay, shareAccount } from '../support/loop.mjs';
import { NAMES, Nodes, eventually } from '../support/nodes.mjs';
import { PersonRequests } from '../support/person_request.mjs';

let nodes;
let requests;
const officers = {};
before(async () => {
  nodes = await Nodes.start();
  requests = await PersonRequests.of(nodes);
  for (const name of NAMES) officers[name] = await nodes.logIn(name, 'privacy-officer');
});
after(() => nodes?.stop());

const received = (name, { requestId }) =>
  eventually(`${name} has the request`, async () => {
    const answer = await officers[name].once('GET', `/api/v1/received-rights-requests/${requestId}`);
    return answer.status === 200 && answer.json;
  });
const decide = (name, { requestId }, body) => officers[name].once('POST', `/api/v1/received-rights-requests/${requestId}/answer`, body, randomUUID());

test('one request reaches every node, each answers for itself, and only the code opens the answers', async () => {
  const request = await requests.ask('access', { identifiers: [{ type: 'iban', value: syntheticIban(61_001) }] });
  for (const name of NAMES) {
    const opened = await received(name, request);
    assert.equal(opened.subject.name, PersonRequests.person.name);
    assert.equal(opened.subject.identifiers.length, name === 'fhd' ? 0 : 1, 'the contact point learns no account');
    assert.deepEqual(opened.findings, []);
    assert.equal((await decide(name, request, { outcome: 'nothing-found', text: `Niets gevonden bij ${name}` })).status, 201);
  }
  const status = await eventually('all four have answered', async () => {
    const found = await requests.statusOf(request);
    return found.parts.length === NAMES.length && found.parts.every(({ state }) => state === 'answered') && found;
  });
  for (const part of status.parts) {
    assert.match(requests.openAnswer(request.code, part.sealedAnswer), /^Niets gevonden bij/);
    assert.equal(requests.openAnswer(requests.newCode(), part.sealedAnswer), null);
  }
  assert.equal((await received('police', request)).subject, undefined, 'what the person wrote is erased');
});

test('an objection pauses the signal and frees the payment until it is answered; refused, it goes on', async () => {
  const { account } = await shareAccount(nodes, 61_101);
  const hold = await pay(nodes, { from: account, to: syntheticIban(61_102) });
  assert.equal(hold.action, 'hold');
  const holdCode = hold.holdUrl.slice(hold.holdUrl.indexOf('#') + 1);

  const request = await requests.ask('objection', { identifiers: [{ type: 'iban', value: account }] });
  await isUnknown(nodes, 'iban', account);
  const notice = await nodes.client('bank').as(`Hold ${holdCode}`).get('/api/v1/hold-notice');
  assert.equal(notice.waiting, false);
  assert.equal(notice.releaseReason, 'objection-pending');
  const opened = await received('police', request);
  assert.equal(opened.frozen, 1);
  assert.deepEqual(opened.findings.map(({ code, count }) => [code, count]), [['case-identifier', 3], ['signal', 1]]);

  assert.equal((await decide('police', request, { outcome: 'refused', text: 'Drie mensen melden deze rekening' })).status, 201);
  await isKnown(nodes, 'iban', account);
  assert.equal(requests.openAnswer(request.code, (await eventually('the answer is there', async () => {
    const part = await requests.partOf(request, 'police');
    return part.outcome === 'refused' && part;
  })).sealedAnswer), 'Drie mensen melden deze rekening');

  const again = await requests.ask('objection', { identifiers: [{ type: 'iban', value: account }] });
  assert.equal((await received('police', again)).notFrozen, 1, 'asking once more does not pause it again');
  await isKnown(nodes, 'iban', account);
  const unknown = await decide('police', again, { outcome: 'granted', text: 'U heeft gelijk' });
  assert.deepEqual([unknown.status, unknown.json.field], [400, 'identityChecked']);
  assert.equal((await decide('police', again, { outcome: 'granted', text: 'U heeft gelijk', identityChecked: true })).json.receivers, 1);
  await isUnknown(nodes, 'iban', account);
  const told = await eventually('the person reads it', async () => {
    const part = await requests.partOf(again, 'police');
    return part.outcome === 'granted' && part;
  });
  assert.equal(told.receivers, 1);
  assert.equal((await decide('police', again, { outcome: 'refused', text: 'toch niet' })).status, 422, 'a request is answered once');
});

test('a pause holds when the police are killed in the middle of it', async () => {
  const { account } = await shareAccount(nodes, 61_201);
  const request = await requests.ask('objection', { identifiers: [{ type: 'iban', value: account }] });
  await isUnknown(nodes, 'iban', account);
  officers.police.close();
  await nodes.restartNode('police', 'SIGKILL');
  await nodes.switchRule('police', 'R05', 'off');
  await nodes.switchRule('police', 'R05', 'active'); // which shares anew whatever waits
  await isUnknown(nodes, 'iban', account);
  assert.equal((await received('police', request)).frozen, 1);
});

test('a term is extended once, with a reason that the person reads', async () => {
  const request = await requests.ask('access', { identifiers: [{ type: 'phone', value: '+99955507777' }] });
  await received('bank', request);
  const extend = (body) => officers.bank.once('POST', `/api/v1/received-rights-requests/${request.requestId}/extension`, body, randomUUID());
  const before = await requests.partOf(request, 'demobank');
  assert.deepEqual([(await extend({ reason: '' })).json.field, (await extend({ reason: 'Veel verzoeken' })).status], ['reason', 201]);
  const part = await eventually('the extension is there', async () => {
    const found = await requests.partOf(request, 'demobank');
    return found.state === 'extended' && found;
  });
  assert.ok(part.dueOn > before.dueOn);
  assert.equal(requests.openAnswer(request.code, part.sealedReason), 'Veel verzoeken');
  assert.equal((await extend({ reason: 'Nog meer' })).status, 422);
});

test('only a privacy officer reads what persons ask, and a wrong field is named', async () => {
  const analyst = await nodes.logIn('police', 'police-analyst');
  assert.equal((await analyst.once('GET', '/api/v1/received-rights-requests')).status, 403);
  assert.equal((await nodes.client('police').once('GET', '/api/v1/received-rights-requests')).status, 401);
  const desk = nodes.client('fhd');
  assert.equal((await desk.as('Rights AAAA').once('GET', '/api/v1/rights-request')).status, 404);
  const { codeHash, personKey } = requests.keysOf(requests.newCode());
  const whole = { requestId: randomUUID(), kind: 'access', personKey, codeHash, parts: {} };
  for (const [field, value] of [['kind', 'alles'], ['codeHash', 'AAAA'], ['personKey', 'AAAA'], ['requestId', 'x'], ['parts', {}]]) {
    const answer = await desk.once('POST', '/api/v1/rights-requests', { ...whole, [field]: value }, randomUUID());
    assert.deepEqual([answer.status, answer.json.field], [400, field]);
  }
});

function* filesBelow(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesBelow(path);
    else if (statSync(path).isFile()) yield path;
  }
}

test('the contact point keeps neither name, story nor account, and the audit chains verify', () => {
  const bytes = Buffer.concat([...filesBelow(nodes.dataOf('fhd'))].map((file) => readFileSync(file)));
  assert.ok(bytes.includes('rights.taken'), 'what is searched is the store');
  for (const secret of [PersonRequests.person.name, PersonRequests.person.contact, PersonRequests.person.text, syntheticIban(61_101)]) assert.ok(!bytes.includes(secret), secret);
  auditVerifies(nodes);
});
