// A case is settled: the track comes from data, what is done reaches every reporter in plain words, and the money adds up.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, linkingIsDone } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';

let nodes;
let analyst;
let reporters;
let caseId;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['fhd', 'police'].map((name) => nodes.startNode(name)));
  reporters = [1, 2].map((n) => new Reporter(nodes, { account: syntheticIban(8001), phone: `+99955580${n}01` }));
  for (const reporter of reporters) await reporter.throughToIdentified();
  await linkingIsDone(nodes);
  analyst = await nodes.logIn('police', 'police-analyst');
  caseId = (await analyst.get('/api/v1/cases')).items[0].caseId;
});
after(() => nodes?.stop());

const post = (path, body, key = randomUUID()) => analyst.once('POST', `/api/v1${path}`, body, key);

test('what was done is told to every reporter, once, and stands in the timeline', async () => {
  assert.equal((await post(`/cases/${caseId}/settlements`, { track: 'banishment' })).json.field, 'track');
  const key = randomUUID();
  const chosen = await post(`/cases/${caseId}/settlements`, { track: 'stop-talk' }, key);
  assert.equal(chosen.status, 201, JSON.stringify(chosen.json));
  assert.deepEqual((await post(`/cases/${caseId}/settlements`, { track: 'stop-talk' }, key)).json, chosen.json);
  const end = `/case-settlements/${chosen.json.settlementId}/end`;
  assert.equal((await post(end, { state: 'done' })).status, 201);
  assert.equal((await post(end, { state: 'done' })).status, 201, 'again changes nothing');
  assert.equal((await post(end, { state: 'stopped' })).status, 422);
  for (const reporter of reporters) {
    const news = await eventually('the reporter is told', async () => {
      const lines = (await reporter.status()).timeline.filter(({ code }) => code === 'settled-stop-talk');
      return lines.length > 0 && lines;
    });
    assert.equal(news.length, 1);
    assert.notEqual(news[0].nl, 'settled-stop-talk', 'in plain words');
  }
  const { history } = await analyst.get(`/api/v1/cases/${caseId}`);
  for (const kind of ['settlement-chosen', 'settlement-done']) assert.ok(history.some((line) => line.kind === kind && !/[{}]/.test(line.nl)), kind);
});

test('the money of a case adds up, and what is unknown is said', async () => {
  const put = (kind, minor) => post(`/cases/${caseId}/money`, { kind, amount: { minor, currency: 'EUR' } });
  assert.equal((await put('held', 15_000)).status, 201);
  assert.equal((await put('returned', 10_001)).json.field, 'amount');
  assert.equal((await put('lost', 1)).json.field, 'kind');
  assert.equal((await put('returned', 4_000)).status, 201);
  const { money } = await analyst.get(`/api/v1/cases/${caseId}/settlements`);
  assert.deepEqual(Object.fromEntries(Object.entries(money).map(([kind, { minor }]) => [kind, minor])), { lost: 25_000, held: 15_000, recalled: 0, returned: 4_000, unknown: 6_000 });
});
