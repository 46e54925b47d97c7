// A pilot on a real node: two people start it, participants hand in hashes, a bank asks hit or no hit, and it ends by itself at a stop
// criterion. What it answers changes nothing else.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { loadSealing, syntheticIban } from '../../tools/demo/sealing.mjs';
import { Nodes } from '../support/nodes.mjs';

const DEVICE = `fs1-${createHash('sha256').update('a synthetic device').digest('hex')}`;
const OTHER = `fs1-${createHash('sha256').update('another').digest('hex')}`;

let nodes;
let sodium;
let first;
let second;
let privacy;
before(async () => {
  nodes = await Nodes.setUp();
  await nodes.startNode('bank');
  ({ sodium } = await loadSealing());
  first = await nodes.logIn('bank', 'bank-analyst', 'bank-analyst-1');
  second = await nodes.logIn('bank', 'bank-analyst', 'bank-analyst-2');
  privacy = await nodes.logIn('bank', 'privacy-officer');
});
after(() => nodes?.stop());

const post = (client, path, body = {}) => client.once('POST', `/api/v1/pilots/${path}`, body, randomUUID());
const pilot = async (id) => (await first.get('/api/v1/pilots')).items.find(({ pilotId }) => pilotId === id);
const lastRun = async (id) => (await pilot(id)).runs[0];

async function started(id) {
  assert.equal((await post(first, `${id}/proposals`)).status, 201);
  const { runId } = await lastRun(id);
  assert.equal((await post(second, `${id}/proposals/${runId}/approval`)).status, 201);
  return runId;
}

/** As a participant does on its own machine: only the hash leaves it. */
async function handIn(key, id, type, value, more) {
  const participant = nodes.client('bank', key);
  const run = await participant.get(`/api/v1/pilots/${id}/key`);
  const hash = sodium.to_base64(sodium.crypto_generichash(16, `v1|${type}|${value}`, sodium.from_base64(run.key, sodium.base64_variants.URLSAFE_NO_PADDING)), sodium.base64_variants.URLSAFE_NO_PADDING);
  return participant.once('POST', `/api/v1/pilots/${id}/contributions`, { runId: run.runId, hash, sector: key, ...more }, randomUUID());
}

const ask = async (id, type, value) => (await post(first, `${id}/questions`, { type, value })).json;

test('both pilots come switched off, and nothing is asked of a pilot that does not run', async () => {
  const { items } = await first.get('/api/v1/pilots');
  assert.deepEqual(items.map(({ pilotId, runs }) => [pilotId, runs.length]), [['cross-sector', 0], ['suspicious-devices', 0]]);
  assert.equal((await post(first, 'suspicious-devices/questions', { type: 'device', value: DEVICE })).status, 422);
  assert.equal((await post(first, 'nothing/proposals')).status, 404);
});

test('a second person starts it, never the one who proposed', async () => {
  assert.equal((await post(first, 'suspicious-devices/proposals')).status, 201);
  const { runId, state } = await lastRun('suspicious-devices');
  assert.equal(state, 'proposed');
  assert.equal((await post(first, `suspicious-devices/proposals/${runId}/approval`)).status, 403);
  assert.equal((await post(privacy, `suspicious-devices/proposals/${runId}/approval`)).status, 201);
  const run = await lastRun('suspicious-devices');
  assert.equal(run.state, 'running');
  assert.ok(run.alikePerMillion > 0 && run.alikePerMillion < 50_000, `${run.alikePerMillion} of a million look alike`);
  assert.equal((await post(first, 'suspicious-devices/proposals')).status, 422);
});

