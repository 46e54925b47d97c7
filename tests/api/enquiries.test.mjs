// After a hit, over real nodes: a bank and a shop ask the owner of a signal for more, the police give what they choose or refuse, what no
// rule permits never leaves, and what was given is gone when the signal is.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { loadSealing } from '../../tools/demo/sealing.mjs';
import { accountNeedles, found, keptBytes, needlesOf } from '../support/kept_bytes.mjs';
import { auditVerifies, shareAccount } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';
import { PersonRequests } from '../support/person_request.mjs';
import { tokenKeys } from '../support/tokens.mjs';

const SITE = 'nepwinkel.example';
const WORDS = 'Our customer came to the branch and says that somebody else opened the account.';
const SECOND_WORDS = 'The holder asks us once more what this rests on, and we cannot say.';
const GRANDMOTHER = 'verzonnen-oma-in-de-kluis';

let nodes;
let banker;
let shopper;
let analyst;
let shared;
let signalId;
before(async () => {
  nodes = await Nodes.start({ others: ['shop'] });
  banker = await nodes.logIn('bank', 'bank-analyst');
  shopper = await nodes.logIn('shop', 'fraud-analyst');
  analyst = await nodes.logIn('police', 'police-analyst');
  await nodes.client('police', 'feed').post('/api/v1/signal-imports', { owner: 'eth-phishing-detect', listing: 'block', rows: [SITE] });
  shared = await shareAccount(nodes, 7951);
  signalId = (await banker.get('/api/v1/received-signals?limit=200')).items.find(({ dataClass }) => dataClass === 'ACC').signalId;
});
after(async () => {
  for (const client of [banker, shopper, analyst]) client?.close();
  await nodes?.stop();
});

const draft = (more) => ({ reason: 'own-customer', held: 'payment', words: WORDS, reference: 'FR-2026/0815', ...more });
const ask = (more, { client = banker, id = signalId } = {}) => client.once('POST', `/api/v1/received-signals/${id}/enquiries`, draft(more), randomUUID());
const answer = (enquiryId, body, client = analyst) => client.once('POST', `/api/v1/heard-enquiries/${enquiryId}/answer`, body, randomUUID());
const heard = (enquiryId) => eventually('the police hear the question', async () => (await analyst.get('/api/v1/heard-enquiries')).items.find((each) => each.enquiryId === enquiryId));
const becomes = (enquiryId, state, client = banker) =>
  eventually(`the asker reads: ${state}`, async () => {
    const enquiry = await client.get(`/api/v1/enquiries/${enquiryId}`);
    return enquiry.state === state ? enquiry : null;
  });

test('what no rule permits stays at the bank with the reason, and nothing crosses', async () => {
  const outlook = (await banker.get(`/api/v1/received-signals/${signalId}/enquiry-outlook`)).items;
  assert.deepEqual(outlook.filter(({ rule }) => rule).map(({ reason, rule }) => [reason, rule]), [['own-customer', 'R05']]);
  assert.ok(outlook.every(({ rule, denied }) => Boolean(rule) !== denied.length > 0), 'a rule, or why none');
  for (const reason of ['watch-payments', 'stop-order', 'new-customer']) {
    const { status, json } = await ask({ reason, words: GRANDMOTHER });
    assert.equal(status, 201);
    assert.equal(json.state, 'denied');
    assert.ok(json.denied[0].nl && json.denied[0].en, 'in words');
    const kept = await banker.get(`/api/v1/enquiries/${json.enquiryId}`);
    assert.deepEqual([kept.state, kept.words, kept.denied], ['denied', '', json.denied]);
    assert.equal((await nodes.audited('bank', 'enquiry.denied', json.enquiryId)).length, 1);
  }
  assert.deepEqual((await analyst.get('/api/v1/heard-enquiries')).items, []);
});

test('a bank asks with a reason, the police see the rule and the clock, and give what they choose and nothing else', async () => {
  const { json } = await ask();
  assert.equal(json.state, 'open');
  assert.equal((await ask()).status, 409, 'one question at a time');
  const row = await heard(json.enquiryId);
  assert.deepEqual([row.partner, row.words, row.reference, row.held, row.lawfulRule, row.late], ['demobank', WORDS, 'FR-2026/0815', 'payment', 'R05', false]);
  assert.ok(!row.masked.replaceAll(' ', '').includes(shared.account), 'never the account in full');
  assert.equal(Math.round((new Date(row.dueAt) - new Date(row.askedAt)) / 86_400_000), 5);
  assert.deepEqual(row.items, ['fraud-type', 'first-report', 'reporters', 'opinion', 'contact']);
  assert.equal((await banker.get(`/api/v1/enquiries/${json.enquiryId}`)).given, null, 'not before the owner decides');

  assert.equal((await answer(json.enquiryId, { outcome: 'given', ground: 'needed-to-decide', items: ['first-report', 'reporters', 'contact'] })).status, 201);
  const enquiry = await becomes(json.enquiryId, 'given');
  assert.deepEqual(Object.keys(enquiry.given).sort(), ['contact', 'firstReport', 'reporters']);
  assert.equal(enquiry.given.firstReport, new Date().toISOString().slice(0, 7));
  assert.equal(enquiry.given.reporters, '3-9');
  assert.ok(enquiry.given.contact.name.nl);
  assert.deepEqual([enquiry.rule, enquiry.ground, enquiry.unavailable], ['R05', 'needed-to-decide', false]);
  assert.ok(new Date(enquiry.keptUntil) > new Date());
  assert.equal((await answer(json.enquiryId, { outcome: 'refused', ground: 'not-necessary' })).status, 422, 'it is answered once');
});

