// The programme's register on a real node: what partners promised and did, and who may write it down.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BINARY, Nodes } from '../support/nodes.mjs';

let nodes;
let officer;
let contact;
before(async () => {
  nodes = await Nodes.setUp();
  await nodes.startNode('jenv');
  officer = await nodes.logIn('jenv', 'programme-officer');
  contact = await nodes.logIn('jenv', 'partner-contact');
});
after(() => nodes?.stop());

const post = (client, path, body, key = randomUUID()) => client.once('POST', `/api/v1${path}`, body, key);

/** A commitment of the contact's own partner, or of another. */
async function made(partner = 'fraudehelpdesk') {
  const answer = await post(officer, '/commitments', { action: 'warm-transfer', partner, deliverable: 'Landelijk invoeren', legalRule: 'R04' });
  assert.equal(answer.status, 201, JSON.stringify(answer.json));
  return answer.json;
}

async function agreed(partner) {
  const { commitmentId } = await made(partner);
  const body = { version: 1, to: 'agreed', start: '2025-01-01', due: '2025-12-31', owner: 'teamleider', promised: [{ period: '2025-Q1', fteHundredths: 150 }] };
  return (await post(officer, `/commitments/${commitmentId}/moves`, body)).json;
}

const report = (client, course, period, progress, more = {}) =>
  post(client, `/commitments/${course.commitmentId}/status-reports`, { version: course.version, period, progress, note: 'zoals besproken', ...more });

test("the register begins with the plan's own actions, and nothing in it is green", async () => {
  const all = await officer.get('/api/v1/programme');
  assert.equal(all.actions.length, 22);
  assert.ok(all.commitments.length > 0);
  for (const each of all.commitments) {
    assert.notEqual(each.colour, 'green');
    assert.ok(['proposed', 'agreed', 'started', 'implemented'].includes(each.state), each.state);
  }
  for (const each of all.actions) assert.ok(each.source && each.sourceDate, each.id);
  for (const each of [officer, contact]) each.close(); // an open connection would be waited for
  await nodes.restartNode('jenv');
  assert.equal((await officer.get('/api/v1/programme')).commitments.length, all.commitments.length, 'a restart brings nothing in twice');
});

test('only those of the programme read it, and only its office writes', async () => {
  const privacy = await nodes.logIn('jenv', 'privacy-officer');
  assert.equal((await privacy.once('GET', '/api/v1/programme')).status, 403);
  assert.equal((await nodes.client('jenv').once('GET', '/api/v1/programme')).status, 401);
  assert.equal((await post(contact, '/commitments', { action: 'dashboard', partner: 'politie', deliverable: 'x' })).status, 403);
  const course = await made();
  assert.equal((await post(contact, `/commitments/${course.commitmentId}/moves`, { version: 1, to: 'agreed' })).status, 403);
});

test('each step needs its proof, and wrong input names the field', async () => {
  let course = await made();
  const move = async (to, proof, status = 201) => {
    const answer = await post(officer, `/commitments/${course.commitmentId}/moves`, { version: course.version, to, ...proof });
    assert.equal(answer.status, status, JSON.stringify(answer.json));
    if (status === 201) course = answer.json;
    return answer.json;
  };
  assert.equal((await move('started', {}, 422)).field, 'to');
  assert.equal((await move('agreed', {}, 400)).field, 'start');
  assert.equal((await move('agreed', { start: '2025-13-01' }, 400)).field, 'start');
  await move('agreed', { start: '2025-01-01', due: '2025-12-31', owner: 'teamleider' });
  await move('started', {});
  assert.equal((await move('implemented', {}, 400)).field, 'evidence');
  await move('implemented', { evidence: 'https://example.org/besluit' });
  assert.equal((await move('in-use', {}, 400)).field, 'usage');
  await move('in-use', { usage: { count: 120, unit: 'melders', asOf: '2025-10-01' } });
  const measurement = { outcome: 'voelde zich ontlast', value: 60, low: 52, high: 68, n: 140, method: 'vragenlijst', date: '2025-10-01' };
  assert.equal((await move('measured', { measurement: { ...measurement, low: 61 } }, 400)).field, 'measurement.low');
  await move('measured', { measurement });
  await move('handed-over', {});
  assert.equal(course.colour, 'not-asked');
  assert.equal(course.history.at(-2).proof.measurement.n, 140);
  assert.equal((await nodes.audited('jenv', 'commitment.moved', course.commitmentId)).length, 6);
});

test('a repeat does nothing more; an older version is a conflict', async () => {
  const course = await agreed();
  const path = `/commitments/${course.commitmentId}/status-reports`;
  const body = { version: course.version, period: '2025-Q1', progress: 25, note: 'op schema', deliveredFteHundredths: 100 };
  const key = randomUUID();
  const first = await post(contact, path, body, key);
  assert.equal(first.status, 201, JSON.stringify(first.json));
  assert.deepEqual((await post(contact, path, body, key)).json, first.json);
  const late = await post(contact, path, { ...body, progress: 30 });
  assert.equal(late.status, 409);
  assert.equal(late.json.field, 'version');
  assert.deepEqual(first.json.efforts, [{ period: '2025-Q1', promisedFteHundredths: 150, promisedCents: null, deliveredFteHundredths: 100, deliveredCents: null }]);
  assert.equal((await post(contact, path, body, '')).status, 400, 'a key is needed');
});

