// The notice to the holder's bank: left at the threshold, confirmed within the minute, and on the clock when the bank is away.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, giveOpinion, linkingIsDone, publishableIdentifier } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';

const MINUTE = 60;
let nodes;
let analyst;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['fhd', 'police', 'bank'].map((name) => nodes.startNode(name)));
  analyst = await nodes.logIn('police', 'police-analyst');
});
after(() => nodes?.stop());

/** Three identified reporters name one account; gives the case and the account's place in it. */
async function threshold(seed, others = []) {
  const reporters = [1, 2, 3].map((n) => new Reporter(nodes, { account: syntheticIban(seed), phone: `+9995550${seed}${n}` }));
  for (const reporter of reporters) await reporter.throughToIdentified();
  await linkingIsDone(nodes);
  const { identifierId } = await publishableIdentifier(nodes, others);
  const { caseId } = (await nodes.client('police', 'analyst').post('/api/v1/case-memberships', { reports: [reporters[0].reportId] })).items[0];
  const file = () => analyst.get(`/api/v1/cases/${caseId}`);
  const notices = async () => (await file()).identifiers.find((each) => each.identifierId === identifierId).opinion?.notices ?? [];
  return { identifierId, file, notices };
}

test('a notice leaves after the opinion and is confirmed within the time that the data say', async () => {
  const { identifierId, file, notices } = await threshold(7811);
  assert.equal((await file()).noticeSeconds, MINUTE);
  assert.deepEqual(await notices(), [], 'nothing leaves before an opinion');
  await giveOpinion(nodes, identifierId);
  const notice = await eventually('the bank confirms', async () => (await notices()).find(({ acknowledgedAt }) => acknowledgedAt));
  assert.equal(notice.partner, 'demobank');
  assert.equal(notice.pace, 'in-time');
  const took = Date.parse(notice.acknowledgedAt) - Date.parse(notice.sentAt);
  assert.ok(took >= 0 && took <= MINUTE * 1000, `${took} ms`);
});

test('a bank that is away leaves the clock running, and confirms when it is back', async () => {
  await nodes.stopNode('bank');
  const known = (await nodes.client('police', 'analyst').get('/api/v1/publishable-identifiers')).items;
  const { identifierId, notices } = await threshold(7812, known);
  await giveOpinion(nodes, identifierId);
  const [away] = await notices();
  assert.deepEqual([away.partner, away.acknowledgedAt, away.pace], ['demobank', null, 'running']);
  await nodes.startNode('bank');
  const back = await eventually('the bank confirms', async () => (await notices()).find(({ acknowledgedAt }) => acknowledgedAt), 30_000);
  assert.equal(back.sentAt, away.sentAt, 'the clock did not start again');
});
