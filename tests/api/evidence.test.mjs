// Files of evidence: sealed by the reporter, with the report and later; opened at the police by what is in them, recorded, in the
// dossier, and gone for good when the reporter withdraws.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, linkingIsDone } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('synthetic screen of a chat')]);
const PAGE = Buffer.from('<!doctype html><script>alert(1)</script>');
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** A reporter whose own part names a file. */
class ReporterWithFile extends Reporter {
  async leave(bytes, list, name) {
    const { publicKey } = await this.depot.get('/api/v1/sealing-keys');
    const { part, wrap } = this.sealing.sealFile({ reportId: this.reportId, recipientKey: publicKey, bytes: new Uint8Array(bytes) });
    await this.depot.post('/api/v1/sealed-evidence', { ...part, list });
    return { partId: part.partId, name, bytes: bytes.length, sha256: sha256(bytes), wrap };
  }

  async sealAndPost() {
    await this.prepare();
    const { publicKey } = await this.depot.get('/api/v1/sealing-keys');
    const partId = randomUUID();
    const content = { ...this.content(), evidence: [await this.leave(PNG, partId, 'scherm.png')] };
    const { part, wrap } = this.sealing.sealPart({ reportId: this.reportId, recipientKey: publicKey, content, partId });
    Object.assign(this, { part, wrap, receipt: await this.depot.post('/api/v1/sealed-parts', part) });
  }

  /** More of it, once the police hold the report. */
  async add(bytes, name) {
    const { publicKey } = await this.depot.get('/api/v1/sealing-keys');
    const partId = randomUUID();
    const evidence = [await this.leave(bytes, partId, name)];
    const { part, wrap } = this.sealing.sealEvidenceList({ reportId: this.reportId, recipientKey: publicKey, content: { v: 1, evidence }, partId });
    const { hash } = await this.depot.post('/api/v1/sealed-parts', part);
    const mine = this.nodes.client('police').as(`Status ${this.hashes.identificationToken}`);
    return { mine, body: { partId, hash, wrap }, path: `/api/v1/evidence/${this.reportId}` };
  }
}

let nodes;
let reporter;
let analyst;
let caseId;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['fhd', 'police'].map((name) => nodes.startNode(name)));
  reporter = await new ReporterWithFile(nodes, { account: syntheticIban(7711) }).throughToIdentified();
  await linkingIsDone(nodes);
  analyst = await nodes.logIn('police', 'police-analyst');
  caseId = (await analyst.get('/api/v1/cases')).items[0].caseId;
});
after(() => nodes?.stop());

const evidence = () => `/api/v1/cases/${caseId}/reports/${reporter.reportId}/evidence`;

test('a file that came with the report is listed and opened, each with its record, and only kept', async () => {
  const [file] = (await analyst.get(evidence())).items;
  assert.deepEqual([file.name, file.bytes, file.sha256], ['scherm.png', PNG.length, sha256(PNG)]);
  const opened = await analyst.once('GET', `${evidence()}/${file.partId}`);
  assert.equal(opened.status, 200);
  assert.equal(opened.headers['content-type'], 'application/octet-stream');
  assert.equal(opened.headers['x-content-type-options'], 'nosniff');
  assert.match(opened.headers['content-disposition'], /^attachment; filename="[0-9a-f-]{36}\.png"$/);
  assert.equal((await nodes.audited('police', 'evidence.listed', reporter.reportId)).length, 1);
  const [record] = await nodes.audited('police', 'evidence.opened', reporter.reportId);
  assert.equal(record.outcome, 'image/png');
  assert.equal(record.purpose, 'start-investigation');
  assert.equal((await analyst.once('GET', `${evidence()}/${randomUUID()}`)).status, 404);
  assert.equal((await nodes.client('police').once('GET', evidence())).status, 401);
  assert.ok(!nodes.logOf('police').includes('scherm.png'));
});

test('more comes later from the reporter only; unexpected content is named and not given', async () => {
  const { mine, body, path } = await reporter.add(PAGE, 'factuur.pdf');
  const stranger = nodes.client('police').as(`Status ${'A'.repeat(43)}`);
  assert.equal((await stranger.once('POST', path, body, randomUUID())).status, 404);
  assert.equal((await mine.once('POST', path, { ...body, wrap: 'AAAA' }, randomUUID())).json.field, 'wrap');
  assert.equal((await mine.once('POST', path, { ...body, partId: randomUUID() }, randomUUID())).json.field, 'partId');
  for (const turn of [1, 2]) assert.equal((await mine.once('POST', path, body, randomUUID())).status, 201, `turn ${turn}`);
  const { items } = await analyst.get(evidence());
  assert.deepEqual(items.map(({ name }) => name), ['scherm.png', 'factuur.pdf']);
  const refused = await analyst.once('GET', `${evidence()}/${items[1].partId}`);
  assert.deepEqual([refused.status, refused.json.field], [422, 'partId']);
  await eventually('the reporter hears of it', async () => (await reporter.status()).timeline.some(({ code }) => code === 'evidence-added'));
});

test('the dossier has the files as parts, and names what it leaves out', async () => {
  const dossier = await analyst.get(`/api/v1/cases/${caseId}/dossier?language=en&open=${reporter.reportId}`);
  const files = dossier.parts.filter(({ name }) => name.startsWith('evidence-'));
  assert.equal(files.length, 1);
  assert.match(files[0].name, /\.png\.base64url$/);
  assert.deepEqual(Buffer.from(files[0].content, 'base64url'), PNG);
  const told = JSON.parse(dossier.parts.find(({ name }) => name === `report-${reporter.reportId}.json`).content);
  assert.deepEqual(told.evidence.map(({ name, mediaType }) => [name, mediaType]), [['scherm.png', 'image/png'], ['factuur.pdf', null]]);
});

test('sizes, numbers and lists are held to the rules that anyone can read', async () => {
  const rules = await nodes.client('police').get('/api/v1/evidence-rules');
  assert.ok(rules.types.some(({ mediaType }) => mediaType === 'application/pdf'));
  const large = { partId: randomUUID(), list: randomUUID(), nonce: Buffer.alloc(24).toString('base64url'), ciphertext: Buffer.alloc(rules.fileBytesMax + 4096).toString('base64url') };
  assert.equal((await reporter.depot.once('POST', '/api/v1/sealed-evidence', large)).status, 413);
  assert.equal((await reporter.depot.once('POST', '/api/v1/sealed-evidence', { ...large, list: 'x' })).json.field, 'list');
});

test('after a withdrawal nothing of it opens', async () => {
  await reporter.withdraw();
  await eventually('closed', async () => (await analyst.once('GET', evidence())).status === 403);
});
