// The police ask a provider to take content offline: all fields of article 16 of the Digital Services Act, under a rule or openly on the
// police's own powers, with nothing of a reporter or an account in what leaves.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, VICTIM, linkingIsDone } from '../support/loop.mjs';
import { formsOf, keptBytes } from '../support/kept_bytes.mjs';
import { Nodes, ROOT, eventually } from '../support/nodes.mjs';
import { PersonRequests } from '../support/person_request.mjs';

const Ajv = createRequire(join(ROOT, 'tools/openapi/package.json'))('ajv/dist/2020').default;
const keepsContract = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(join(ROOT, 'docs/api/takedown-notice.schema.json'), 'utf8')));
const ACCOUNT = syntheticIban(8101);
const PHONE = '+99955581001';
const OFFER = 'https://nepwinkel-acht.example/telefoons';
const SECRET = 'Deze webwinkel biedt telefoons ver onder de prijs aan, laat vooraf betalen en levert aan niemand. Het adres in het colofon bestaat niet.';

let nodes;
let analyst;
let reporter;
let caseId;
let traces;

/** Tells of a shop, a seller's profile and a public marketplace too. */
class ShopReporter extends Reporter {
  content() {
    const content = super.content();
    content.counterparty.push({ type: 'domain', value: 'nepwinkel-acht.example' }, { type: 'url', value: 'https://www.facebook.com/nep.winkel.acht' }, { type: 'domain', value: 'marktplaats.nl' });
    return content;
  }
}

before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['fhd', 'police'].map((name) => nodes.startNode(name)));
  reporter = await new ShopReporter(nodes, { account: ACCOUNT, phone: PHONE }).throughToIdentified();
  await linkingIsDone(nodes);
  analyst = await nodes.logIn('police', 'police-analyst');
  caseId = (await analyst.get('/api/v1/cases')).items[0].caseId;
  ({ traces } = await notices());
});
after(() => nodes?.stop());

const notices = () => analyst.get(`/api/v1/cases/${caseId}/takedown-notices`);
const post = (path, body, key = randomUUID()) => analyst.once('POST', `/api/v1${path}`, body, key);
const traceOf = (type) => traces.find((each) => each.type === type)?.identifierId;
const order = (more = {}) => ({ identifierId: traceOf('domain'), receiver: 'cloudflare', language: 'nl', ground: 'online-sales-fraud', explanation: SECRET, locations: [OFFER], ...more });
const draft = async (more) => {
  const answer = await post(`/cases/${caseId}/takedown-notices`, order(more));
  assert.equal(answer.status, 201, JSON.stringify(answer.json));
  return answer.json;
};
const step = (notice, body) => post(`/takedown-notices/${notice.noticeId}/steps`, body);
const bytesOf = (path) =>
  new Promise((resolve, reject) => {
    const { url, headers } = analyst;
    http.get({ host: '127.0.0.1', port: url.port, path, headers: { ...headers, Host: url.host } }, async (answer) => resolve(Buffer.concat(await answer.toArray()))).on('error', reject);
  });
const one = async (notice) => (await notices()).notices.find(({ noticeId }) => noticeId === notice.noticeId);

test('a notice is about technical traces of the case only, and each mistake names its field', async () => {
  assert.deepEqual([...new Set(traces.map(({ type }) => type))].sort(), ['domain', 'handle', 'phone', 'url'], 'no account');
  assert.ok(!traces.some(({ masked }) => masked === 'marktplaats.nl'), 'nobody asks to take a public marketplace offline');
  const file = await analyst.get(`/api/v1/cases/${caseId}`);
  const account = file.identifiers.find(({ type }) => type === 'iban').identifierId;
  const mistakes = {
    identifierId: { identifierId: account },
    receiver: { receiver: 'nobody' },
    'receiver.contact': { receiver: { kind: 'host', name: 'Voorbeeld Hosting', contact: 'javascript:alert(1)' } },
    ground: { ground: 'because' },
    explanation: { explanation: `${SECRET} Betaald is op ${ACCOUNT}.` },
    'locations[1]': { locations: [OFFER, 'https://iemand:geheim@nepwinkel-acht.example/'] },
    'locations[0]': { locations: ['https://een-ander.example/'] },
    locations: { locations: [] },
    language: { language: 'de' },
  };
  for (const [field, wrong] of Object.entries(mistakes)) {
    const answer = await post(`/cases/${caseId}/takedown-notices`, order(wrong));
    assert.deepEqual([answer.status, answer.json.field], [400, field], JSON.stringify(answer.json));
  }
  assert.equal((await notices()).notices.length, 0, 'nothing is half written');
  assert.equal((await nodes.client('police', 'analyst').once('GET', `/api/v1/cases/${caseId}/takedown-notices`)).status, 403, 'a robot reads none');
});

