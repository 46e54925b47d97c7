// The knowledge hub on a real node: who reads, who edits, and what a receiver of STIX gets.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Nodes, ROOT } from '../support/nodes.mjs';

const SCHEMAS = join(ROOT, '../shared/data/stix/stix21_schemas_examples.tar.gz');

let nodes;
let officer;
let reader;
before(async () => {
  nodes = await Nodes.setUp();
  await nodes.startNode('jenv');
  officer = await nodes.logIn('jenv', 'programme-officer');
  reader = nodes.client('jenv');
});
after(() => nodes?.stop());

const newest = async (id) => (await reader.get(`/api/v1/knowledge-entries/${id}`)).versions[0];
const edit = (client, id, body, key = randomUUID()) => client.once('POST', `/api/v1/knowledge-entries/${id}/versions`, body, key);

test('everyone reads and searches; only the programme office edits', async () => {
  const all = await reader.get('/api/v1/knowledge-entries');
  assert.ok(all.items.length >= 5);
  const found = await reader.get('/api/v1/knowledge-entries?q=webwinkel%20offline&language=nl');
  assert.equal(found.items[0].entryId, 'fake-web-shop');
  assert.match(found.items[0].snippet, /webwinkel|winkel/);
  const entry = await newest('purchase');
  assert.equal((await edit(reader, 'purchase', { version: 1, note: 'x', entry })).status, 401);
  const contact = await nodes.logIn('jenv', 'partner-contact');
  assert.equal((await edit(contact, 'purchase', { version: 1, note: 'x', entry })).status, 403);
  contact.close();
});

test('an edit is a new version, done once; an older version is a conflict; wrong input names the field', async () => {
  const entry = await newest('purchase');
  const key = randomUUID();
  const body = { version: entry.version, note: 'scherper', entry: { ...entry, summary: { nl: 'Kort.', en: 'Short.' } } };
  const first = await edit(officer, 'purchase', body, key);
  assert.equal(first.status, 201, JSON.stringify(first.json));
  assert.equal((await edit(officer, 'purchase', body, key)).json.versions[0].version, entry.version + 1);
  assert.equal((await edit(officer, 'purchase', body)).status, 409);
  const naming = await edit(officer, 'purchase', { ...body, version: 2, entry: { ...body.entry, summary: { nl: 'Bel 06-12345678.', en: 'x' } } });
  assert.equal(naming.status, 400);
  assert.equal(naming.json.field, 'entry.summary.nl');
  assert.equal((await edit(officer, 'purchase', { ...body, version: 2, entry: { ...body.entry, fraudType: 'XXX' } })).json.field, 'fraudType');
  assert.equal((await reader.get('/api/v1/knowledge-entries/purchase')).versions.length, 2);
  assert.equal((await nodes.audited('jenv', 'knowledge.edited', 'purchase')).length, 1);
});

test('nothing is published while the rule is off', async () => {
  await nodes.switchRule('jenv', 'R01', 'off');
  for (const path of ['/knowledge-entries', '/knowledge-entries/purchase', '/knowledge-bundle']) {
    assert.equal((await reader.once('GET', `/api/v1${path}`)).status, 403, path);
  }
  await nodes.switchRule('jenv', 'R01', 'active');
});

test('a list is used between its days, and what nobody named is unknown', async () => {
  const on = async (date) => (await reader.get(`/api/v1/taxonomy?date=${date}`)).schemes.filter((each) => each.isUsed).map((each) => each.scheme);
  assert.ok((await on('2026-12-31')).includes('eba-taxonomy-v6'));
  assert.ok(!(await on('2027-01-01')).includes('eba-taxonomy-v6'));
  const { schemes } = await reader.get('/api/v1/taxonomy');
  assert.equal(schemes.find((each) => each.scheme === 'cbs').byType.BEL, undefined);
  const wrong = await reader.once('GET', '/api/v1/taxonomy?date=2027-02-30');
  assert.equal(wrong.status, 400);
  assert.equal(wrong.json.field, 'date');
});

/** The published schemas of OASIS, by their own id; they are not part of the project. */
function publishedSchemas() {
  const require = createRequire(join(ROOT, 'tools/openapi/package.json'));
  const Ajv = require('ajv/dist/2020').default;
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false });
  const folder = mkdtempSync(join(tmpdir(), 'stix-'));
  execFileSync('tar', ['xzf', SCHEMAS, '-C', folder]);
  for (const name of readdirSync(join(folder, 'schemas'), { recursive: true })) {
    if (name.endsWith('.json')) ajv.addSchema(JSON.parse(readFileSync(join(folder, 'schemas', name), 'utf8')), name);
  }
  rmSync(folder, { recursive: true });
  return ajv;
}

test('the STIX bundle keeps to the published schemas', { skip: existsSync(SCHEMAS) ? false : 'the published schemas are not at hand' }, async () => {
  const bundle = await reader.get('/api/v1/knowledge-bundle');
  const ajv = publishedSchemas();
  const check = (name, value) => {
    const validate = ajv.getSchema(name);
    assert.ok(validate, name);
    assert.ok(validate(value), `${value.id}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
  };
  check('common/bundle.json', bundle);
  const folder = { relationship: 'sros' };
  for (const object of bundle.objects) check(`${folder[object.type] ?? 'sdos'}/${object.type}.json`, object);
  assert.ok(bundle.objects.length > 30);
});
