// `check` at the bank beside Redis: same machine, same run, same connections, same client, same hit rate.
import { interleaved, summary } from '../support/figures.mjs';
import { TYPES, listed, unlisted } from '../support/identifiers.mjs';
import { askedOverHttp, askedOverResp, requestFile } from '../support/load.mjs';
import { IN_MEMORY, Redis, redisVersion } from '../support/redis.mjs';

const SECONDS_PER_ROUND = 1;
const SINGLES = 20_000; // requests in the file; asked again from the start
const BATCH = 200; // signals::kCheckIdentifiersMax
const BATCHES = 250;
const ONE_IN = 100;
const FILL_CONNECTIONS = 64;

const CASES = [
  { words: '1 identifier a request, 1 connection, no hits', batch: 1, connections: 1, hasHits: false },
  { words: '1 identifier a request, 64 connections, 1 % hits', batch: 1, connections: 64, hasHits: true },
  { words: '200 identifiers a request, 64 connections, 1 % hits', batch: BATCH, connections: 64, hasHits: true },
];
const TARGET = { ratio: 0.8 };

/** `known`: how many of each type the bank holds. */
export async function measureChecks({ partners, programs, folder, report, known }) {
  report.begin('check: filling Redis');
  const redis = await Redis.start(folder, IN_MEMORY);
  const rival = askedOverResp(programs.loadGenerator, redis);
  await fill(rival, { partners, folder, known });
  const bank = askedOverHttp(programs.loadGenerator, {
    pid: partners.pid('bank'),
    origin: partners.nodes.origin('bank'),
    path: '/api/v1/checks',
    keys: partners.bankKeys,
  });
  const version = await redisVersion();
  for (const one of CASES) {
    for (const type of TYPES) {
      report.begin(`check ${type}, ${one.words}`);
      await measureCase({ one, type, bank, rival, version, folder, report, known: known[type] });
    }
  }
  await redis.stop();
}

/** Redis gets the same identifiers, each with a signal as the bank's answer tells it. */
async function fill(rival, { partners, folder, known }) {
  const commands = [];
  for (const type of TYPES) {
    const answer = await partners.check(type, listed(type, 0));
    if (answer.known !== true) throw new Error(`the bank does not know the first ${type}: ${answer.state}`);
    const signal = JSON.stringify(answer.signals[0]).replaceAll(' ', '_');
    for (let number = 0; number < known[type]; number++) commands.push(`SET ${listed(type, number)} ${signal}`);
  }
  await rival.once(requestFile(folder, 'redis-fill', commands), FILL_CONNECTIONS);
}

/** The n-th identifier asked about: one in a hundred is known, when there are hits at all. */
function asked(type, number, hasHits, known) {
  const isHit = hasHits && number % ONE_IN === ONE_IN / 2;
  return isHit ? listed(type, Math.floor(number / ONE_IN) % known) : unlisted(type, number);
}

function requestsOf({ batch, hasHits }, type, known) {
  const count = batch === 1 ? SINGLES : BATCHES;
  const requests = Array.from({ length: count }, (_, request) =>
    Array.from({ length: batch }, (_ignored, place) => asked(type, request * batch + place, hasHits, known)),
  );
  return {
    identifiers: count * batch,
    http: requests.map((values) => JSON.stringify({ identifiers: values.map((value) => ({ type, value })) })),
    resp: requests.map((values) => `${batch === 1 ? 'GET' : 'MGET'} ${values.join(' ')}`),
  };
}

async function measureCase({ one, type, bank, rival, version, folder, report, known }) {
  const requests = requestsOf(one, type, known);
  const contestants = [
    { asked: bank, file: requestFile(folder, 'check-http', requests.http) },
    { asked: rival, file: requestFile(folder, 'check-resp', requests.resp) },
  ];
  const expected = one.hasHits ? requests.identifiers / ONE_IN : 0;
  for (const contestant of contestants) {
    const hits = await contestant.asked.hits(contestant.file, one.connections);
    if (hits !== expected) throw new Error(`${expected} hits were expected, ${hits} came: ${contestant.file}`);
    contestant.outcomes = [];
  }
  const inTurn = contestants.map(({ asked: server, file, outcomes }) => async () => {
    const outcome = await server.forSeconds(file, one.connections, SECONDS_PER_ROUND);
    outcomes.push(outcome);
    return outcome.requestsPerSecond * one.batch;
  });
  const [ours, theirs] = await interleaved(inTurn, (round) => report.progress(round));
  report.add({
    name: `check ${type}, ${one.words}`,
    unit: 'identifiers/s',
    ours,
    beside: [{ name: `Redis ${version} ${one.batch === 1 ? 'GET' : `MGET-${one.batch}`}`, kind: 'rival', ...theirs }],
    target: TARGET,
    details: {
      hitRate: expected / requests.identifiers,
      known,
      request: Object.fromEntries(contestants.map(({ outcomes }, place) => [place === 0 ? 'ours' : 'rival', requestFigures(outcomes)])),
    },
  });
}

/** What one request took, in the middle round. */
function requestFigures(outcomes) {
  const middle = (name) => Math.round(summary(outcomes.map((outcome) => outcome[name])).median);
  return {
    medianMicroseconds: middle('medianMicroseconds'),
    p99Microseconds: middle('p99Microseconds'),
    serverProcessorMicroseconds: middle('serverProcessorMicroseconds'),
    answerBytes: middle('answerBytes'),
  };
}
