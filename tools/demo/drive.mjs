// Sends a simulated country through the doors that people and partners use: the browser's own sealing code, the desk's and the
// police's REST interface, and robots with API keys that do what an agent and an analyst would do by hand.
//
//   node tools/demo/drive.mjs SETTINGS.json
//
// SETTINGS: {country: DIR, nodes: {fhd, police, bank, jenv: {origin, keys: {name: key}}}, limit}
// Progress goes to stderr, one JSON object a line; the outcome is one JSON line on stdout.
import { createReadStream, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { NodeClient, Problem, inParallel, pages } from './http_client.mjs';
import { introduceBarrier } from './known_effect.mjs';
import { answerPanel } from './panel.mjs';
import { workAtTheOffice } from './programme_office.mjs';
import { recallPayments } from './recalls.mjs';
import { askMoneyBack } from './recoveries.mjs';
import { isAccount, loadSealing } from './sealing.mjs';
import { askTakedown } from './takedown.mjs';

const WIDTH = 24; // requests under way: enough to share group commits, few enough for two cores
const IDLE_POLL_MS = 100;
const OPINION_DAYS = 180;
const PAYMENTS_MAX = 600;
const PANEL_EVERY = 20; // of those who reported, one takes part
const TOUR_ACCOUNT = 417164300;
const CONSENT_TEXT = '2026-11-01';

const settings = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function client(node, key) {
  const { origin, keys } = settings.nodes[node];
  return new NodeClient(origin, { Authorization: `Bearer ${keys[key]}` });
}

const doors = {
  intake: client('fhd', 'intake'),
  agent: client('fhd', 'agent'),
  depot: client('police', 'depot'),
  analyst: client('police', 'analyst'),
  bank: client('bank', 'payments'),
  bankAnalyst: client('bank', 'analyst'),
  programme: client('jenv', 'reader'),
};

let lastShown = 0;
function progress(stage, done, of) {
  if (done !== of && Date.now() - lastShown < 500) return;
  lastShown = Date.now();
  process.stderr.write(`${JSON.stringify({ stage, done, of })}\n`);
}

async function* countryReports() {
  const lines = createInterface({ input: createReadStream(`${settings.country}/reports.ndjson`), crlfDelay: Infinity });
  for await (const line of lines) if (line) yield JSON.parse(line);
}

/** Two people who named the account of the README's tour before its reader does. */
function tourReports(sealing) {
  return [1, 2].map((number) => ({
    reportId: randomUUID(),
    fraudType: 'AKF',
    channel: 'marketplace',
    occurredOn: '2026-11-18',
    amount: { minor: 18_500 + number, currency: 'EUR' },
    actor: 'citizen',
    victim: { name: `Verzonnen Melder ${number}` },
    subject: `tour-${number}`,
    counterparty: [{ type: 'iban', value: sealing.syntheticIban(TOUR_ACCOUNT), role: 'payee' }],
    payments: [],
    narrative: 'Ik heb een fiets gekocht en niets gekregen.',
    consent: true,
    withdrawn: null,
  }));
}

/** What the reporter keeps: everything that the later steps need, and nothing else. */
const reporters = new Map();

async function report(simulated, sealing, sealingKey) {
  const { part, wrap } = sealing.sealPart({
    reportId: simulated.reportId,
    recipientKey: sealingKey.publicKey,
    content: {
      v: 1,
      narrative: simulated.narrative,
      counterparty: simulated.counterparty,
      claimedName: simulated.claimedName ?? '',
      platform: simulated.platform ?? '',
      payments: simulated.payments,
    },
  });
  const receipt = await doors.depot.post('/api/v1/sealed-parts', part);
  const token = sealing.newStatusToken();
  const hashes = sealing.statusTokenHashes(token);
  await doors.intake.post('/api/v1/reports', {
    reportId: simulated.reportId,
    fraudType: simulated.fraudType,
    channel: simulated.channel,
    occurredOn: simulated.occurredOn,
    amount: simulated.amount,
    actor: simulated.actor,
    ...(simulated.province ? { province: simulated.province } : {}),
    synthetic: true,
    victim: simulated.victim,
    parts: [{ partId: part.partId, recipient: 'police', compartment: 'counterparty', receipt, wrap }],
    statusTokenHash: hashes.statusTokenHash,
    identificationHash: hashes.identificationHash,
    consents: simulated.consent ? [{ recipient: 'police', purpose: 'start-investigation', textVersion: CONSENT_TEXT }] : [],
  });
  if (simulated.consent) await doors.agent.post(`/api/v1/reports/${simulated.reportId}/referral`, { recipient: 'police' });
  reporters.set(simulated.reportId, {
    token,
    identificationToken: hashes.identificationToken,
    subject: simulated.subject,
    consent: simulated.consent,
    withdrawn: simulated.withdrawn,
    account: simulated.payments?.[0]?.toIban,
    amount: simulated.amount,
  });
}

/** The police's robot accepts what is offered until told to end and nothing is left. */
async function acceptReferrals(state) {
  for (;;) {
    const page = await doors.analyst.get('/api/v1/referrals?sort=longest-waiting&limit=200');
    await inParallel(page.items, WIDTH / 2, async (referral) => {
      await doors.analyst.post(`/api/v1/referrals/${referral.referralId}/acceptance`, {});
      state.accepted += 1;
      const reporter = reporters.get(referral.reportId);
      if (!reporter?.subject) return;
      await doors.depot.post('/api/v1/identifications', {
        reportId: referral.reportId,
        identificationToken: reporter.identificationToken,
        subject: reporter.subject,
      });
    });
    if (state.expected !== null && state.accepted >= state.expected) return;
    if (page.items.length === 0) await sleep(IDLE_POLL_MS);
  }
}

/** Waits until the police's linking has read every change and settled the cases. */
async function linkingIsDone() {
  for (;;) {
    const { pending, total, settled } = await doors.analyst.get('/api/v1/casework-progress');
    progress('linking', total - pending, total);
    if (pending === 0 && settled) return;
    await sleep(IDLE_POLL_MS * 2);
  }
}

async function withdraw(chosen, stage) {
  let done = 0;
  await inParallel(chosen, WIDTH / 2, async ([, reporter]) => {
    await doors.intake.as(`Status ${reporter.token}`).post('/api/v1/report-status/withdrawal', { reason: reporter.withdrawn.reason });
    progress(stage, ++done, chosen.length);
  });
}

/** The robot's opinion, labelled as such: what an analyst does by hand in the page. */
async function giveOpinions() {
  const validUntil = new Date(Date.now() + OPINION_DAYS * 86_400_000).toISOString();
  const identifiers = [];
  for await (const identifier of pages(doors.analyst, '/api/v1/publishable-identifiers?limit=200')) identifiers.push(identifier);
  const given = { opinions: 0, signals: 0 };
  await inParallel(identifiers, WIDTH / 2, async (identifier) => {
    const { state } = await doors.analyst.post(
      '/api/v1/opinions',
      {
        identifierId: identifier.identifierId,
        verdict: 'fraud',
        confidence: Math.min(95, 50 + identifier.identifiedReporters * 5),
        fraudType: identifier.fraudTypes?.[0] ?? 'AKF',
        role: 'receiving-account',
        validUntil,
        reason: `Robot: ${identifier.identifiedReporters} identified reporters name this account`,
      },
      `robot-${identifier.identifierId}`,
    );
    if (state === 'shared') given.signals += 1;
    progress('opinions', ++given.opinions, identifiers.length);
  });
  return given;
}

/** Waits until the bank acknowledged every signal and withdrawal. */
async function deliveryIsDone() {
  for (;;) {
    const { outstanding } = await doors.analyst.get('/api/v1/delivery-progress');
    if (outstanding === 0) return;
    await sleep(IDLE_POLL_MS * 2);
  }
}

/** Payments at the bank: out of reported accounts, with a scam domain in the text, and plain ones. */
async function decidePayments(sealing) {
  const accounts = [...new Set([...reporters.values()].map((reporter) => reporter.account).filter((iban) => iban?.slice(4, 8) === 'DEMO' && isAccount(iban)))];
  const actions = { allow: 0, warn: 0, hold: 0 };
  const payments = accounts.slice(0, PAYMENTS_MAX).map((account, index) => ({
    paymentId: `demo-${index}`,
    debtorIban: index % 3 === 2 ? sealing.syntheticIban(index) : account,
    creditorIban: sealing.syntheticIban(100_000 + index),
    amount: { minor: 10_000 + 37 * index, currency: 'EUR' },
    text: index % 3 === 1 ? `order via ${settings.scamDomains[index % settings.scamDomains.length]}` : `invoice ${index}`,
    requestedAt: new Date().toISOString(),
  }));
  await inParallel(payments, WIDTH / 2, async (payment) => {
    const decision = await doors.bank.post('/api/v1/decisions', payment, payment.paymentId);
    actions[decision.action] += 1;
  });
  return actions;
}

async function main() {
  const sealing = await loadSealing();
  const sealingKey = await doors.depot.get('/api/v1/sealing-keys');
  const state = { accepted: 0, expected: null };
  const accepting = acceptReferrals(state);
  accepting.catch(() => {}); // reported below, when awaited

  for (const tour of tourReports(sealing)) await report(tour, sealing, sealingKey);
  let sent = 0;
  await inParallel(countryReports(), WIDTH, async (simulated) => {
    await report(simulated, sealing, sealingKey);
    progress('reports', ++sent, settings.reports);
  });
  state.expected = [...reporters.values()].filter((reporter) => reporter.consent).length;
  await accepting;
  await linkingIsDone();

  // A third of the withdrawals come before anyone published, the rest afterwards, so that signals fall below the threshold too.
  const withdrawals = [...reporters].filter(([, reporter]) => reporter.withdrawn);
  const early = withdrawals.filter((_, index) => index % 3 === 0);
  await withdraw(early, 'withdrawals');
  await linkingIsDone();
  const given = await giveOpinions();
  await askTakedown(settings.nodes.police.origin);
  await deliveryIsDone();
  const decisions = await decidePayments(sealing);
  const barrier = JSON.parse(readFileSync(`${settings.country}/barrier.json`, 'utf8'));
  const knownEffect = await introduceBarrier(barrier, { payments: doors.bank, analyst: doors.bankAnalyst, programme: doors.programme });
  const asked = [...reporters.values()].filter((reporter, index) => index % PANEL_EVERY === 0 && reporter.consent && !reporter.withdrawn);
  await answerPanel(asked.map(({ token }) => doors.intake.as(`Status ${token}`)), WIDTH / 2);
  await workAtTheOffice(settings.nodes.jenv.origin);
  await recallPayments(doors.bankAnalyst);
  await askMoneyBack(settings.nodes.bank.origin, sealing);
  await withdraw(withdrawals.filter((_, index) => index % 3 !== 0), 'withdrawals');
  await linkingIsDone();
  await deliveryIsDone();

  let signalsWithdrawn = 0;
  for await (const signal of pages(doors.analyst, '/api/v1/signals?status=withdrawn&limit=200')) if (signal.dataClass === 'ACC') signalsWithdrawn += 1;
  process.stdout.write(`${JSON.stringify({ reports: sent, ...given, decisions, knownEffect, withdrawn: withdrawals.length, signalsWithdrawn })}\n`);
  for (const door of Object.values(doors)) door.close();
}

main().catch((error) => {
  const isOurs = error instanceof Problem;
  process.stderr.write(`${JSON.stringify({ error: isOurs ? error.message : error.stack })}\n`);
  process.exitCode = 1;
});