test('who asks what is held on their account reads at both ends that somebody asked on', async () => {
  const requests = await PersonRequests.of(nodes);
  const { requestId } = await requests.ask('access', { identifiers: [{ type: 'iban', value: shared.account }] });
  for (const name of ['bank', 'police']) {
    const officer = await nodes.logIn(name, 'privacy-officer');
    const { findings } = await eventually(`${name} has the request`, async () => {
      const { status, json } = await officer.once('GET', `/api/v1/received-rights-requests/${requestId}`);
      return status === 200 && json;
    });
    assert.deepEqual(findings.filter(({ code }) => code === 'enquiry').map(({ type, count }) => [type, count]), [['iban', 1]], name);
    officer.close();
  }
});

test('a refusal gives nothing, and the asker reads why', async () => {
  const { json } = await ask({ words: SECOND_WORDS });
  await heard(json.enquiryId);
  assert.equal((await answer(json.enquiryId, { outcome: 'refused', ground: 'investigation' })).status, 201);
  const enquiry = await becomes(json.enquiryId, 'refused');
  assert.deepEqual([enquiry.given, enquiry.ground], [null, 'investigation']);
});

test('a shop asks about a site under its own rule, and gets no number of reporters that nobody counted', async () => {
  const [site] = await eventually('the shop has the site', async () => {
    const { items } = await shopper.get('/api/v1/received-signals');
    return items.length > 0 ? items : null;
  });
  const { json } = await ask({ reason: 'warn-or-block', held: 'order' }, { client: shopper, id: site.signalId });
  assert.equal(json.state, 'open');
  const row = await heard(json.enquiryId);
  assert.deepEqual([row.lawfulRule, row.items], ['R02', ['fraud-type', 'opinion', 'contact']]);
  assert.equal((await answer(json.enquiryId, { outcome: 'given', ground: 'harm-now', items: ['reporters'] })).json.field, 'items');
  assert.equal((await answer(json.enquiryId, { outcome: 'given', ground: 'harm-now', items: ['opinion'] })).status, 201);
  const enquiry = await becomes(json.enquiryId, 'given', shopper);
  assert.deepEqual([Object.keys(enquiry.given), enquiry.rule], [['opinion'], 'R02']);
});

test('wrong input names its field; only the roles whose work it is may act', async () => {
  const fields = [
    [{ reason: 'curiosity' }, 'reason'],
    [{ held: 'a grudge' }, 'held'],
    [{ words: '' }, 'words'],
    [{ words: `his account is ${shared.account}` }, 'words'],
    [{ reference: 'Mr. Jansen' }, 'reference'],
  ];
  for (const [more, field] of fields) assert.equal((await ask(more)).json.field, field);
  assert.equal((await ask({}, { id: randomUUID() })).status, 404);
  const privacy = await nodes.logIn('bank', 'privacy-officer');
  assert.equal((await ask({}, { client: privacy })).status, 403);
  privacy.close();
  assert.equal((await answer(randomUUID(), { outcome: 'given', ground: 'harm-now', items: ['contact'] }, nodes.client('police', 'analyst'))).status, 403, 'a robot decides nothing');
  assert.equal((await answer(randomUUID(), { outcome: 'maybe', ground: 'harm-now' })).json.field, 'outcome');
  assert.equal((await nodes.client('bank').once('GET', '/api/v1/enquiries')).status, 401);
});

test('a withdrawn signal ends what waits and erases what was given, also at the asker', async () => {
  const { json } = await ask();
  await heard(json.enquiryId);
  const before = (await banker.get('/api/v1/enquiries')).items.find(({ state }) => state === 'given');
  await analyst.post(`/api/v1/opinions/${shared.opinion.opinionId}/withdrawal`, { reason: 'wrong account' }, randomUUID());
  await becomes(json.enquiryId, 'withdrawn');
  const { given, words, state } = await becomes(before.enquiryId, 'withdrawn');
  assert.deepEqual([given, words, state], [null, '', 'withdrawn']);
  const { items } = await analyst.get('/api/v1/heard-enquiries');
  assert.ok(items.filter((each) => each.signalId === signalId && each.state !== 'refused').every((each) => each.state === 'withdrawn'));
  assert.equal((await answer(json.enquiryId, { outcome: 'given', ground: 'harm-now', items: ['contact'] })).status, 422);
  for (const name of ['bank', 'police']) assert.equal((await nodes.audited(name, 'enquiry.ended', before.enquiryId)).length, 1, name);
});

test('both ends wrote it down, and in no file stand the words or the account', async () => {
  const { items } = await banker.get('/api/v1/enquiries');
  const answered = items.find(({ ground }) => ground === 'needed-to-decide').enquiryId;
  for (const action of ['enquiry.asked', 'enquiry.answer-received']) assert.equal((await nodes.audited('bank', action, answered)).length, 1, action);
  for (const action of ['enquiry.received', 'enquiry.given']) assert.equal((await nodes.audited('police', action, answered)).length, 1, action);
  const [given] = await nodes.audited('police', 'enquiry.given', answered);
  assert.deepEqual([given.rule, given.purpose], ['R05', 'block-mule-account']);
  await nodes.stopAll();
  auditVerifies(nodes);
  const { sodium } = await loadSealing();
  const words = [WORDS, SECOND_WORDS, GRANDMOTHER].flatMap((each) => needlesOf('what was typed', each));
  for (const name of ['bank', 'police']) {
    const kept = keptBytes(nodes.dataOf(name));
    assert.ok(kept.includes(answered), `${name} has the enquiry`);
    assert.deepEqual(found(kept, words), [], name);
  }
  const ofAccount = accountNeedles(sodium, tokenKeys(nodes.folder), shared.account);
  assert.deepEqual(found(keptBytes(nodes.dataOf('shop')), [...ofAccount, ...words]), []);
});
