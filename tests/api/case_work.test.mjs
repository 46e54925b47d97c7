// An analyst takes a case up: the list puts the most urgent first and says why, tasks have a day, notes are sealed, and the timeline
// tells who joined, who became known and what was done.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, giveOpinion, linkingIsDone, publishableIdentifier } from '../support/loop.mjs';
import { Nodes } from '../support/nodes.mjs';

const dayIn = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
let nodes;
let analyst;
let big;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['fhd', 'police'].map((name) => nodes.startNode(name)));
  for (const n of [1, 2, 3]) await new Reporter(nodes, { account: syntheticIban(7701), phone: `+99955577${n}01` }).throughToIdentified();
  await new Reporter(nodes, { account: syntheticIban(7702), phone: '+99955577902' }).throughToIdentified();
  await linkingIsDone(nodes);
  analyst = await nodes.logIn('police', 'police-analyst');
  [big] = (await analyst.get('/api/v1/cases?sort=priority')).items;
});
after(() => nodes?.stop());

const post = (path, body, key = randomUUID()) => analyst.once('POST', `/api/v1${path}`, body, key);

test('the list puts the most urgent first, says why, and is narrowed by work', async () => {
  const { items } = await analyst.get('/api/v1/cases?sort=priority');
  assert.deepEqual(items.map(({ reports }) => reports), [3, 1]);
  assert.ok(items[0].priority.score > items[1].priority.score);
  assert.equal(items[0].priority.reasons.reduce((product, { points }) => product * points, 1), items[0].priority.score, 'the score is the product of its reasons');
  const first = await analyst.get('/api/v1/cases?sort=priority&limit=1');
  const second = await analyst.get(`/api/v1/cases?sort=priority&limit=1&after=${encodeURIComponent(first.next)}`);
  assert.deepEqual([first.items[0].caseId, second.items[0].caseId], items.map(({ caseId }) => caseId));
  for (const query of ['sort=other', 'workState=lost', 'dueUntil=soon', 'amountMin=-1']) {
    assert.equal((await analyst.once('GET', `/api/v1/cases?${query}`)).json.field, query.split('=')[0]);
  }
  assert.equal((await analyst.get('/api/v1/cases?amountMin=30000')).items.length, 1);
});

test('a case is given, worked on and finished', async () => {
  const path = `/cases/${big.caseId}`;
  const [worker] = (await analyst.get('/api/v1/case-workers')).items;
  assert.equal((await post(`${path}/assignment`, { assignee: 'nobody-here' })).json.field, 'assignee');
  assert.equal((await post(`${path}/assignment`, { assignee: worker.account })).status, 201);
  assert.equal((await post(`${path}/work-state`, { workState: 'in-progress' })).status, 201);
  assert.equal((await post(`${path}/tasks`, { text: 'Camerabeelden opvragen', due: dayIn(-2) })).json.field, 'due');
  const key = randomUUID();
  const task = await post(`${path}/tasks`, { text: 'Camerabeelden opvragen', due: dayIn(5), assignee: worker.account }, key);
  assert.deepEqual((await post(`${path}/tasks`, { text: 'Camerabeelden opvragen', due: dayIn(5), assignee: worker.account }, key)).json, task.json);
  assert.equal((await post(`${path}/notes`, { text: 'Geheim: winkelier gesproken' })).status, 201);

  const ids = async (query) => (await analyst.get(`/api/v1/cases?${query}`)).items.map(({ caseId }) => caseId);
  assert.deepEqual(await ids(`assignee=${worker.account}`), [big.caseId]);
  assert.deepEqual(await ids(`dueUntil=${dayIn(5)}`), [big.caseId]);
  assert.deepEqual(await ids('workState=in-progress'), [big.caseId]);
  assert.ok(!(await ids('assignee=none')).includes(big.caseId));

  const work = await analyst.get(`/api/v1${path}/work`);
  assert.deepEqual([work.tasks.length, work.notes[0].text], [1, 'Geheim: winkelier gesproken']);
  assert.equal((await post(`/case-tasks/${task.json.taskId}/completion`, {})).status, 201);
  assert.deepEqual(await ids(`dueUntil=${dayIn(5)}`), []);
  assert.equal((await nodes.audited('police', 'case.work-opened', big.caseId)).length, 1);
  assert.equal((await nodes.client('police', 'analyst').once('GET', `/api/v1${path}/work`)).status, 403, 'a robot reads no notes');
});

test('the timeline tells who joined, who became known, what was said and what was done', async () => {
  await giveOpinion(nodes, (await publishableIdentifier(nodes)).identifierId);
  const { history } = await analyst.get(`/api/v1/cases/${big.caseId}`);
  const kinds = new Set(history.map(({ kind }) => kind));
  for (const kind of ['report-joined', 'report-identified', 'opinion-given', 'assigned', 'state', 'task-added', 'task-done', 'note-added']) assert.ok(kinds.has(kind), kind);
  const times = history.map(({ at }) => at);
  assert.deepEqual(times, [...times].sort().reverse(), 'newest first');
  const joined = history.filter(({ kind }) => kind === 'report-joined').map(({ nl }) => nl).join();
  assert.equal(new Set(joined.match(/M-[0-9A-F]{8}/g)).size, 3, joined);
  for (const { nl, en } of history) assert.ok(!/[{}]|Geheim|Camera/.test(nl + en), nl);
});
