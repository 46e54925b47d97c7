// Getting money back at a real bank's node (PNBF): one request ends in "returned", one in "released", others are refused by name.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { askMoneyBack } from '../../tools/demo/recoveries.mjs';
import { loadSealing, syntheticIban } from '../../tools/demo/sealing.mjs';
import { Nodes } from '../support/nodes.mjs';
import { BELGIAN, claimed, daysPass, hasLapsed, HOLDER, isUnanswered, newClaim, nobodyActs, OTHER_BANK } from '../support/recovery.mjs';

let nodes;
let analyst;
let colleague;
let sealing;
before(async () => {
  nodes = await Nodes.setUp();
  await nodes.startNode('bank');
  analyst = await nodes.logIn('bank', 'bank-analyst', 'bank-analyst-1');
  colleague = await nodes.logIn('bank', 'bank-analyst', 'bank-analyst-2');
  sealing = await loadSealing();
});
after(() => nodes?.stop());

const post = (client, path, body, key = randomUUID()) => client.once('POST', `/api/v1${path}`, body, key);
/** Hands in a claim, and again when called again. */
const handsIn = (more) => {
  const claim = newClaim(sealing.statusTokenHashes(sealing.newStatusToken()).statusTokenHash, more);
  return (key) => post(nodes.client('bank'), '/recovery-requests', claim, key);
};
const victimOf = (token) => nodes.client('bank').as(`Status ${token}`);

const asked = (more) => claimed(nodes, sealing, more);

async function bankMoves(requestId, to, more = {}, status = 201) {
  const { version } = await analyst.get(`/api/v1/recovery-requests/${requestId}`);
  const answer = await post(analyst, `/recovery-requests/${requestId}/moves`, { version, to, ...more });
  assert.equal(answer.status, status, JSON.stringify(answer.json));
  return answer.json;
}

async function victimMoves(token, to, more = {}, status = 201) {
  const { version } = await victimOf(token).get('/api/v1/recovery-status');
  const answer = await post(victimOf(token), '/recovery-status/moves', { version, to, ...more });
  assert.equal(answer.status, status, JSON.stringify(answer.json));
  return answer.json;
}

function bytesOf(client, path) {
  return new Promise((resolve, reject) => {
    http.get({ host: '127.0.0.1', port: client.url.port, path, headers: { ...client.headers, Host: client.url.host } }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk)).on('end', () => resolve({ type: answer.headers['content-type'], bytes: Buffer.concat(chunks) }));
    }).on('error', reject);
  });
}

