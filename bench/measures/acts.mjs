// Single durable acts of 64 writers at the bank: each is answered when it is on disk. Beside it what SQLite alone stores when 64
// acts share a commit, and Redis with every write synced, asked by the same client over as many connections.
import { join } from 'node:path';
import { interleaved } from '../support/figures.mjs';
import { listed, unlisted } from '../support/identifiers.mjs';
import { askedOverHttp, askedOverResp, requestFile } from '../support/load.mjs';
import { runForJson } from '../support/programs.mjs';
import { DURABLE, Redis, redisVersion } from '../support/redis.mjs';

const WRITERS = 64;
const ACTS_PER_ROUND = 4000;
const REDIS_ACTS_PER_ROUND = 8000;
const TARGET = { atLeast: 15_000 };

const payment = (round, number) => ({
  paymentId: `bench-${round}-${number}`,
  debtorIban: unlisted('iban', number),
  creditorIban: unlisted('iban', number + 1),
  amount: { minor: 1000 + number, currency: 'EUR' },
  text: `invoice ${number}`,
  requestedAt: new Date().toISOString(),
});

/** `rowBytes`: about what one act leaves in the bank's store, so that Redis writes as much. */
const ACTS = [
  {
    name: 'payment decided, 64 writers',
    path: '/api/v1/decisions',
    body: (round, number) => payment(round, number),
    rows: ['decision', 'decision_key', "audit_entry WHERE action = 'payment.decided'"],
    rowBytes: 1400,
  },
  {
    name: 'check that hits, 64 writers',
    path: '/api/v1/checks',
    body: (_round, number, known) => ({ identifiers: [{ type: 'domain', value: listed('domain', number % known.domain) }] }),
    rows: ["audit_entry WHERE action = 'check.hit'"],
    rowBytes: 350,
  },
];

export async function measureActs({ partners, programs, folder, report, known }) {
  const redis = await Redis.start(folder, DURABLE);
  const rival = askedOverResp(programs.loadGenerator, redis);
  const version = await redisVersion();
  for (const act of ACTS) {
    report.begin(act.name);
    await measureAct({ act, partners, programs, folder, report, known, rival, version });
  }
  await redis.stop();
}

async function measureAct({ act, partners, programs, folder, report, known, rival, version }) {
  const bank = askedOverHttp(programs.loadGenerator, {
    pid: partners.pid('bank'),
    origin: partners.nodes.origin('bank'),
    path: act.path,
    keys: partners.bankKeys,
  });
  let latest;
  let limit;
  const ours = async (round) => {
    const bodies = Array.from({ length: ACTS_PER_ROUND }, (_, number) => JSON.stringify(act.body(round, number, known)));
    latest = await bank.once(requestFile(folder, 'acts', bodies), WRITERS);
    return latest.requestsPerSecond;
  };
  const redis = async (round) => {
    const value = 'v'.repeat(act.rowBytes);
    const commands = Array.from({ length: REDIS_ACTS_PER_ROUND }, (_, number) => `SET act-${round}-${number} ${value}`);
    return (await rival.once(requestFile(folder, 'redis-acts', commands), WRITERS)).requestsPerSecond;
  };
  const storeAlone = async (round) => {
    const scratch = join(folder, `${act.path.replaceAll('/', '-')}-limit-${round}`);
    limit = await runForJson(programs.storeLimit, [partners.database('bank'), scratch, String(WRITERS), ...act.rows]);
    return limit.actsPerSecond;
  };
  const [acts, alone, theirs] = await interleaved([ours, storeAlone, redis], (round) => report.progress(round));
  report.add({
    name: act.name,
    unit: 'durable acts/s',
    ours: acts,
    beside: [
      { name: `SQLite alone, same rows, ${WRITERS} a commit`, kind: 'limit', ...alone },
      { name: `Redis ${version} SET, appendfsync always`, kind: 'rival', ...theirs },
    ],
    target: TARGET,
    details: {
      rowsPerAct: limit.rowsPerAct,
      syncsPerSecond: limit.syncsPerSecond,
      medianMicroseconds: latest.medianMicroseconds,
      p99Microseconds: latest.p99Microseconds,
      serverProcessorMicroseconds: latest.serverProcessorMicroseconds,
    },
  });
}
