// Does a barrier help? Over three real nodes: a trial of two arms by payments, steps over units by weeks, and the programme's board.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { isKnown, pay } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';

const PAYERS = 60;
let nodes;
let analyst;
let officer;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['police', 'bank', 'jenv'].map((name) => nodes.startNode(name)));
  analyst = await nodes.logIn('bank', 'bank-analyst');
  officer = await nodes.logIn('jenv', 'programme-officer');
  await nodes.client('police', 'feed').post('/api/v1/signal-imports', { owner: 'eth-phishing-detect', listing: 'block', rows: ['oplichter.example'] });
  await isKnown(nodes, 'domain', 'oplichter.example');
});
after(() => nodes?.stop());

const post = (path, body, key = randomUUID(), client = analyst) => client.once('POST', `/api/v1${path}`, body, key);
const TRIAL = { rule: 'B03', hypothesis: 'De waarschuwing halveert de fraude', outcome: 'fraud-share', fraudTypes: ['AKF'], neighbourTypes: ['WSF'], design: 'trial', heldOutPercent: 50, costMinor: 100_000 };
const payments = (from) => Promise.all(Array.from({ length: PAYERS }, (_, n) => pay(nodes, { from: syntheticIban(from + n), to: syntheticIban(99), text: 'order via oplichter.example' })));

async function registered(plan) {
  const answer = await post('/interventions', plan);
  assert.equal(answer.status, 201, JSON.stringify(answer.json));
  return answer.json;
}

async function acts(intervention, act, body = {}, status = 201) {
  const answer = await post(`/interventions/${intervention.interventionId}/${act}`, { version: intervention.version, ...body });
  assert.equal(answer.status, status, JSON.stringify(answer.json));
  return answer.json;
}

/** What the programme office shows of it, once told. */
const onTheBoard = (interventionId) =>
  eventually('the programme office hears it', async () => (await officer.get('/api/v1/effects')).items.find((each) => each.interventionId === interventionId));

test('a trial: planned, compared before the start, fixed by it, measured, and told as aggregates only', async () => {
  let trial = await registered(TRIAL);
  assert.equal(trial.row.notMeasured, 'not-started');
  assert.ok((await payments(1000)).every(({ action }) => action === 'warn'), 'before the start everyone is warned');
  trial = await acts(trial, 'amendments', { plan: { ...TRIAL, hypothesis: 'De waarschuwing helpt' } });
  trial = (await analyst.get(`/api/v1/interventions/${trial.interventionId}`));
  assert.equal(trial.beforeStart.n, PAYERS, 'the arms are compared beforehand');
  await acts(trial, 'publication', {}, 422);
  trial = await acts(trial, 'start');
  await acts(trial, 'amendments', { plan: TRIAL }, 422);
  const decided = await payments(1000);
  const heldOut = decided.filter(({ action }) => action === 'allow');
  assert.ok(heldOut.length > 10 && heldOut.length < PAYERS - 10, `${heldOut.length} of ${PAYERS}`);
  assert.deepEqual((await payments(1000)).map(({ action }) => action), decided.map(({ action }) => action), 'a payer stays in one arm');

  const machine = nodes.client('bank', 'payments');
  const outcome = (decisionId, more) => post('/outcomes', { decisionId, ...more }, randomUUID(), machine);
  for (const { decisionId } of heldOut) assert.equal((await outcome(decisionId, { kind: 'fraud', fraudType: 'AKF', amountMinor: 30_000 })).status, 201);
  const warned = decided.filter(({ action }) => action === 'warn');
  for (const { decisionId } of warned.slice(0, 12)) {
    await outcome(decisionId, { kind: 'fraud', fraudType: 'AKF', amountMinor: 20_000 });
    await outcome(decisionId, { kind: 'wrong-hold', minutesWaited: 5 });
  }
  trial = await analyst.get(`/api/v1/interventions/${trial.interventionId}`);
  const { fraud, loss, harm } = trial.row;
  for (const effect of [fraud, loss, harm]) {
    assert.ok(effect.low <= effect.value && effect.value <= effect.high && effect.low < effect.high);
    assert.equal(effect.n, 2 * PAYERS);
    assert.ok(effect.method && effect.date);
  }
  assert.ok(fraud.high < 0, 'the warning helps in this world');
  await acts(trial, 'publication');
  const told = await onTheBoard(trial.interventionId);
  assert.ok(told.fraud.high < 0);
  assert.equal(told.partner, 'demobank');
  assert.equal(told.harm, null, 'nobody of the held-out waited: fewer than ten, so it is not told');
  assert.equal(told.wrongHolds, 10, 'twelve, rounded');
  assert.equal(told.displacement, null);
  assert.doesNotMatch(JSON.stringify(told), /waarschuwing helpt/, 'the hypothesis stays at the bank');
  assert.equal((await nodes.audited('bank', 'effect.measured', trial.interventionId)).length, 1);
  assert.equal((await nodes.audited('jenv', 'effect.received', trial.interventionId)).length, 1);
});

