// The check that anyone may do before a payment, on real nodes: yes or none known in answers of one size, within a budget, and who
// tries values one after the other is noticed.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { loadSealing, syntheticIban } from '../../tools/demo/sealing.mjs';
import { PersonRequests } from '../support/person_request.mjs';
import { auditVerifies, isUnknown, shareAccount } from '../support/loop.mjs';
import { Nodes, ROOT } from '../support/nodes.mjs';

const AT_ONCE = 14;

/** The project's rules with a small budget that does not grow during the test. */
function rules(folder) {
  cpSync(join(ROOT, 'data'), folder, { recursive: true });
  const file = join(folder, 'public-check/budget.toml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^client_at_once = .*$/m, `client_at_once = ${AT_ONCE}`).replace(/^client_per_day = .*$/m, 'client_per_day = 1').replace(/^work_bits = .*$/m, 'work_bits = 6'));
}

let nodes;
let sealing;
before(async () => {
  nodes = await Nodes.start({ rules });
  sealing = await loadSealing();
});
after(() => nodes?.stop());

const police = () => nodes.client('police');

async function proof() {
  const { challenge, bits } = await police().get('/api/v1/public-check-challenge');
  for (let n = 0; ; n++) if (sealing.isProof(challenge, String(n), bits)) return { challenge, nonce: String(n) };
}

const ask = async (type, value, proofOfWork) => police().once('POST', '/api/v1/public-checks', { type, value, proofOfWork: proofOfWork ?? (await proof()) });

test('reports are known after several of them, none before, and both answers are of one size', async () => {
  const { account } = await shareAccount(nodes, 71_001);
  const known = await ask('iban', account);
  const none = await ask('iban', syntheticIban(71_900));
  assert.deepEqual([known.status, known.json.answer, none.status, none.json.answer], [200, 'reports-known', 200, 'none-known']);
  assert.equal(JSON.stringify(known.json).length, JSON.stringify(none.json).length);
  assert.equal(known.headers['content-length'], none.headers['content-length']);

  await (await PersonRequests.of(nodes)).ask('objection', { identifiers: [{ type: 'iban', value: account }] });
  await isUnknown(nodes, 'iban', account);
  assert.equal((await ask('iban', account)).json.answer, 'none-known', 'what is paused is not told');
});

test('a proof is asked and buys one check; a wrong field is named', async () => {
  const once = await proof();
  assert.equal((await ask('phone', '+99955501234', once)).status, 200);
  assert.deepEqual([(await ask('phone', '+99955501234', once)).status], [409]);
  assert.equal((await ask('phone', '+99955501234', { challenge: 'x', nonce: '1' })).status, 400);
  const wrong = async (type, value) => (await ask(type, value)).json.field;
  assert.equal(await wrong('iban', 'NL00DEMO0000000000'), 'value');
  assert.equal(await wrong('horoscope', 'ram'), 'type');
});

test('with the rule off nothing is answered, not even "none known"', async () => {
  await nodes.switchRule('police', 'R06', 'off');
  assert.equal((await ask('iban', syntheticIban(71_901))).status, 503);
  await nodes.switchRule('police', 'R06', 'active');
});

test('how often people asked is published by day, and never a small count', async () => {
  const checks = async () => (await police().get('/api/v1/public-check-days')).items[0].checks;
  assert.equal(await checks(), null, 'fewer than ten');
  for (let n = 0; n < 7; n++) assert.equal((await ask('domain', `winkel${n}.example`)).status, 200);
  assert.ok((await checks()) >= 10);
});

test('who asks about a planted value gets the same answer and then none, with what to do instead', async () => {
  const planted = /iban (\w+)/.exec(readFileSync(join(nodes.dataOf('police'), 'honeytokens.txt'), 'utf8'))[1];
  const trapped = await ask('iban', planted);
  assert.deepEqual([trapped.status, trapped.json.answer], [200, 'none-known']);
  const refused = await ask('iban', syntheticIban(71_902));
  assert.equal(refused.status, 429);
  assert.match(refused.json.detail, /ask a desk/);
  assert.equal((await nodes.audited('police', 'public-check.trapped', '')).length, 1);
});

function* filesBelow(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesBelow(path);
    else if (statSync(path).isFile()) yield path;
  }
}

test('what was asked is written nowhere, and the audit chains verify', () => {
  const bytes = Buffer.concat([...filesBelow(nodes.dataOf('police'))].map((file) => readFileSync(file)));
  assert.ok(bytes.includes('public-check.answered'), 'what is searched is the store and the log');
  for (const asked of [syntheticIban(71_900), 'winkel3.example', '+99955501234']) assert.ok(!bytes.includes(asked), asked);
  auditVerifies(nodes);
});
