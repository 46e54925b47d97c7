// A report becomes an aangifte only when its identified reporter signs: versions that stand, a receipt, and a withdrawal.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, linkingIsDone } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';

const CONTENT = { name: 'Sanne Voorbeeld', birthDate: '1964-03-21', address: 'Dijkweg 1, Voorbeeldstad', statement: 'Ik betaalde en kreeg niets geleverd.' };
let nodes;
let reporter;
let signer;
let path;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['fhd', 'police'].map((name) => nodes.startNode(name)));
  reporter = new Reporter(nodes, { account: syntheticIban(7501), subject: 'synthetic-sanne' });
  await reporter.throughToIdentified();
  signer = nodes.client('police').as(`Status ${reporter.hashes.identificationToken}`);
  path = `/api/v1/aangiften/${reporter.reportId}`;
});
after(() => nodes?.stop());

const order = (more = {}) => ({ content: CONTENT, subject: 'synthetic-sanne', afterVersion: 0, declarationVersion: '2026-11-26', ...more });
const sign = (body, key = randomUUID()) => signer.once('POST', path, body, key);

test('signed once, receipted, changed by a new version, opened with a record, and withdrawn', async () => {
  assert.deepEqual((await signer.get(path)).versions, [], 'a report is no aangifte');
  assert.equal((await sign(order({ subject: 'synthetic-other' }))).status, 403);
  assert.equal((await sign(order({ content: { ...CONTENT, birthDate: '21-3-1964' } }))).json.field, 'content.birthDate');
  assert.equal((await sign(order({ declarationVersion: '2020-01-01' }))).json.field, 'declarationVersion');

  const key = randomUUID();
  const first = await sign(order(), key);
  assert.equal(first.status, 201, JSON.stringify(first.json));
  assert.match(first.json.number, /^A-2026-\d{6}$/);
  assert.deepEqual((await sign(order(), key)).json, first.json, 'sent again, signed once');
  assert.equal((await sign(order())).status, 409, 'a signer who has not seen the newest');
  const second = await sign(order({ afterVersion: 1, content: { ...CONTENT, statement: `${CONTENT.statement} Ook geen antwoord.` } }));
  assert.equal(second.json.number, first.json.number);
  assert.deepEqual((await signer.get(path)).versions.map(({ version, hash }) => [version, hash]), [[1, first.json.hash], [2, second.json.hash]]);

  const receipt = await signer.once('GET', `${path}/receipt?language=en`);
  assert.equal(receipt.status, 200);
  assert.equal(receipt.headers['content-type'], 'application/pdf');
  assert.match(receipt.headers['content-disposition'], /A-2026-\d{6}\.pdf/);

  await linkingIsDone(nodes);
  const analyst = await nodes.logIn('police', 'police-analyst');
  const { caseId } = (await analyst.get('/api/v1/cases')).items[0];
  const [row] = (await analyst.get(`/api/v1/cases/${caseId}`)).reports;
  assert.equal(row.aangifte.number, first.json.number);
  const opened = await analyst.get(`/api/v1/cases/${caseId}/reports/${reporter.reportId}/aangifte`);
  assert.match(opened.content.statement, /Ook geen antwoord/);
  assert.equal((await nodes.audited('police', 'aangifte.opened', reporter.reportId)).length, 1);
  assert.ok(!nodes.logOf('police').includes(CONTENT.name));

  const news = (code) => eventually(code, async () => (await reporter.status()).timeline.some((entry) => entry.code === code));
  await news('aangifte-signed');
  await signer.post(`${path}/withdrawal`, { reason: 'refunded' });
  await news('aangifte-withdrawn');
  assert.equal((await signer.get(path)).versions.at(-1).status, 'withdrawn');
  assert.equal((await sign(order({ afterVersion: 2 }))).status, 422);
  assert.equal((await reporter.status()).status, 'accepted', 'the report stays');
});

test('another token learns nothing', async () => {
  const other = nodes.client('police').as('Status AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  assert.equal((await other.once('GET', path)).status, 404);
  assert.equal((await other.once('GET', `${path}/receipt`)).status, 404);
  assert.equal((await nodes.client('police').once('GET', path)).status, 401);
});