test('a notice goes under rule R15, its document follows the record, and the end settles the case', async () => {
  const key = randomUUID();
  const made = await post(`/cases/${caseId}/takedown-notices`, order(), key);
  assert.deepEqual((await post(`/cases/${caseId}/takedown-notices`, order(), key)).json, made.json, 'sent again it is one');
  const notice = made.json;
  assert.match(notice.number, /^K-[0-9A-F]{8}$/);
  assert.deepEqual((await one(notice)).outlook, { standing: 'permitted', rule: 'R15', reasons: [] });
  for (const path of ['', '/document']) assert.equal((await analyst.once('GET', `/api/v1/takedown-notices/${notice.noticeId}${path}`)).status, 422, 'no document before the record');
  assert.equal((await step(notice, { step: 'acknowledged' })).status, 422);
  assert.equal((await step(notice, { step: 'sent' })).json.field, 'goodFaith');
  assert.equal((await step(notice, { step: 'sent', goodFaith: true })).status, 201);
  const [sent] = await nodes.audited('police', 'takedown.sent', notice.noticeId);
  assert.deepEqual([sent.rule, sent.purpose], ['R15', 'remove-content']);
  const settled = async () => (await analyst.get(`/api/v1/cases/${caseId}/settlements`)).settlements.map(({ track, state }) => `${track} ${state}`);
  assert.deepEqual(await settled(), ['takedown chosen']);
  const { reminder } = await notices();
  const running = await one(notice);
  assert.equal(Date.parse(running.remindAt) - Date.parse(running.sentAt), reminder.acknowledgeDays * 86_400_000);
  assert.equal(running.isOverdue, false);

  assert.equal((await step(notice, { step: 'acknowledged', reference: 'CF-0042' })).status, 201);
  assert.equal((await step(notice, { step: 'decided', result: 'gone' })).json.field, 'result');
  assert.equal((await step(notice, { step: 'decided', result: 'removed', words: 'We disabled access.' })).status, 201);
  const ended = await one(notice);
  assert.deepEqual([ended.state, ended.result, ended.reference, ended.words, ended.basis], ['decided', 'removed', 'CF-0042', 'We disabled access.', 'R15']);
  assert.deepEqual(await settled(), ['takedown done']);
  await eventually('the reporter is told', async () => (await reporter.status()).timeline.some(({ code }) => code === 'settled-takedown'));
  const { history } = await analyst.get(`/api/v1/cases/${caseId}`);
  for (const kind of ['takedown-drafted', 'takedown-sent', 'takedown-acknowledged', 'takedown-removed']) {
    const line = history.find((each) => each.kind === kind);
    assert.ok(line?.nl.includes(notice.number) && !/[{}]/.test(line.nl), `${kind}: ${JSON.stringify(history.map((each) => [each.kind, each.nl]))}`);
  }
});

test('what no rule covers is sent on own powers, openly; what a rule forbids is not sent', async () => {
  const profile = await draft({ identifierId: traceOf('handle'), receiver: 'facebook', locations: ['https://www.facebook.com/nep.winkel.acht'] });
  const { outlook } = await one(profile);
  assert.equal(outlook.standing, 'own-powers');
  assert.equal(outlook.reasons[0].code, 'no-rule');
  const refused = await step(profile, { step: 'sent', goodFaith: true });
  assert.deepEqual([refused.status, refused.json.field], [422, 'ownPowers']);
  assert.equal((await step(profile, { step: 'sent', goodFaith: true, ownPowers: true })).status, 201);
  const [entry] = await nodes.audited('police', 'takedown.sent', profile.noticeId);
  assert.deepEqual([entry.outcome, entry.rule || ''], ['own-powers', '']);

  const second = await draft();
  await nodes.switchRule('police', 'R15', 'off');
  assert.equal((await one(second)).outlook.standing, 'refused');
  assert.equal((await step(second, { step: 'sent', goodFaith: true, ownPowers: true })).status, 403, 'own powers do not pass a switch');
  assert.equal((await nodes.audited('police', 'takedown.sent', second.noticeId)).length, 0);
  await nodes.switchRule('police', 'R15', 'active');
  assert.equal((await step(second, { step: 'discarded' })).status, 201);
  assert.equal((await step(second, { step: 'sent', goodFaith: true })).status, 422);
});