test('amber twice needs a bottleneck; red thrice goes to the steering group; silence is unknown', async () => {
  let course = await agreed();
  course = (await report(contact, course, '2025-Q1', 10)).json;
  assert.equal(course.colour, 'unknown', 'the periods after it were missed');
  assert.equal(course.periods[0].colour, 'amber');
  const refused = await report(contact, course, '2025-Q2', 0);
  assert.equal(refused.status, 422);
  assert.equal(refused.json.field, 'bottleneck');
  const bottleneck = { kind: 'legal', text: 'de regel is nog niet klaar', owner: 'wetgevingsjurist' };
  course = (await report(contact, course, '2025-Q2', 0, { bottleneck })).json;
  for (const period of ['2025-Q3', '2025-Q4']) course = (await report(contact, course, period, 0)).json;
  assert.equal(course.steeringGroup, true);
  assert.equal(course.bottlenecks[0].escalatedTo, 'steering-group');
  assert.equal((await nodes.audited('jenv', 'commitment.escalated', course.commitmentId)).length, 1);
  const solved = await post(officer, `/commitments/${course.commitmentId}/bottlenecks/${course.bottlenecks[0].bottleneckId}/solution`, { version: course.version, note: 'de regel geldt' });
  assert.equal(solved.status, 201);
  assert.ok(solved.json.bottlenecks[0].solved);
});

test('a contact reports for their own organisation only', async () => {
  const course = await agreed('politie');
  assert.equal((await report(contact, course, '2025-Q1', 25)).status, 403);
  assert.equal((await report(officer, course, '2025-Q1', 25)).status, 201);
});

test('the rule that a commitment needs is shown as the rule book stands now', async () => {
  const course = await made();
  const legal = async () => (await officer.get(`/api/v1/commitments/${course.commitmentId}`)).legal;
  assert.deepEqual([(await legal()).state, (await legal()).inForce], ['active', true]);
  await nodes.switchRule('jenv', 'R04', 'off');
  assert.deepEqual([(await legal()).state, (await legal()).inForce], ['off', false]);
  await nodes.switchRule('jenv', 'R04', 'active');
});

test('the half-year report has the same facts on its page and on paper', async () => {
  const reader = nodes.client('jenv', 'reader');
  const report = await reader.get('/api/v1/programme-reports/2026-H2?language=en');
  assert.match(report.title, /2026-H2/);
  const tables = report.parts.filter(({ kind }) => kind === 'table');
  const file = join(nodes.folder, 'report.pdf');
  nodes.run('programme', 'report', '--period', '2026-H2', '--language', 'en', '--out', file, '--data', nodes.dataOf('jenv'));
  const flat = (text) => text.replace(/["\s]+/g, ''); // words break over lines
  const read = flat(execFileSync('pdfinfo', ['-struct-text', file], { encoding: 'utf8' }));
  for (const { rows } of tables) for (const [first] of rows) assert.ok(read.includes(flat(first)), first);
  assert.match(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }), /Figures[^]*Bottlenecks[^]*Sources/);
  const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  assert.match(info, /Title: +Half-year report 2026-H2/);
  assert.match(info, /Tagged: +yes/);
  const bytes = readFileSync(file, 'latin1');
  for (const mark of ['/StructTreeRoot', '/Lang (en-GB)']) assert.ok(bytes.includes(mark), mark);
});

test('a period or language that is none is refused by name, on the API and on the command line', async () => {
  const wrong = await officer.once('GET', '/api/v1/programme-reports/2026-Q1');
  assert.deepEqual([wrong.status, wrong.json.field], [400, 'period']);
  assert.equal((await officer.once('GET', '/api/v1/programme-reports/2026-H1?language=de')).json.field, 'language');
  const file = join(nodes.folder, 'none.pdf');
  const { status, stderr } = spawnSync(BINARY, ['programme', 'report', '--period', '2026', '--out', file, '--data', nodes.dataOf('jenv')], { encoding: 'utf8' });
  assert.equal(status, 2);
  assert.equal(stderr.trim().split('\n').length, 1);
  assert.ok(!existsSync(file));
});

test('a demo of an earlier version, without this node, is made anew', async () => {
  const older = await Nodes.setUp();
  const file = join(older.folder, 'demo.json');
  const { jenv, ...known } = older.settings.nodes;
  writeFileSync(file, JSON.stringify({ nodes: known }));
  older.run('demo', '--set-up-only', '--dir', older.folder, '--port-base', String(older.base), '--without', 'shop', '--without', 'carrier');
  const again = JSON.parse(readFileSync(file, 'utf8')).nodes;
  assert.equal(again.jenv.origin, jenv.origin);
  older.abandon();
});

test('what was acknowledged is there after the node was killed, and the audit log is whole', async () => {
  const course = (await report(officer, await agreed(), '2025-Q1', 25)).json;
  officer.close();
  await nodes.restartNode('jenv', 'SIGKILL');
  const again = await officer.get(`/api/v1/commitments/${course.commitmentId}`);
  assert.equal(again.reports[0].progress, 25);
  await nodes.stopNode('jenv');
  assert.equal(JSON.parse(nodes.run('audit', 'verify', '--data', nodes.dataOf('jenv'), '--json')).ok, true);
});
