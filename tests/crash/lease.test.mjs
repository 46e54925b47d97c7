// A sender that falls silent for longer than its rule's lease: the bank stops answering about persons, and answers again by
// itself when the sender is back. Real processes; the rule comes from a folder of the test's own.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { check, pay, shareAccount } from '../support/loop.mjs';
import { Nodes, ROOT, eventually } from '../support/nodes.mjs';

const LEASE_MS = 60_000; // a minute is the shortest lease that a rule can give
const HEARTBEAT_MS_MAX = 20_000;

/** The project's rules, but for a lease of one minute in R05. */
function rulesWithAShortLease(folder) {
  cpSync(join(ROOT, 'data'), folder, { recursive: true });
  const file = join(folder, 'policy/rules/R05.toml');
  const rule = readFileSync(file, 'utf8');
  const shortened = rule.replace(/^lease_minutes = \d+$/m, 'lease_minutes = 1');
  assert.notEqual(shortened, rule);
  writeFileSync(file, shortened);
}

let nodes;
before(async () => {
  nodes = await Nodes.start({ rules: rulesWithAShortLease });
});
after(() => nodes?.stop());

test('a bank that no longer hears the police answers "unavailable" after the lease, and again when it does', async () => {
  const { account } = await shareAccount(nodes, 7601);

  nodes.pauseNode('police');
  const silentSince = Date.now();
  assert.equal((await check(nodes, 'iban', account)).state, 'known', 'a short silence changes nothing');
  await eventually('the lease ends', async () => (await check(nodes, 'iban', account)).state === 'unavailable', LEASE_MS + HEARTBEAT_MS_MAX);
  assert.ok(Date.now() - silentSince > LEASE_MS - HEARTBEAT_MS_MAX, 'not before the rule says');
  const decision = await pay(nodes, { from: account, to: syntheticIban(7602) });
  assert.equal(decision.action, 'allow', 'nothing is held on what cannot be confirmed');

  nodes.resumeNode('police');
  await eventually('the bank answers again, without a restart', async () => (await check(nodes, 'iban', account)).state === 'known', HEARTBEAT_MS_MAX * 2);
  assert.equal((await pay(nodes, { from: account, to: syntheticIban(7603) })).action, 'hold');
});
