// The protocol rule (P0) switched off: nobody does so unawares, whoever withdraws can withdraw all the same, and what could not be
// told meanwhile is told once it is on again, though the node was killed in between.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, auditVerifies, check, isUnknown, shareAccount } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';

const SILENCE_MS = 1_500; // many times what news takes to arrive

let nodes;
before(async () => {
  nodes = await Nodes.start();
});
after(() => nodes?.stop());

const silence = () => new Promise((resolve) => setTimeout(resolve, SILENCE_MS));

async function referralOf(reportId) {
  const { items } = await nodes.client('police', 'analyst').get('/api/v1/referrals?limit=200');
  return items.find((item) => item.reportId === reportId);
}

async function ledgerOf({ signalId }) {
  const { items } = await nodes.client('police', 'analyst').get('/api/v1/signals?limit=200');
  return items.find((item) => item.signalId === signalId);
}

const withdrawOpinion = ({ opinionId }) => nodes.client('police', 'analyst').post(`/api/v1/opinions/${opinionId}/withdrawal`, { reason: 'mistake' });

test('it is not switched off unawares', async () => {
  for (const confirmation of [undefined, '', 'yes']) {
    const answer = await nodes.officer('fhd').once('POST', '/api/v1/rule-switches', { rule: 'P0', state: 'off', reason: 'test', confirmation });
    assert.equal(answer.status, 400);
    assert.equal(answer.json.field, 'confirmation');
    assert.match(answer.json.detail, /withdraw/);
  }
});

test('a reporter withdraws while the desk may tell nobody, and the police hear it afterwards', async () => {
  const reporter = new Reporter(nodes, { account: syntheticIban(8101), phone: '+9995558101' });
  await reporter.throughToIdentified();
  await nodes.switchRule('fhd', 'P0', 'off');
  await reporter.withdraw();
  assert.equal((await reporter.status()).status, 'withdrawn');
  await silence();
  assert.equal((await referralOf(reporter.reportId)).status, 'accepted', 'the police do not know yet');
  await nodes.restartNode('fhd', 'SIGKILL');
  await nodes.switchRule('fhd', 'P0', 'active');
  await eventually('the police hear of it', async () => (await referralOf(reporter.reportId)).status === 'withdrawn');
});

test('a signal is taken back while the police may tell nobody, and the bank hears it afterwards', async () => {
  const { account, opinion } = await shareAccount(nodes, 8201);
  await nodes.switchRule('police', 'P0', 'off');
  await withdrawOpinion(opinion);
  assert.equal((await ledgerOf(opinion)).state, 'withdrawn');
  await silence();
  assert.equal((await check(nodes, 'iban', account)).known, true, 'the bank does not know yet');
  assert.equal((await ledgerOf(opinion)).deliveries[0].state, 'acknowledged', 'the ledger does not say that it was told');
  await nodes.restartNode('police', 'SIGKILL');
  await nodes.switchRule('police', 'P0', 'active');
  await isUnknown(nodes, 'iban', account);
  await eventually('the ledger says so', async () => (await ledgerOf(opinion)).deliveries[0].state === 'withdrawal-acknowledged');
});

test('a bank that may tell nobody takes a withdrawal in, and acknowledges it afterwards', async () => {
  const { account, opinion } = await shareAccount(nodes, 8301);
  await nodes.switchRule('bank', 'P0', 'off');
  await withdrawOpinion(opinion);
  await isUnknown(nodes, 'iban', account);
  await silence();
  assert.equal((await ledgerOf(opinion)).deliveries[0].state, 'withdrawal-sent');
  await nodes.restartNode('bank', 'SIGKILL');
  await nodes.switchRule('bank', 'P0', 'active');
  await eventually('the ledger says so', async () => (await ledgerOf(opinion)).deliveries[0].state === 'withdrawal-acknowledged');
});

test('the audit chain verifies on every node afterwards', async () => {
  await nodes.stopAll();
  auditVerifies(nodes);
});
