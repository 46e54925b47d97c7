// The steps of one report's way, each through the doors that people and partners use (docs: ARCHITECTURE.md).
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { loadSealing, syntheticIban } from '../../tools/demo/sealing.mjs';
import { eventually } from './nodes.mjs';

const OPINION_DAYS = 90;
const LEASE_MS_MAX = 20_000; // after a restart: until the owner's next heartbeat, every ten seconds

/** What every reporter here tells of themselves. */
export const VICTIM = { name: 'Verzonnen Melder', email: 'melder@voorbeeld.example', postcode: '1234 AB' };

/** One reporter with what only the reporter knows. */
export class Reporter {
  constructor(nodes, { account, phone = '+99955501234', subject = `synthetic-${randomUUID()}`, consent = true, fraudType = 'AKF', province }) {
    Object.assign(this, { nodes, account, phone, subject, consent, fraudType, province });
    this.reportId = randomUUID();
  }

  async prepare() {
    this.sealing = await loadSealing();
    this.token = this.sealing.newStatusToken();
    this.hashes = this.sealing.statusTokenHashes(this.token);
    this.depot = this.nodes.client('police', 'depot');
    this.intake = this.nodes.client('fhd', 'intake');
    return this;
  }

  content() {
    return {
      v: 1,
      narrative: `I paid and got nothing (${this.reportId})`,
      counterparty: [
        { type: 'iban', value: this.account, role: 'payee' },
        { type: 'phone', value: this.phone },
      ],
      claimedName: 'Verzonnen Verkoper',
      platform: '',
      payments: [{ date: '2026-11-20', amount: { minor: 12_500, currency: 'EUR' }, toIban: this.account, reference: 'order' }],
    };
  }

  /** Steps 1 and 2: seal, and leave the part at the police. */
  async sealAndPost() {
    await this.prepare();
    const sealingKey = await this.depot.get('/api/v1/sealing-keys');
    const { part, wrap } = this.sealing.sealPart({ reportId: this.reportId, recipientKey: sealingKey.publicKey, content: this.content() });
    this.part = part;
    this.wrap = wrap;
    this.receipt = await this.depot.post('/api/v1/sealed-parts', part);
    assert.equal(this.receipt.partId, part.partId);
  }

  /** Steps 3 and 4: the victim's part, the receipt, the wrap and the consent, to the desk. */
  async report() {
    return this.intake.post('/api/v1/reports', {
      reportId: this.reportId,
      fraudType: this.fraudType,
      channel: 'marketplace',
      occurredOn: '2026-11-20',
      amount: { minor: 12_500, currency: 'EUR' },
      actor: 'citizen',
      ...(this.province ? { province: this.province } : {}),
      synthetic: true,
      victim: VICTIM,
      parts: [{ partId: this.part.partId, recipient: 'police', compartment: 'counterparty', receipt: this.receipt, wrap: this.wrap }],
      statusTokenHash: this.hashes.statusTokenHash,
      identificationHash: this.hashes.identificationHash,
      consents: this.consent ? [{ recipient: 'police', purpose: 'start-investigation', textVersion: '2026-11-01' }] : [],
    });
  }

  status() {
    return this.intake.as(`Status ${this.token}`).get('/api/v1/report-status');
  }

  offer() {
    return this.nodes.client('fhd', 'agent').post(`/api/v1/reports/${this.reportId}/referral`, { recipient: 'police' });
  }

  /** Waits for the offer to arrive, and accepts it. */
  async accept() {
    const analyst = this.nodes.client('police', 'analyst');
    const referral = await eventually('the offer reaches the police', async () => {
      const page = await analyst.get('/api/v1/referrals?status=offered&limit=200');
      return page.items.find((item) => item.reportId === this.reportId);
    });
    return analyst.post(`/api/v1/referrals/${referral.referralId}/acceptance`, {});
  }

  identify() {
    return this.depot.post('/api/v1/identifications', {
      reportId: this.reportId,
      identificationToken: this.hashes.identificationToken,
      subject: this.subject,
    });
  }

  withdraw(reason = 'mistake') {
    return this.intake.as(`Status ${this.token}`).post('/api/v1/report-status/withdrawal', { reason });
  }

  /** From the first click to an identified, accepted report. */
  async throughToIdentified() {
    await this.throughToAccepted();
    await this.identify();
    return this;
  }

  async throughToAccepted() {
    await this.sealAndPost();
    await this.report();
    await this.offer();
    await this.accept();
    return this;
  }
}

export async function linkingIsDone(nodes) {
  const analyst = nodes.client('police', 'analyst');
  await eventually('linking has read every change', async () => (await analyst.get('/api/v1/casework-progress')).pending === 0);
}

const publishable = async (nodes) => (await nodes.client('police', 'analyst').get('/api/v1/publishable-identifiers')).items;

/** The account that three or more identified reporters name, once linking has counted them; not one of `others`. */
export function publishableIdentifier(nodes, others = []) {
  const known = new Set(others.map((each) => each.identifierId));
  return eventually('an account reaches the threshold', async () => (await publishable(nodes)).find((each) => !known.has(each.identifierId)));
}

export function giveOpinion(nodes, identifierId, key = `opinion-${identifierId}`) {
  return nodes.client('police', 'analyst').post(
    '/api/v1/opinions',
    {
      identifierId,
      verdict: 'fraud',
      confidence: 80,
      fraudType: 'AKF',
      role: 'receiving-account',
      validUntil: new Date(Date.now() + OPINION_DAYS * 86_400_000).toISOString(),
      reason: 'Three identified reporters name this account',
    },
    key,
  );
}

/** From three reporters to a signal that the bank knows. `seed` makes an account that nobody else in the test has. */
export async function shareAccount(nodes, seed) {
  const account = syntheticIban(seed);
  const others = await publishable(nodes); // an account whose opinion has ended may get another
  for (const n of [1, 2, 3]) await new Reporter(nodes, { account, phone: `+9995550${seed}${n}` }).throughToIdentified();
  await linkingIsDone(nodes);
  const opinion = await giveOpinion(nodes, (await publishableIdentifier(nodes, others)).identifierId);
  await isKnown(nodes, 'iban', account);
  return { account, opinion };
}

export async function check(nodes, type, value) {
  const { answers } = await nodes.client('bank', 'payments').post('/api/v1/checks', { identifiers: [{ type, value }] });
  return answers[0];
}

export function isKnown(nodes, type, value) {
  return eventually(`the bank knows the ${type}`, async () => ((await check(nodes, type, value)).known === true ? true : null), LEASE_MS_MAX);
}

export function isUnknown(nodes, type, value) {
  return eventually(`the bank no longer knows the ${type}`, async () => ((await check(nodes, type, value)).known === false ? true : null), LEASE_MS_MAX);
}

export async function pay(nodes, { from, to, text = 'rent', paymentId = randomUUID() }) {
  return nodes.client('bank', 'payments').post(
    '/api/v1/decisions',
    { paymentId, debtorIban: from, creditorIban: to, amount: { minor: 50_000, currency: 'EUR' }, text, requestedAt: new Date().toISOString() },
    paymentId,
  );
}

/** Every node's audit chain verifies. */
export function auditVerifies(nodes) {
  for (const name of nodes.names) {
    const outcome = JSON.parse(nodes.run('audit', 'verify', '--data', `${nodes.folder}/${name}`, '--json'));
    assert.equal(outcome.ok, true, `${name}: ${outcome.problem ?? ''}`);
    assert.ok(outcome.entries > 0, `${name} recorded nothing`);
  }
}
