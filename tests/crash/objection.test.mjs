// An objection that is upheld: the person who waits reads that they were right, whichever node dies on the way.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { auditVerifies, isUnknown, pay, shareAccount } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';

const TEXT = 'Ik verkocht een fiets / I sold a bicycle';

let nodes;
before(async () => {
  nodes = await Nodes.start();
});
after(() => nodes?.stop());

const notice = (code) => nodes.client('bank').as(`Hold ${code}`).get('/api/v1/hold-notice');

async function objectTo(hold) {
  const code = hold.holdUrl.slice(hold.holdUrl.indexOf('#') + 1);
  await nodes.client('bank').as(`Hold ${code}`).post('/api/v1/hold-notice/objection', { text: TEXT }, randomUUID());
  return code;
}

function received() {
  const analyst = nodes.client('police', 'analyst');
  return eventually('the objection reaches the police', async () => {
    const { items } = await analyst.get('/api/v1/objections?limit=200');
    return items.find(({ text, state }) => text === TEXT && state === 'open');
  });
}

const uphold = ({ objectionId }) =>
  nodes.client('police', 'analyst').post(`/api/v1/objections/${objectionId}/answer`, { outcome: 'upheld', reason: 'De rekening klopt' }, objectionId);

/** One objection, with `between` called after each step. */
async function walk(seed, between) {
  const { account } = await shareAccount(nodes, seed);
  const hold = await pay(nodes, { from: account, to: syntheticIban(seed + 1) });
  assert.equal(hold.action, 'hold');
  await between('held');
  const code = await objectTo(hold);
  await between('objected');
  const objection = await received();
  await between('received');
  await uphold(objection);
  await between('upheld');
  await isUnknown(nodes, 'iban', account);
  const read = await eventually('the person held reads the answer', async () => {
    const found = await notice(code);
    return found.objection?.state === 'upheld' && found;
  });
  assert.equal(read.waiting, false);
  assert.equal(read.releaseReason, 'objection-upheld');
}

test('an objection that is upheld is why the payment is free', async () => {
  await walk(7701, async () => {});
});

for (const name of ['police', 'bank']) {
  test(`and stays so when ${name} is killed after every step`, async () => {
    const seeds = { police: 7801, bank: 7901 };
    await walk(seeds[name], () => nodes.restartNode(name, 'SIGKILL'));
  });
}

test('answer and withdrawal arrive in that order when the bank was away for both', async () => {
  const { account } = await shareAccount(nodes, 8001);
  const code = await objectTo(await pay(nodes, { from: account, to: syntheticIban(8002) }));
  const objection = await received();
  await nodes.stopNode('bank', 'SIGKILL');
  await uphold(objection);
  await nodes.restartNode('police', 'SIGKILL');
  await nodes.startNode('bank');
  await isUnknown(nodes, 'iban', account);
  assert.equal((await notice(code)).releaseReason, 'objection-upheld');
});

test('the audit chain verifies on every node afterwards', async () => {
  await nodes.stopAll();
  auditVerifies(nodes);
});