test('the terms say that it is no right, and name all nine conditions', async () => {
  const terms = await nodes.client('bank').get('/api/v1/recovery-terms');
  assert.equal(terms.answerDays, 21);
  assert.deepEqual(terms.conditions.map(({ id }) => id), ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9']);
  assert.match(terms.voluntary.nl, /geen recht/);
  assert.ok(terms.source && terms.sourceDate);
});

test('a request of which a condition is not met is refused by its name, and nothing is kept', async () => {
  const answers = newClaim('').answers;
  for (const [more, field] of [
    [{ answers: { ...answers, C7: false } }, 'conditions.C7'],
    [{ kind: 'other', answers: {} }, 'conditions.C2'],
    [{ paidOn: '2025-10-01' }, 'conditions.C4'],
    [{ payeeAccount: BELGIAN }, 'conditions.C5'],
    [{ kind: 'seller', answers: { ...answers, C8: false } }, 'conditions.C8'],
    [{ ownAccount: syntheticIban(5), payeeAccount: OTHER_BANK }, 'payeeAccount'],
  ]) {
    const answer = await handsIn(more)();
    assert.equal(answer.json.field, field, JSON.stringify(answer.json));
  }
  assert.deepEqual((await analyst.get('/api/v1/recovery-requests')).items, []);
});

test('wrong input names the field, and the same request twice is one', async () => {
  for (const [more, field] of [[{ paidOn: '2026-13-01' }, 'paidOn'], [{ amount: { minor: 0, currency: 'EUR' } }, 'amount'], [{ story: 'x' }, 'story'], [{ synthetic: false }, 'synthetic']]) {
    assert.equal((await handsIn(more)()).json.field, field);
  }
  const send = handsIn();
  const key = randomUUID();
  const [first, second] = [await send(key), await send(key)];
  assert.equal(first.json.requestId, second.json.requestId);
  assert.equal((await analyst.get('/api/v1/recovery-requests')).items.length, 1);
});

test('one way: the payee repays, and the request ends in "returned" with the amount', async () => {
  const { token, requestId } = await asked();
  const opened = await analyst.get(`/api/v1/recovery-requests/${requestId}`);
  assert.equal(opened.claim.victim.name, 'Vera Voorbeeld');
  assert.equal((await nodes.audited('bank', 'recovery.viewed', requestId)).length, 1, 'that it was opened stands in the log');
  assert.equal((await bankMoves(requestId, 'asked', {}, 400)).field, 'holder');
  await bankMoves(requestId, 'asked', { holder: HOLDER });
  const letter = await bytesOf(analyst, `/api/v1/recovery-requests/${requestId}/letter`);
  assert.equal(letter.type, 'application/pdf');
  assert.ok(letter.bytes.toString('latin1').includes('/Lang (nl-NL)'));
  assert.equal((await bankMoves(requestId, 'returned', { amount: { minor: 25_001, currency: 'EUR' } }, 400)).field, 'amount');
  await bankMoves(requestId, 'returned', { amount: { minor: 25_000, currency: 'EUR' } });
  const seen = await victimOf(token).get('/api/v1/recovery-status');
  assert.equal(seen.status, 'returned');
  assert.equal(seen.returned.minor, 25_000);
  assert.deepEqual(seen.steps.map(({ status, by }) => `${status} ${by}`), ['received victim', 'asked bank', 'returned bank']);
  assert.equal((await analyst.get(`/api/v1/recovery-requests/${requestId}`)).claim, null, 'what was sealed is gone');
});

test('another way: nobody answers in 21 days, and name and address go to the victim under rule R13', async () => {
  const { token, requestId } = await asked();
  await bankMoves(requestId, 'asked', { holder: HOLDER });
  assert.equal((await victimMoves(token, 'released', { statement: true }, 422)).field, 'to', 'not before the days are over');
  analyst.close();
  await daysPass(nodes, 20);
  assert.equal((await victimMoves(token, 'released', { statement: true }, 422)).field, 'to', 'nor on the twentieth');
  analyst.close();
  await daysPass(nodes, 1);
  await isUnanswered(victimOf(token));
  assert.equal((await victimOf(token).once('GET', '/api/v1/recovery-status/holder')).status, 422);
  assert.equal((await victimMoves(token, 'released', {}, 400)).field, 'statement');

  await nodes.switchRule('bank', 'R13', 'off');
  const denied = await victimMoves(token, 'released', { statement: true }, 403);
  assert.equal(denied.reasons[0].rule, 'R13', JSON.stringify(denied));
  assert.equal((await victimOf(token).get('/api/v1/recovery-status')).status, 'unanswered', 'nothing is half done');
  await nodes.switchRule('bank', 'R13', 'active');

  const alone = await victimMoves(token, 'released', { statement: true }, 403);
  assert.equal(alone.reasons[0].code, 'no-second-person', JSON.stringify(alone));
  const agrees = async (person, status) => {
    const { version } = await person.get(`/api/v1/recovery-requests/${requestId}`);
    const answer = await post(person, `/recovery-requests/${requestId}/agreement`, { version });
    assert.equal(answer.status, status, JSON.stringify(answer.json));
  };
  await agrees(analyst, 403);
  await agrees(colleague, 201);
  await agrees(colleague, 409);
  assert.equal((await nodes.audited('bank', 'recovery.agreed', requestId)).length, 1);
  colleague.close();
  await victimMoves(token, 'released', { statement: true });
  assert.deepEqual(await victimOf(token).get('/api/v1/recovery-status/holder'), HOLDER);
  const [released] = await nodes.audited('bank', 'recovery.name-released', requestId);
  assert.equal(released.rule, 'R13');
  assert.equal(released.purpose, 'civil-recovery');
  assert.ok((await nodes.audited('bank', 'recovery.name-shown', requestId)).length >= 1);
  const letter = await bytesOf(victimOf(token), '/api/v1/recovery-status/letter');
  assert.ok(letter.bytes.toString('latin1').startsWith('%PDF'));
  const pack = await bytesOf(victimOf(token), '/api/v1/recovery-status/claim-pack');
  assert.ok(pack.bytes.toString('latin1').startsWith('%PDF'), pack.bytes.toString('utf8', 0, 200));
  assert.equal((await victimMoves(token, 'summoned', {}, 422)).field, 'to', 'first the letter');
  for (const step of ['demanded', 'summoned', 'judged', 'enforced', 'closed']) await victimMoves(token, step);
  assert.equal((await victimOf(token).once('GET', '/api/v1/recovery-status/holder')).status, 422, 'closed: it can no longer be read');
});

test('a name that is not right is filled in anew, with a new letter and new days, and agreed by another person', async () => {
  const { token, requestId } = await asked();
  const says = async (person, path, more, status) => {
    const { version } = await person.get(`/api/v1/recovery-requests/${requestId}`);
    const answer = await post(person, `/recovery-requests/${requestId}/${path}`, { version, ...more });
    assert.equal(answer.status, status, JSON.stringify(answer.json));
    return answer.json;
  };
  await says(colleague, 'disagreement', { reason: 'address-wrong' }, 422);
  await bankMoves(requestId, 'asked', { holder: HOLDER });
  assert.equal((await bankMoves(requestId, 'asked', { holder: HOLDER }, 422)).field, 'to', 'nobody says that it is not right');
  assert.equal((await says(colleague, 'disagreement', { reason: 'he lives elsewhere' }, 400)).field, 'reason');
  await says(colleague, 'disagreement', { reason: 'address-wrong' }, 201);
  const opened = await analyst.get(`/api/v1/recovery-requests/${requestId}`);
  assert.match(opened.disagreement.nl, /adres klopt niet/);
  assert.ok((await analyst.get('/api/v1/recovery-requests')).items.find((row) => row.requestId === requestId).isDisagreed);
  await says(colleague, 'agreement', {}, 422);

  const { version } = await colleague.get(`/api/v1/recovery-requests/${requestId}`);
  const better = { ...HOLDER, address: 'Betere Laan 2, 1234 AB Voorbeeldstad' };
  assert.equal((await post(colleague, `/recovery-requests/${requestId}/moves`, { version, to: 'asked', holder: better })).status, 201);
  await says(colleague, 'agreement', {}, 403);
  await says(analyst, 'agreement', {}, 201);
  const told = await victimOf(token).get('/api/v1/recovery-status');
  assert.match(told.nextStep.nl, /opnieuw/);
  assert.deepEqual(told.steps.map(({ status }) => status), ['received', 'asked', 'asked']);
  for (const key of ['isDisagreed', 'disagreement', 'disagreedBy', 'holderTypedBy']) assert.ok(!(key in told), `${key} is the bank's own`);
  for (const action of ['recovery.disagreed', 'recovery.agreed']) assert.equal((await nodes.audited('bank', action, requestId)).length, 1);
  for (const person of [analyst, colleague]) person.close();
  await daysPass(nodes, 21);
  await isUnanswered(victimOf(token));
  await victimMoves(token, 'released', { statement: true });
  assert.deepEqual(await victimOf(token).get('/api/v1/recovery-status/holder'), better);
});

test('nobody takes a step for the months of its state: the request lapses, what was sealed is gone, and both read it', async () => {
  const [kept, left] = [await asked(), await asked()];
  await bankMoves(left.requestId, 'asked', { holder: HOLDER });
  assert.match((await victimOf(left.token).get('/api/v1/recovery-status')).lapsesAt, /T00:00:00/);
  analyst.close();
  await nobodyActs(nodes, 175);
  assert.equal((await victimOf(left.token).get('/api/v1/recovery-status')).status, 'asked', 'less than six months');
  await bankMoves(kept.requestId, 'refused', { unmet: ['C2'] });
  analyst.close();
  await nobodyActs(nodes, 12);
  await hasLapsed(victimOf(left.token));
  const told = await victimOf(left.token).get('/api/v1/recovery-status');
  assert.equal(told.steps.at(-1).by, 'clock');
  assert.equal(told.lapsesAt, null);
  assert.match(told.nextStep.nl, /opnieuw terug/);
  const seen = await analyst.get(`/api/v1/recovery-requests/${left.requestId}`);
  assert.deepEqual([seen.status, seen.claim], ['lapsed', null]);
  assert.ok((await analyst.get('/api/v1/recovery-requests?status=lapsed')).items.some(({ requestId }) => requestId === left.requestId));
  assert.equal((await nodes.audited('bank', 'recovery.lapsed', left.requestId)).length, 1);
  assert.equal((await bankMoves(left.requestId, 'returned', { amount: { minor: 100, currency: 'EUR' } }, 422)).field, 'to');
  assert.equal((await victimOf(kept.token).get('/api/v1/recovery-status')).status, 'refused', 'what is over stays as it was');
});

test('the demo shows three requests: one waits for the bank, of one the address is not right, of one the payee repaid', async () => {
  await askMoneyBack(nodes.origin('bank'), sealing);
  const items = (await analyst.get('/api/v1/recovery-requests?limit=3')).items.reverse();
  assert.deepEqual(items.map(({ status, isDisagreed }) => `${status} ${isDisagreed}`), ['received false', 'asked true', 'returned false']);
});

test('only the bank reads requests; a code opens its own request only', async () => {
  const { token, requestId } = await asked();
  assert.equal((await nodes.client('bank').once('GET', '/api/v1/recovery-requests')).status, 401);
  assert.equal((await victimOf(token).once('GET', `/api/v1/recovery-requests/${requestId}`)).status, 403);
  const privacy = await nodes.logIn('bank', 'privacy-officer');
  assert.equal((await privacy.once('GET', `/api/v1/recovery-requests/${requestId}`)).status, 403);
  assert.equal((await victimOf(sealing.newStatusToken()).once('GET', '/api/v1/recovery-status')).status, 401);
});

test('no name and no account lies in clear in the bank’s store, and its audit chain verifies', async () => {
  analyst.close();
  await nodes.stopNode('bank');
  const bytes = readFileSync(join(nodes.dataOf('bank'), 'node.db'), 'latin1');
  for (const value of ['Vera Voorbeeld', 'de Houder', OTHER_BANK, newClaim('').payeeAccount, 'PL-2026-77']) assert.ok(!bytes.includes(value), value);
  assert.match(nodes.run('audit', 'verify', '--data', nodes.dataOf('bank'), '--json'), /"ok":true/);
  await nodes.startNode('bank');
});
