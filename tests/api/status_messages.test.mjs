// What each organisation tells a person with a code, as the contract of the one status page has it (docs/status-messages.md).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { NodeClient } from '../../tools/demo/http_client.mjs';
import { loadSealing, syntheticIban } from '../../tools/demo/sealing.mjs';
import { linkingIsDone, Reporter } from '../support/loop.mjs';
import { eventually, Nodes, ROOT } from '../support/nodes.mjs';
import { claimed, HOLDER, OTHER_BANK } from '../support/recovery.mjs';

const PATH = '/api/v1/status-messages';
const Ajv = createRequire(join(ROOT, 'tools/openapi/package.json'))('ajv/dist/2020').default;
const keepsContract = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(join(ROOT, 'docs/api/status-messages.schema.json'), 'utf8')));

let nodes;
let reporter;
let claim;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['fhd', 'police', 'bank'].map((name) => nodes.startNode(name)));
  reporter = await new Reporter(nodes, { account: syntheticIban(8_061) }).throughToIdentified();
  await linkingIsDone(nodes);
  claim = await claimed(nodes, await loadSealing());
});
after(() => nodes?.stop());

async function told(name, token) {
  const answer = await nodes.client(name).as(`Status ${token}`).get(PATH);
  assert.ok(keepsContract(answer), JSON.stringify(keepsContract.errors));
  return answer;
}

test('the desk tells a reporter what it, the police and the reporter did, newest first, and whom to call', async () => {
  await eventually('the news of the police', async () => (await told('fhd', reporter.token)).messages.some(({ code }) => code === 'identified'));
  const { organisation, organisations, subject, next, messages } = await told('fhd', reporter.token);
  assert.equal(organisation, 'fhd');
  assert.equal(subject.id, reporter.reportId);
  assert.equal(subject.number, `M-${reporter.reportId.slice(0, 8).toUpperCase()}`);
  assert.deepEqual(messages.map(({ code, organisation }) => `${organisation} ${code}`), ['police identified', 'police accepted', 'fhd offered', 'person consent-given', 'fhd received']);
  assert.equal(new Set(messages.map(({ id }) => id)).size, messages.length);
  assert.deepEqual(next.text, (await reporter.status()).nextStep);
  for (const { id, contact } of organisations) assert.ok(contact.phone, `${id} can be called`);
  assert.deepEqual(organisations.map(({ id }) => id).sort(), ['fhd', 'police']);
});

test('what was taken back says so, and the message stays', async () => {
  const other = await new Reporter(nodes, { account: syntheticIban(8_062) }).throughToIdentified();
  const before = (await told('fhd', other.token)).messages;
  await other.withdraw();
  const { messages } = await told('fhd', other.token);
  const received = messages.find(({ code }) => code === 'received');
  assert.equal(messages.find(({ id }) => id === received.takenBackBy).code, 'withdrawn');
  for (const { id } of before) assert.ok(messages.some((message) => message.id === id), 'nothing disappears');
});

test('the bank tells a victim how the request stands, without name or account', async () => {
  const analyst = await nodes.logIn('bank', 'bank-analyst', 'bank-analyst-1');
  const { version } = await analyst.get(`/api/v1/recovery-requests/${claim.requestId}`);
  await analyst.post(`/api/v1/recovery-requests/${claim.requestId}/moves`, { version, to: 'asked', holder: HOLDER }, 'asked');
  const answer = await told('bank', claim.token);
  assert.deepEqual(answer.messages.map(({ code }) => code), ['asked', 'received']);
  assert.equal(answer.subject.number, `T-${claim.requestId.slice(0, 8).toUpperCase()}`);
  assert.ok(answer.next.due, 'by when the payee must answer');
  for (const secret of [HOLDER.name, OTHER_BANK, 'Vera Voorbeeld', 'PL-2026-77']) assert.ok(!JSON.stringify(answer).includes(secret), secret);
});

test('a code opens only what it is of, and is asked for', async () => {
  for (const [name, token] of [['bank', reporter.token], ['fhd', claim.token], ['fhd', 'A'.repeat(26)]]) {
    assert.equal((await nodes.client(name).as(`Status ${token}`).once('GET', PATH)).status, 401, `${name} knows no such code`);
  }
  assert.equal((await nodes.client('fhd').once('GET', PATH)).status, 401);
  assert.equal((await nodes.client('police').as(`Status ${reporter.token}`).once('GET', PATH)).status, 404, 'the police tell the desk');
});

test('pages of partners may ask, and no other page', async () => {
  const asks = async (origin) => {
    const page = new NodeClient(nodes.origin('bank'), { Origin: origin, 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'authorization' }, 1);
    const { headers } = await page.once('OPTIONS', PATH);
    page.close();
    return headers;
  };
  const allowed = await asks(nodes.origin('fhd'));
  assert.equal(allowed['access-control-allow-origin'], nodes.origin('fhd'));
  assert.match(allowed['access-control-allow-headers'], /Authorization/);
  assert.equal((await asks('http://elsewhere.example'))['access-control-allow-origin'], undefined);
});
