// A dossier is signed part by part: whole as it was made, and `dijkwacht evidence verify` names what was changed, removed or added.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, linkingIsDone } from '../support/loop.mjs';
import { BINARY, Nodes } from '../support/nodes.mjs';

const ACCOUNT = syntheticIban(7901);
let nodes;
let analyst;
let reporters;
let caseId;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['fhd', 'police'].map((name) => nodes.startNode(name)));
  reporters = [1, 2].map((n) => new Reporter(nodes, { account: ACCOUNT, phone: `+99955579${n}01` }));
  for (const reporter of reporters) await reporter.throughToIdentified();
  await linkingIsDone(nodes);
  analyst = await nodes.logIn('police', 'police-analyst');
  caseId = (await analyst.get('/api/v1/cases')).items[0].caseId;
});
after(() => nodes?.stop());

/** What the command says of a dossier. */
function verified(dossier, ...more) {
  const file = join(nodes.folder, 'dossier.json');
  writeFileSync(file, typeof dossier === 'string' ? dossier : JSON.stringify(dossier));
  const { status, stdout, stderr } = spawnSync(BINARY, ['evidence', 'verify', file, '--json', ...more], { encoding: 'utf8' });
  return { status, stderr, ...(stdout ? JSON.parse(stdout) : {}) };
}

test('what was not opened is not in it, and what was is recorded', async () => {
  const closed = await analyst.get(`/api/v1/cases/${caseId}/dossier`);
  assert.deepEqual(closed.parts.map(({ name }) => name), ['case.json', 'dossier.pdf.base64url']);
  assert.ok(!JSON.stringify(closed).includes(ACCOUNT), 'masked until it is opened');
  const [first] = reporters;
  const opened = await analyst.get(`/api/v1/cases/${caseId}/dossier?language=en&open=${first.reportId}`);
  const part = JSON.parse(opened.parts.find(({ name }) => name === `report-${first.reportId}.json`).content);
  assert.equal(part.identifiers[0].value, ACCOUNT);
  assert.equal((await nodes.audited('police', 'case.dossier-made', caseId)).length, 2);
  const openings = await nodes.audited('police', 'part.opened', first.reportId);
  assert.ok(openings.some(({ actor }) => actor.startsWith('person:')), 'the opening has its own record');
  assert.equal((await analyst.once('GET', `/api/v1/cases/${caseId}/dossier?open=${caseId}`)).json.field, 'open');
  assert.equal((await nodes.client('police', 'analyst').once('GET', `/api/v1/cases/${caseId}/dossier`)).status, 403);
});

test('the command says whole, or names what was changed, removed or added, and whose key it was', async () => {
  const dossier = await analyst.get(`/api/v1/cases/${caseId}/dossier?open=${reporters[0].reportId}`);
  const { signingKey } = dossier;
  assert.deepEqual([verified(dossier).status, verified(dossier).whole], [0, true]);
  assert.equal(verified(dossier, '--signing-key', signingKey).status, 0);
  const card = await nodes.client('police').get('/api/v1/sealing-keys');
  assert.equal(card.signingKey, signingKey, "the police's own key");

  const name = dossier.parts[1].name;
  const changed = { ...dossier, parts: dossier.parts.map((part, n) => (n === 1 ? { ...part, content: part.content.replace('12500', '1') } : part)) };
  assert.deepEqual([verified(changed).status, verified(changed).changed], [1, [name]]);
  const removed = { ...dossier, parts: dossier.parts.filter((_, n) => n !== 1) };
  assert.deepEqual([verified(removed).status, verified(removed).missing], [1, [name]]);
  const added = { ...dossier, parts: [...dossier.parts, { name: 'extra.json', content: '{}' }] };
  assert.deepEqual([verified(added).status, verified(added).added], [1, ['extra.json']]);
  assert.equal(verified({ ...dossier, manifest: dossier.manifest.replace(/^./, (digit) => (digit === 'f' ? '0' : 'f')) }).signed, false);
  const { partners } = await nodes.client('police').get('/api/v1/node');
  const other = verified(dossier, '--signing-key', partners.find(({ sector }) => sector === 'desk').signingKey);
  assert.deepEqual([other.status, other.keyAsExpected], [1, false]);
  assert.equal(verified('{"format":"zip"}').status, 2);
});
