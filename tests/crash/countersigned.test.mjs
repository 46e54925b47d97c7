// Every entry of a node's audit log is countersigned by another organisation within ten seconds, also in a burst, after a kill, and
// when the other was away for long.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Nodes, eventually } from '../support/nodes.mjs';

const AGE_MS_MAX = 10_000;
const AWAY_MS = 25_000; // until the pauses between tries are long
const BURST = 3_000;

let nodes;
before(async () => {
  nodes = await Nodes.start();
});
after(() => nodes?.stop());

const verification = (name) => nodes.officer(name).get('/api/v1/audit-verification');

async function isCountersignedInTime(name, what) {
  const { entries } = await verification(name);
  const start = Date.now();
  await eventually(
    `${what}: ${name} is countersigned up to entry ${entries}`,
    async () => {
      const found = await verification(name);
      assert.equal(found.ok, true, found.problem);
      return found.countersignedUpTo >= entries;
    },
    AGE_MS_MAX,
  );
  return Date.now() - start;
}

/** Signals to the bank, each with entries at both. */
function burst(label) {
  const rows = Array.from({ length: BURST }, (_, n) => `${label}-${n}.example`);
  return nodes.client('police', 'feed').post('/api/v1/signal-imports', { owner: 'eth-phishing-detect', listing: 'block', rows });
}

test('a burst is countersigned in time on both sides', async () => {
  await burst('first');
  await Promise.all(['police', 'bank'].map((name) => isCountersignedInTime(name, 'in a burst')));
});

test('and so it is while a rule that is switched off takes thousands of signals back', async () => {
  for (const label of ['many', 'more']) await burst(label);
  const switched = nodes.switchRule('police', 'R02', 'off');
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await Promise.all(['police', 'bank'].map((name) => isCountersignedInTime(name, 'during the withdrawal')));
  await switched;
  await Promise.all(['police', 'bank'].map((name) => isCountersignedInTime(name, 'after the withdrawal')));
  await nodes.switchRule('police', 'R02', 'active');
});

test('and so it is though both were killed in the middle of one', async () => {
  const sent = burst('second').catch(() => {}); // what was not acknowledged may be lost
  await new Promise((resolve) => setTimeout(resolve, 300));
  await Promise.all(['police', 'bank'].map((name) => nodes.restartNode(name, 'SIGKILL')));
  await sent;
  await Promise.all(['police', 'bank'].map((name) => isCountersignedInTime(name, 'after a kill')));
});

test('and so it is when the one who countersigns comes back from long away', async () => {
  await nodes.stopNode('fhd', 'SIGKILL'); // countersigns the bank's log
  await burst('third');
  await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
  const before = await verification('bank');
  assert.ok(before.countersignedUpTo < before.entries, 'nobody countersigned meanwhile');
  await nodes.startNode('fhd');
  await isCountersignedInTime('bank', 'after a long absence');
});

test('and so it is when the node itself comes back from long away', async () => {
  await nodes.stopNode('bank');
  await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
  await nodes.startNode('bank');
  await isCountersignedInTime('bank', 'after its own absence');
});
