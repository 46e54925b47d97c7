// A sender that heard no answer sends again: the same key and body give the same answer and do nothing more; another body is a
// conflict. On real nodes, also when the node died in between.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, isKnown, linkingIsDone, pay, publishableIdentifier } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';

const ACCOUNT = syntheticIban(8101);
let nodes;
let analyst;
let identifier;
let opinion;
before(async () => {
  nodes = await Nodes.start();
  for (const n of [1, 2, 3]) await new Reporter(nodes, { account: ACCOUNT, phone: `+9995558101${n}` }).throughToIdentified();
  for (const n of [4, 5]) await new Reporter(nodes, { account: syntheticIban(8200 + n), phone: `+9995558101${n}` }).throughToIdentified();
  await linkingIsDone(nodes);
  identifier = await publishableIdentifier(nodes);
  analyst = await nodes.logIn('police', 'police-analyst');
});
after(() => nodes?.stop());

/** Sends once, twice, and then with another body; gives the one answer. */
async function isDoneOnce(client, path, body, otherBody) {
  const key = randomUUID();
  const first = await client.once('POST', path, body, key);
  assert.equal(first.status, 201, JSON.stringify(first.json));
  const second = await client.once('POST', path, body, key);
  assert.equal(second.status, 201, JSON.stringify(second.json));
  assert.deepEqual(second.json, first.json);
  if (otherBody) {
    const other = await client.once('POST', path, otherBody, key);
    assert.equal(other.status, 409);
    assert.equal(other.json.field, 'Idempotency-Key');
  }
  return { answer: first.json, key };
}

async function needsAKey(client, path, body) {
  const without = await client.once('POST', path, body);
  assert.equal(without.status, 400);
  assert.equal(without.json.field, 'Idempotency-Key');
  assert.equal((await client.once('POST', path, body, 'k'.repeat(65))).status, 400);
}

const opinionOf = (confidence) => ({
  identifierId: identifier.identifierId,
  verdict: 'fraud',
  confidence,
  fraudType: 'AKF',
  role: 'receiving-account',
  validUntil: '2027-03-01T00:00:00Z',
  reason: 'Three identified reporters name this account',
});

test('an opinion is given once, also when the node was killed before the repeat', async () => {
  const robot = nodes.client('police', 'analyst');
  await needsAKey(robot, '/api/v1/opinions', opinionOf(80));
  const { answer, key } = await isDoneOnce(robot, '/api/v1/opinions', opinionOf(80), opinionOf(81));
  opinion = answer;
  assert.equal(opinion.state, 'shared');
  await nodes.restartNode('police', 'SIGKILL');
  const afterwards = await nodes.client('police', 'analyst').once('POST', '/api/v1/opinions', opinionOf(80), key);
  assert.deepEqual(afterwards.json, opinion);
  const { items } = await nodes.client('police', 'analyst').get('/api/v1/signals?limit=200');
  assert.equal(items.length, 1);
});

test("one person's key is not another's", async () => {
  const key = randomUUID();
  const robot = nodes.client('police', 'analyst');
  const body = { ...opinionOf(80), identifierId: randomUUID() };
  assert.equal((await robot.once('POST', '/api/v1/opinions', body, key)).status, 404, 'a refusal is not kept');
  assert.equal((await analyst.once('POST', '/api/v1/opinions', body, key)).status, 404);
});

test('cases are merged, divided and put back once', async () => {
  const { items } = await nodes.client('police', 'analyst').get('/api/v1/cases');
  const [one, other] = items.filter(({ reports }) => reports === 1);
  const path = `/api/v1/cases/${one.caseId}/merges`;
  const body = { other: other.caseId, reason: 'same advertisement' };
  await needsAKey(analyst, path, body);
  const merged = (await isDoneOnce(analyst, path, body, { ...body, reason: 'another reason' })).answer;
  const undo = `/api/v1/case-decisions/${merged.decisionId}/undo`;
  await isDoneOnce(analyst, undo, { reason: 'not the same after all' }, { reason: 'another reason' });
  const again = await analyst.once('POST', undo, { reason: 'not the same after all' });
  assert.equal(again.status, 422, 'without a key a repeat hears that it was done');

  const [large] = items.filter(({ reports }) => reports === 3);
  const file = await nodes.client('police', 'analyst').get(`/api/v1/cases/${large.caseId}`);
  const split = { reports: [file.reports[0].reportId], reason: 'mistyped' };
  await needsAKey(analyst, `/api/v1/cases/${large.caseId}/splits`, split);
  await isDoneOnce(analyst, `/api/v1/cases/${large.caseId}/splits`, split, { ...split, reason: 'another reason' });
  const { items: afterwards } = await nodes.client('police', 'analyst').get('/api/v1/cases');
  assert.equal(afterwards.filter(({ status }) => status === 'open').length, items.filter(({ status }) => status === 'open').length + 1);
});

test('a person held objects once, and the answer is given once', async () => {
  await isKnown(nodes, 'iban', ACCOUNT);
  const decision = await pay(nodes, { from: ACCOUNT, to: syntheticIban(8300) });
  assert.equal(decision.action, 'hold');
  const code = decision.holdUrl.split('#')[1];
  const held = nodes.client('bank').as(`Hold ${code}`);
  held.headers.Origin = nodes.origin('bank');
  await needsAKey(held, '/api/v1/hold-notice/objection', { text: 'I sold a bicycle' });
  await isDoneOnce(held, '/api/v1/hold-notice/objection', { text: 'I sold a bicycle' }, { text: 'I sold a car' });
  const robot = nodes.client('police', 'analyst');
  const [objection] = await eventually('the objection arrives', async () => {
    const { items } = await robot.get('/api/v1/objections');
    return items.length > 0 && items;
  });
  const answer = { outcome: 'rejected', reason: 'Three people reported it' };
  await isDoneOnce(robot, `/api/v1/objections/${objection.objectionId}/answer`, answer, { ...answer, outcome: 'upheld' });
  assert.equal((await robot.get('/api/v1/objections')).items.length, 1);

  const bank = nodes.client('bank', 'payments');
  const release = `/api/v1/holds/${decision.holdId}/release`;
  await isDoneOnce(bank, release, { reason: 'spoke with the customer' }, { reason: 'another reason' });
  assert.equal((await bank.once('POST', release, { reason: 'spoke with the customer' })).status, 422);
});

test('an opinion is withdrawn once', async () => {
  const robot = nodes.client('police', 'analyst');
  const { answer } = await isDoneOnce(robot, `/api/v1/opinions/${opinion.opinionId}/withdrawal`, { reason: 'mistake' }, { reason: 'another' });
  assert.equal(answer.signalsWithdrawn, 1);
});

test('what has an id of its own needs no key', async () => {
  const reporter = await new Reporter(nodes, { account: syntheticIban(8400) }).throughToIdentified();
  await reporter.identify(); // the same person again
  await assert.rejects(Object.assign(Object.create(reporter), { subject: 'somebody else' }).identify(), { status: 409 });
  const received = await reporter.report();
  assert.equal(received.reportId, reporter.reportId);
});
