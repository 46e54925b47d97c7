// A pilot among real nodes: two people start it at the bank that holds it, a shop and a carrier hand in hashes and ask over mutual
// TLS, and it ends everywhere at a stop criterion. What it answers changes nothing else.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { keptBytes } from '../support/kept_bytes.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';

const DEVICE = `fs1-${createHash('sha256').update('a synthetic device').digest('hex')}`;
const OTHER = `fs1-${createHash('sha256').update('another').digest('hex')}`;
const PARTNERS = ['shop', 'carrier'];

let nodes;
let first;
let second;
let privacy;
const people = {};
before(async () => {
  nodes = await Nodes.setUp({ others: PARTNERS });
  await Promise.all(['bank', ...PARTNERS].map((name) => nodes.startNode(name)));
  first = await nodes.logIn('bank', 'bank-analyst', 'bank-analyst-1');
  second = await nodes.logIn('bank', 'bank-analyst', 'bank-analyst-2');
  privacy = await nodes.logIn('bank', 'privacy-officer');
  people.bank = first;
  for (const name of PARTNERS) people[name] = await nodes.logIn(name, 'fraud-analyst');
});
after(() => nodes?.stop());

const post = (client, path, body = {}) => client.once('POST', `/api/v1/pilots/${path}`, body, randomUUID());
const pilotAt = async (name, id) => (await people[name].get('/api/v1/pilots')).items.find(({ pilotId }) => pilotId === id);
const lastRun = async (id, name = 'bank') => (await pilotAt(name, id)).runs[0];
const reaches = (name, id, state) => eventually(`${name} hears that ${id} is ${state}`, async () => (await lastRun(id, name))?.state === state);

async function started(id) {
  assert.equal((await post(first, `${id}/proposals`)).status, 201);
  const { runId } = await lastRun(id);
  assert.equal((await post(second, `${id}/proposals/${runId}/approval`)).status, 201);
  await hear(id, runId);
}

const hear = (id, runId) => Promise.all(PARTNERS.map((name) => eventually(`${name} takes part`, async () => { const run = await lastRun(id, name); return run?.runId === runId && run.state === 'running'; })));

/** Hands in, and waits until the bank counts it. */
async function handIn(name, id, type, value, more = {}) {
  const { tally: before } = await pilotAt('bank', id);
  const answer = await post(people[name], `${id}/contributions`, { type, value, ...more });
  assert.equal(answer.status, 201, JSON.stringify(answer.json));
  if (!more.again) await eventually('the bank has the hash', async () => (await pilotAt('bank', id)).tally.contributions > before.contributions);
}

/** What someone reads in the end: the bank at once, a participant when the bank has answered. */
async function ask(name, id, type, value) {
  const { status, json } = await post(people[name], `${id}/questions`, { type, value });
  assert.equal(status, 201, JSON.stringify(json));
  assert.equal(json.simulatedLaw, true);
  if (name === 'bank') return json;
  return eventually('the answer is there', async () => (await pilotAt(name, id)).questions.find((each) => each.questionId === json.questionId && each.answer !== 'waiting'));
}

test('both pilots come switched off everywhere, and nothing is asked of a pilot that does not run', async () => {
  for (const name of ['bank', ...PARTNERS]) {
    const { items } = await people[name].get('/api/v1/pilots');
    assert.deepEqual(items.map(({ pilotId, runs }) => [pilotId, runs.length]), [['cross-sector', 0], ['suspicious-devices', 0]]);
    assert.equal((await post(people[name], 'suspicious-devices/questions', { type: 'device', value: DEVICE })).status, 422);
  }
  assert.equal((await post(people.shop, 'suspicious-devices/contributions', { type: 'device', value: DEVICE })).status, 422);
  assert.equal((await post(first, 'nothing/proposals')).status, 404);
  assert.equal((await post(people.shop, 'suspicious-devices/proposals')).status, 404, 'who takes part starts nothing');
});

test('a second person starts it, never the one who proposed, and every participant hears of it', async () => {
  assert.equal((await post(first, 'suspicious-devices/proposals')).status, 201);
  const { runId, state } = await lastRun('suspicious-devices');
  assert.equal(state, 'proposed');
  assert.equal((await post(first, `suspicious-devices/proposals/${runId}/approval`)).status, 403);
  assert.equal((await post(privacy, `suspicious-devices/proposals/${runId}/approval`)).status, 201);
  const run = await lastRun('suspicious-devices');
  assert.equal(run.state, 'running');
  assert.ok(run.alikePerMillion > 0 && run.alikePerMillion < 50_000, `${run.alikePerMillion} of a million look alike`);
  assert.equal((await post(first, 'suspicious-devices/proposals')).status, 422);
  await hear('suspicious-devices', runId);
  assert.deepEqual([(await lastRun('suspicious-devices', 'shop')).holder, (await lastRun('suspicious-devices', 'shop')).endsAt], ['demobank', run.endsAt]);
});

test('a hit takes two independent sources and one complaint, for the bank and for a shop that asks', async () => {
  const id = 'suspicious-devices';
  assert.equal((await ask('bank', id, 'device', DEVICE)).answer, 'no-hit');
  await handIn('shop', id, 'device', DEVICE, { hasComplaint: true });
  await handIn('shop', id, 'device', DEVICE, { hasComplaint: true, again: true });
  assert.equal((await ask('carrier', id, 'device', DEVICE)).answer, 'no-hit', 'one source twice is one source');
  await handIn('carrier', id, 'device', DEVICE);
  for (const name of ['bank', ...PARTNERS]) {
    const { answer, sources } = await ask(name, id, 'device', DEVICE);
    assert.deepEqual([name, answer, sources], [name, 'hit', 2]);
  }
  assert.equal((await ask('shop', id, 'device', OTHER)).answer, 'no-hit');
  for (const name of PARTNERS) await handIn(name, id, 'device', OTHER);
  assert.equal((await ask('bank', id, 'device', OTHER)).answer, 'no-hit', 'nobody filed a complaint');
  assert.equal((await post(people.shop, `${id}/questions`, { type: 'iban', value: syntheticIban(1) })).json.field, 'type');
});