test('steps: units tell weeks, and the board shows effect, displacement and harm', async () => {
  const monday = (week) => new Date(Date.UTC(2026, 5, 1 + 7 * week)).toISOString().slice(0, 10);
  const units = Array.from({ length: 9 }, (_, n) => ({ name: `filiaal ${n + 1}`, from: n % 3 === 2 ? null : monday(4 + (n % 3) * 3) }));
  let steps = await registered({ ...TRIAL, rule: 'B02', design: 'steps', heldOutPercent: 0, units });
  steps = await acts(steps, 'start');
  const weeks = units.flatMap(({ name, from }, unit) =>
    Array.from({ length: 12 }, (_, week) => {
      const isOn = from !== null && monday(week) >= from;
      const noise = (unit * 7 + week * 5) % 4;
      return { unit: name, week: monday(week), payments: 10_000, frauds: 60 + noise - (isOn ? 20 : 0), neighbours: 30 + noise + (isOn ? 5 : 0), lossMinor: 2_000_000 - (isOn ? 300_000 : 0) + noise * 10_000, wrongHolds: 12 + noise + (isOn ? 4 : 0), minutesWaited: 500, complaints: 3 };
    }),
  );
  const path = `/interventions/${steps.interventionId}/weekly-figures`;
  const wrong = await post(path, { weeks: [{ ...weeks[0], frauds: 20_000 }] });
  assert.equal(wrong.json.field, 'weeks[0].frauds');
  assert.equal((await post(path, { weeks: [{ ...weeks[0], week: '2026-06-02' }] })).json.field, 'weeks[0].week');
  assert.equal((await post(path, { weeks: [{ ...weeks[0], unit: 'elders' }] })).json.field, 'unit');
  assert.equal((await post(path, { weeks }, randomUUID(), nodes.client('bank', 'payments'))).status, 201);
  await acts(steps, 'publication');
  const told = await onTheBoard(steps.interventionId);
  for (const [name, truth] of [['fraud', -20], ['displacement', 5], ['harm', 4]]) {
    assert.ok(told[name].low <= truth && truth <= told[name].high, `${name}: ${JSON.stringify(told[name])}`);
  }
  assert.ok(told.price.value > 0);
  assert.equal(told.notMeasured, null);
});

test('wrong input names its field, and a rule that protects by a hold is never left out', async () => {
  assert.equal((await post('/interventions', { ...TRIAL, rule: 'B01' })).json.field, 'rule');
  assert.equal((await post('/interventions', { ...TRIAL, rule: 'B99' })).json.field, 'rule');
  assert.equal((await post('/interventions', { ...TRIAL, outcome: 'happiness' })).json.field, 'outcome');
  assert.equal((await post('/interventions', TRIAL)).status, 409, 'one trial of a rule at a time');
  assert.equal((await post('/outcomes', { decisionId: randomUUID(), kind: 'complaint' })).status, 404);
  assert.equal((await post('/outcomes', { decisionId: randomUUID(), kind: 'complaint', amountMinor: 5 })).json.field, 'amountMinor');
});

test('only analysts register, and the programme office reads', async () => {
  assert.equal((await post('/interventions', TRIAL, randomUUID(), nodes.client('bank', 'payments'))).status, 403);
  assert.equal((await officer.once('POST', '/api/v1/interventions', TRIAL, randomUUID())).status, 404, 'it has none of its own');
  const privacy = await nodes.logIn('bank', 'privacy-officer');
  assert.equal((await privacy.once('GET', '/api/v1/effects')).status, 403);
  privacy.close();
});