test('a hit takes two independent sources and one complaint, and is simulated law', async () => {
  assert.deepEqual((await ask('suspicious-devices', 'device', DEVICE)).answer, 'no-hit');
  assert.equal((await handIn('shop', 'suspicious-devices', 'device', DEVICE, { hasComplaint: true })).status, 201);
  assert.equal((await handIn('shop', 'suspicious-devices', 'device', DEVICE, { hasComplaint: true })).status, 201);
  assert.equal((await ask('suspicious-devices', 'device', DEVICE)).answer, 'no-hit', 'one source twice is one source');
  assert.equal((await handIn('carrier', 'suspicious-devices', 'device', DEVICE)).status, 201);
  const hit = await ask('suspicious-devices', 'device', DEVICE);
  assert.deepEqual([hit.answer, hit.sources, hit.simulatedLaw], ['hit', 2, true]);
  assert.equal((await ask('suspicious-devices', 'device', OTHER)).answer, 'no-hit');
  for (const key of ['shop', 'carrier']) await handIn(key, 'suspicious-devices', 'device', OTHER);
  assert.equal((await ask('suspicious-devices', 'device', OTHER)).answer, 'no-hit', 'nobody filed a complaint');
  assert.equal((await post(first, 'suspicious-devices/questions', { type: 'iban', value: syntheticIban(1) })).json.field, 'type');
  assert.equal((await handIn('shop', 'suspicious-devices', 'device', OTHER, { sector: 'bank' })).json.field, 'sector');
});

test('too many wrong hits end it at once; the evaluation stays, the hashes and the key are gone', async () => {
  for (let n = 0; n < 4; n++) assert.equal((await ask('suspicious-devices', 'device', DEVICE)).answer, 'hit');
  const { unjudged } = await pilot('suspicious-devices');
  assert.equal(unjudged.length, 5);
  for (const [n, { questionId }] of unjudged.entries()) {
    assert.equal((await lastRun('suspicious-devices')).state, 'running');
    assert.equal((await post(first, `suspicious-devices/questions/${questionId}/judgement`, { wasRight: n > 0, minutes: 12 })).status, 201);
  }
  const ended = await pilot('suspicious-devices');
  assert.deepEqual([ended.runs[0].state, ended.runs[0].endReason], ['ended', 'wrong-hits-percent'], 'one of five is more than ten per cent');
  assert.deepEqual([ended.tally.contributions, ended.tally.judgedWrong, ended.tally.judgedRight, ended.tally.minutes], [0, 1, 4, 60]);
  assert.equal((await post(first, 'suspicious-devices/questions', { type: 'device', value: DEVICE })).status, 422);
  assert.equal((await nodes.client('bank', 'shop').once('GET', '/api/v1/pilots/suspicious-devices/key')).status, 422);
});

test('one person stops a pilot; a new run has another key and begins with nothing', async () => {
  const account = syntheticIban(81_001);
  await started('cross-sector');
  for (const key of ['shop', 'carrier']) assert.equal((await handIn(key, 'cross-sector', 'iban', account)).status, 201);
  assert.equal((await ask('cross-sector', 'iban', account)).answer, 'hit');
  const { answers } = await nodes.client('bank', 'payments').post('/api/v1/checks', { identifiers: [{ type: 'iban', value: account }] });
  assert.equal(answers[0].known, false, 'what a pilot knows is in no other answer');
  const key = await nodes.client('bank', 'shop').get('/api/v1/pilots/cross-sector/key');
  assert.equal((await post(second, 'cross-sector/stop')).status, 201);
  assert.equal((await lastRun('cross-sector')).endReason, 'stopped');
  await started('cross-sector');
  assert.notEqual((await nodes.client('bank', 'shop').get('/api/v1/pilots/cross-sector/key')).key, key.key);
  assert.equal((await ask('cross-sector', 'iban', account)).answer, 'no-hit');
});

test('a run outlives a restart; who may not ask or hand in is refused', async () => {
  for (const client of [first, second, privacy]) client.close();
  await nodes.restartNode('bank', 'SIGKILL');
  assert.equal((await lastRun('cross-sector')).state, 'running');
  assert.equal((await post(privacy, 'cross-sector/questions', { type: 'iban', value: syntheticIban(1) })).status, 403);
  assert.equal((await nodes.client('bank', 'payments').once('GET', '/api/v1/pilots/cross-sector/key')).status, 403);
  assert.equal((await nodes.client('bank').once('GET', '/api/v1/pilots')).status, 401);
  assert.ok((await nodes.audited('bank', 'pilot.started', '')).length >= 3);
});