test('both ends record it under the rule of the pilot, as simulated', async () => {
  const [asked] = await nodes.audited('shop', 'pilot.question', '');
  assert.deepEqual([asked.rule, asked.outcome], ['R11', 'simulated']);
  const [answered] = await nodes.audited('bank', 'pilot.answer', '');
  assert.deepEqual([answered.rule, answered.outcome], ['R11', 'simulated']);
  assert.ok((await nodes.audited('bank', 'pilot.asked', '')).some(({ actor }) => actor === 'partner:demovervoer'));
  assert.ok((await nodes.audited('carrier', 'pilot.answered', '')).length > 0);
});

test('too many wrong hits end it everywhere at once; the evaluation stays, the hashes and the key are gone', async () => {
  const id = 'suspicious-devices';
  for (let n = 0; n < 2; n++) assert.equal((await ask('bank', id, 'device', DEVICE)).answer, 'hit');
  const judge = (name, questionId, wasRight) => post(people[name], `${id}/questions/${questionId}/judgement`, { wasRight, minutes: 12 });
  for (const name of PARTNERS) {
    const [hit] = (await pilotAt(name, id)).unjudged;
    assert.equal((await judge(name, hit.questionId, name === 'shop')).status, 201);
    assert.equal((await judge(name, hit.questionId, true)).status, 422, 'once');
  }
  await eventually('the bank heard both', async () => { const { tally } = await pilotAt('bank', id); return tally.judgedRight + tally.judgedWrong === 2; });
  const { unjudged } = await pilotAt('bank', id);
  assert.equal(unjudged.length, 3, 'the hits of others are theirs to judge');
  for (const { questionId } of unjudged) {
    assert.equal((await lastRun(id)).state, 'running');
    assert.equal((await judge('bank', questionId, true)).status, 201);
  }
  const ended = await pilotAt('bank', id);
  assert.deepEqual([ended.runs[0].state, ended.runs[0].endReason], ['ended', 'wrong-hits-percent'], 'one of five is more than ten per cent');
  assert.deepEqual([ended.tally.contributions, ended.tally.judgedWrong, ended.tally.judgedRight, ended.tally.minutes], [0, 1, 4, 60]);
  for (const name of PARTNERS) {
    await reaches(name, id, 'ended');
    const there = await pilotAt(name, id);
    assert.deepEqual([there.runs[0].endReason, there.tally.contributions], ['wrong-hits-percent', 0]);
    assert.equal((await post(people[name], `${id}/contributions`, { type: 'device', value: DEVICE })).status, 422);
    assert.equal((await post(people[name], `${id}/questions`, { type: 'device', value: DEVICE })).status, 422);
  }
});

test('one person stops a pilot; a new run begins with nothing, and no value ever left', async () => {
  const account = syntheticIban(81_001);
  await started('cross-sector');
  for (const name of PARTNERS) await handIn(name, 'cross-sector', 'iban', account);
  assert.equal((await ask('bank', 'cross-sector', 'iban', account)).answer, 'hit');
  const { answers } = await nodes.client('bank', 'payments').post('/api/v1/checks', { identifiers: [{ type: 'iban', value: account }] });
  assert.equal(answers[0].known, false, 'what a pilot knows is in no other answer');
  assert.equal((await people.shop.post('/api/v1/checks', { identifiers: [{ type: 'iban', value: account }] })).answers[0].state, 'denied', 'nor at who handed in');
  assert.equal((await post(second, 'cross-sector/stop')).status, 201);
  assert.equal((await lastRun('cross-sector')).endReason, 'stopped');
  for (const name of PARTNERS) await reaches(name, 'cross-sector', 'ended');
  await started('cross-sector');
  assert.equal((await ask('bank', 'cross-sector', 'iban', account)).answer, 'no-hit');
  assert.equal((await ask('shop', 'cross-sector', 'iban', account)).answer, 'no-hit');
  for (const name of ['bank', ...PARTNERS]) assert.ok(!keptBytes(nodes.dataOf(name)).includes(account), `${name} kept no value`);
});

test('who was away hears it all when it is back', async () => {
  people.carrier.close();
  await nodes.stopNode('carrier', 'SIGKILL');
  assert.equal((await post(first, 'cross-sector/stop')).status, 201);
  await nodes.startNode('carrier');
  await reaches('carrier', 'cross-sector', 'ended');
});

test('a run outlives a restart; who may not ask or hand in is refused', async () => {
  await started('cross-sector');
  for (const client of [first, second, privacy, people.shop]) client.close();
  await nodes.restartNode('bank', 'SIGKILL');
  await nodes.restartNode('shop', 'SIGKILL');
  for (const name of ['bank', 'shop']) assert.equal((await lastRun('cross-sector', name)).state, 'running');
  assert.equal((await post(privacy, 'cross-sector/questions', { type: 'iban', value: syntheticIban(1) })).status, 403);
  assert.equal((await post(nodes.client('shop', 'orders'), 'cross-sector/questions', { type: 'iban', value: syntheticIban(1) })).status, 403);
  assert.equal((await post(nodes.client('shop', 'orders'), 'cross-sector/contributions', { type: 'iban', value: syntheticIban(2) })).status, 201);
  assert.equal((await nodes.client('bank').once('GET', '/api/v1/pilots')).status, 401);
  assert.ok((await nodes.audited('bank', 'pilot.started', '')).length >= 3);
});
