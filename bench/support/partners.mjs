// The partners of a bench: police, helpdesk and bank as the demo sets them up, started as real processes, and filled through the
// doors that partners use.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inParallel, pages } from '../../tools/demo/http_client.mjs';
import { Reporter, giveOpinion, linkingIsDone } from '../../tests/support/loop.mjs';
import { Nodes } from '../../tests/support/nodes.mjs';
import { listed } from './identifiers.mjs';
import { atEnd, run } from './programs.mjs';

// A key may ask 5,000 times a second. So many keys together are well above what any of the servers here answers.
const BANK_KEYS = 16;
const REPORTERS_PER_ACCOUNT = 3; // the threshold of rule R05
const WIDTH = 24;
const DELIVERY_MS_MAX = 180_000;
const DELIVERY_ASKED_EVERY_MS = 500; // the answer costs the police a query over all deliveries

export class Partners {
  /** Sets up all three and gives the bank's payment systems their keys; starts none. */
  static async setUp(programs) {
    const partners = new Partners();
    partners.nodes = await Nodes.setUp();
    atEnd(() => partners.nodes.abandon());
    const keys = await run(programs.apiKeys, [partners.nodes.dataOf('bank'), String(BANK_KEYS), 'checks:ask', 'payments:decide']);
    partners.bankKeys = join(partners.nodes.folder, 'bank-keys');
    writeFileSync(partners.bankKeys, keys, { mode: 0o600 });
    return partners;
  }

  start(name) {
    return this.nodes.startNode(name);
  }

  pid(name) {
    return this.nodes.processes[name].pid;
  }

  database(name) {
    return join(this.nodes.dataOf(name), 'node.db');
  }

  /** Accounts that three identified reporters name each: reported, handed over, linked, an opinion given, delivered (rule R05). */
  async reportAccounts(count, progress) {
    const reporters = Array.from({ length: count * REPORTERS_PER_ACCOUNT }, (_, number) => {
      const account = listed('iban', Math.floor(number / REPORTERS_PER_ACCOUNT));
      return new Reporter(this.nodes, { account, phone: `+9995552${String(number).padStart(5, '0')}` });
    });
    let done = 0;
    await inParallel(reporters, WIDTH, async (reporter) => {
      await reporter.throughToIdentified();
      if (++done % REPORTERS_PER_ACCOUNT === 0) progress(`${done} of ${reporters.length} reports`);
    });
    await linkingIsDone(this.nodes);
    const analyst = this.nodes.client('police', 'analyst');
    const identifiers = [];
    for await (const identifier of pages(analyst, '/api/v1/publishable-identifiers?limit=200')) identifiers.push(identifier);
    await inParallel(identifiers, WIDTH, (identifier) => giveOpinion(this.nodes, identifier.identifierId));
    await this.delivered();
    if (identifiers.length !== count) throw new Error(`${count} accounts were reported, ${identifiers.length} became signals`);
  }

  /** Waits until the bank has confirmed everything that the police shared. */
  async delivered() {
    const analyst = this.nodes.client('police', 'analyst');
    const end = Date.now() + DELIVERY_MS_MAX;
    while ((await analyst.get('/api/v1/delivery-progress')).outstanding > 0) {
      if (Date.now() > end) throw new Error(`the bank did not confirm everything within ${DELIVERY_MS_MAX} ms`);
      await sleep(DELIVERY_ASKED_EVERY_MS);
    }
  }

  /** The bank's own answer about one identifier. */
  async check(type, value) {
    const { answers } = await this.nodes.client('bank', 'payments').post('/api/v1/checks', { identifiers: [{ type, value }] });
    return answers[0];
  }
}
