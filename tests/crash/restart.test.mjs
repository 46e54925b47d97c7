// Hand-over, sharing and withdrawal survive a restart of either side between any two steps: real processes, stopped and started.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pages } from '../../tools/demo/http_client.mjs';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, auditVerifies, giveOpinion, isKnown, isUnknown, linkingIsDone, pay, publishableIdentifier } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';

const DELIVERY_MS_MAX = 40_000; // a node that finds another away waits longer before each try

let nodes;
before(async () => {
  nodes = await Nodes.start();
});
after(() => nodes?.stop());

/** The whole way of three reports, with `between` called after each step. */
async function walk(seed, between) {
  const account = syntheticIban(seed);
  const reporters = [1, 2, 3].map((n) => new Reporter(nodes, { account, phone: `+9995550${seed}${n}` }));
  for (const reporter of reporters) {
    await reporter.sealAndPost();
    await between('part left at the police');
    await reporter.report();
    await between('report received by the desk');
    await reporter.offer();
    await between('offered');
    await reporter.accept();
    await between('accepted');
    await reporter.identify();
    await between('identified');
  }
  await linkingIsDone(nodes);
  const identifier = await publishableIdentifier(nodes);
  assert.equal(identifier.identifiedReporters, 3);
  await between('linked');
  const opinion = await giveOpinion(nodes, identifier.identifierId);
  assert.equal(opinion.state, 'shared');
  await between('signal shared');
  await isKnown(nodes, 'iban', account);
  await between('signal received');
  for (const reporter of reporters) await isToldOnce(reporter, 'signal-shared');
  await between('reporters told');
  await isKnown(nodes, 'iban', account); // after a restart no lease holds until its owner was heard again
  const decision = await pay(nodes, { from: account, to: syntheticIban(seed + 1) });
  assert.equal(decision.action, 'hold');
  await between('held');
  await reporters[0].withdraw();
  await between('report withdrawn');
  await isUnknown(nodes, 'iban', account);
  await between('signal removed');
  const hold = await nodes.client('bank', 'payments').get(`/api/v1/holds/${decision.holdId}`);
  assert.equal(hold.state, 'released');
  const isAcknowledged = async () => {
    const page = await nodes.client('police', 'analyst').get('/api/v1/signals?limit=200');
    const signal = page.items.find((item) => item.signalId === opinion.signalId);
    return signal.state === 'withdrawn' && signal.deliveries.every((delivery) => delivery.state === 'withdrawal-acknowledged');
  };
  await eventually('the ledger says that the bank removed it', isAcknowledged, DELIVERY_MS_MAX);
  for (const reporter of reporters.slice(1)) await isToldOnce(reporter, 'signal-withdrawn');
  return reporters;
}

/** The police's news stands on the reporter's page, once and in words, without a word about the account. */
async function isToldOnce(reporter, code) {
  const status = await eventually(`a reporter hears ${code}`, async () => {
    const read = await reporter.status();
    return read.timeline.some((entry) => entry.code === code) && read;
  }, DELIVERY_MS_MAX);
  const entries = status.timeline.filter((entry) => entry.code === code);
  assert.equal(entries.length, 1, code);
  assert.match(entries[0].nl, /bank/);
  assert.ok(!JSON.stringify(status).includes(reporter.account.slice(-10)));
}

async function nothingIsDouble(reporters) {
  const ids = new Set(reporters.map((reporter) => reporter.reportId));
  const analyst = nodes.client('police', 'analyst');
  const states = [];
  for await (const referral of pages(analyst, '/api/v1/referrals?limit=200')) if (ids.has(referral.reportId)) states.push(referral.status);
  assert.deepEqual(states.sort(), ['accepted', 'accepted', 'withdrawn'], 'each report is there exactly once');
}

test('the whole way without a restart', async () => {
  await nothingIsDouble(await walk(7001, async () => {}));
});

for (const name of ['fhd', 'police', 'bank']) {
  test(`killing ${name} after every step loses nothing and doubles nothing`, async () => {
    const seeds = { fhd: 7101, police: 7201, bank: 7301 };
    await nothingIsDouble(await walk(seeds[name], () => nodes.restartNode(name, 'SIGKILL')));
  });
}

test('the audit chain verifies on every node afterwards', async () => {
  await nodes.stopAll();
  auditVerifies(nodes);
});