test('what leaves holds the four fields and no byte of a reporter, a story, an account or the case', async () => {
  const notice = await draft({ language: 'en', receiver: { kind: 'host', name: 'Voorbeeld Hosting', contact: 'abuse@hosting.example' } });
  assert.equal((await step(notice, { step: 'sent', goodFaith: true })).status, 201);
  const told = await analyst.get(`/api/v1/takedown-notices/${notice.noticeId}`);
  assert.ok(keepsContract(told), JSON.stringify(keepsContract.errors));
  assert.equal(told.explanation.text, SECRET);
  assert.deepEqual(told.location, { type: 'domain', subject: 'nepwinkel-acht.example', addresses: [OFFER] });

  const file = join(nodes.folder, 'notice.pdf');
  writeFileSync(file, await bytesOf(`/api/v1/takedown-notices/${notice.noticeId}/document`));
  const words = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
  for (const part of ['a. Why this is illegal content', 'b. Where exactly', OFFER, 'c. Who gives', 'kennisgeving@lmio.example', 'd. Statement of good faith', notice.number]) assert.ok(words.includes(part), part);
  const { number } = await analyst.get(`/api/v1/cases/${caseId}`);
  const secrets = [ACCOUNT, PHONE, VICTIM.name, VICTIM.email, 'I paid and got nothing', 'Verzonnen Verkoper', reporter.reportId, reporter.reportId.slice(0, 8).toUpperCase(), number, caseId, 'analyst-1'];
  for (const secret of secrets) for (const leaving of [JSON.stringify(told), words.replaceAll(/\s+/g, ' ')]) assert.ok(!leaving.toLowerCase().includes(secret.toLowerCase()), secret);
});

test('while somebody objects no notice about what is theirs is sent, and their officer sees that it is held', async () => {
  const phone = traceOf('phone');
  await nodes.client('police', 'analyst').post('/api/v1/opinions', { identifierId: phone, verdict: 'fraud', confidence: 80, fraudType: 'AKF', role: 'contact', validUntil: new Date(Date.now() + 86_400_000).toISOString(), reason: 'One reporter was called' }, randomUUID());
  const notice = await draft({ identifierId: phone, receiver: { kind: 'telecom', name: 'Voorbeeld Telecom', contact: 'https://telecom.example/misbruik' }, locations: [] });
  assert.equal((await one(notice)).outlook.standing, 'own-powers', 'no rule names a telecom company');
  const requests = await PersonRequests.of(nodes);
  const request = await requests.ask('objection', { identifiers: [{ type: 'phone', value: PHONE }] });
  await eventually('the pause holds', async () => (await one(notice)).outlook.reasons[0]?.code === 'objection-pending');
  assert.equal((await step(notice, { step: 'sent', goodFaith: true, ownPowers: true })).status, 403, 'own powers do not pass an objection');
  const officer = await nodes.logIn('police', 'privacy-officer');
  const asked = `/api/v1/received-rights-requests/${request.requestId}`;
  const { findings } = await officer.get(asked);
  assert.equal(findings.find(({ code }) => code === 'takedown-notice')?.count, 1, JSON.stringify(findings));
  assert.equal((await officer.once('POST', `${asked}/answer`, { outcome: 'refused', text: 'Met dit nummer is opgelicht' }, randomUUID())).status, 201);
  assert.equal((await one(notice)).outlook.standing, 'own-powers');
  assert.equal((await step(notice, { step: 'discarded' })).status, 201);
});

test('the dossier has what was sent; the store has no readable word of it; reading is recorded', async () => {
  const dossier = await analyst.get(`/api/v1/cases/${caseId}/dossier?language=en`);
  const parts = dossier.parts.filter(({ name }) => name.startsWith('takedown-'));
  assert.equal(parts.length, 3, 'the discarded one was never sent');
  for (const { content } of parts) assert.ok(keepsContract(JSON.parse(content)), JSON.stringify(keepsContract.errors));
  assert.ok((await nodes.audited('police', 'takedown.listed', caseId)).length > 0);
  const bytes = keptBytes(nodes.dataOf('police'));
  for (const text of ['telefoons ver onder de prijs', OFFER, 'We disabled access']) for (const form of formsOf(text)) assert.ok(!bytes.includes(form), text);
});
