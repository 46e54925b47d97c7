// The real feed (eth-phishing-detect 1.2.0) through the command that people use, delivered to the bank, and every entry asked
// there. What must be known is worked out here from the lists alone: the most specific listing wins, at equal rank the allow-list.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT, Nodes, eventually } from '../support/nodes.mjs';

const FEED = join(ROOT, 'tools/demo/node_modules/eth-phishing-detect/src/config.json');
const ASKED_AT_ONCE = 200;
const DELIVERED_MS_MAX = 120_000;
const NO_DOT = (entry) => !entry.includes('.');

const { blacklist, whitelist } = JSON.parse(readFileSync(FEED, 'utf8'));
const allowed = new Set(whitelist);
const listed = blacklist.filter((entry) => !NO_DOT(entry));
const domains = listed.filter((entry) => !isIP(entry));

let nodes;
let outcome;
before(async () => {
  nodes = await Nodes.start();
  outcome = importFeed();
  const analyst = nodes.client('police', 'analyst');
  await eventually('the bank has every signal', async () => (await analyst.get('/api/v1/delivery-progress')).outstanding === 0, DELIVERED_MS_MAX);
});
after(() => nodes?.stop());

const importFeed = () => JSON.parse(nodes.run('import', 'feed', FEED, '--data', join(nodes.folder, 'police'), '--json'));

async function answersAbout(values) {
  const bank = nodes.client('bank', 'payments');
  const answers = [];
  for (let from = 0; from < values.length; from += ASKED_AT_ONCE) {
    const identifiers = values.slice(from, from + ASKED_AT_ONCE).map((value) => ({ type: isIP(value) ? 'ip' : 'domain', value }));
    answers.push(...(await bank.post('/api/v1/checks', { identifiers })).answers);
  }
  return answers;
}

/** The values whose answer is not as `expected(value)` says. */
function surprises(values, answers, expected) {
  return values.filter((value, index) => answers[index].known !== expected(value));
}

test('every row is imported, or refused with its reason', () => {
  assert.equal(blacklist.length, 13_752);
  assert.equal(outcome.block.imported, 13_750);
  assert.equal(listed.filter((entry) => isIP(entry)).length, 5);
  assert.deepEqual(outcome.block.refused.map((row) => row.value).sort(), blacklist.filter(NO_DOT).sort());
  for (const row of outcome.block.refused) assert.ok(row.reason, 'a refusal says why');
  assert.equal(outcome.allow.imported, whitelist.length);
});

test('every entry is known, but for those that the allow-list names as well: a conflict', async () => {
  const answers = await answersAbout(listed);
  assert.deepEqual(surprises(listed, answers, (entry) => !allowed.has(entry)), []);
  const conflicting = listed.filter((entry, index) => answers[index].conflict && allowed.has(entry));
  assert.deepEqual(conflicting.sort(), listed.filter((entry) => allowed.has(entry)).sort());
  assert.equal(conflicting.length, 3);
});

test('a person finds an entry of thousands by a part of its name, page by page', async () => {
  const asked = 'myetherwallet';
  const bank = nodes.client('bank', 'payments');
  const found = [];
  for (let after = ''; after !== null; ) {
    const page = await bank.get(`/api/v1/received-signals?q=${asked}&limit=200${after && `&after=${encodeURIComponent(after)}`}`);
    found.push(...page.items.map(({ value }) => value));
    after = page.next ?? null;
  }
  const wanted = [...new Set([...listed, ...whitelist])].filter((entry) => entry.includes(asked));
  assert.ok(wanted.length > 200, 'more than a page');
  assert.deepEqual([...new Set(found)].sort(), wanted.sort());
});

test('an unlisted sub-domain is known as its listed parent is', async () => {
  const below = domains.map((entry) => `nowhere-listed.${entry}`);
  assert.deepEqual(surprises(below, await answersAbout(below), (entry) => !allowed.has(entry.slice('nowhere-listed.'.length))), []);
});

test('no entry of the allow-list is known, and none is called safe', async () => {
  const answers = await answersAbout(whitelist);
  assert.deepEqual(surprises(whitelist, answers, () => false), []);
  for (const answer of answers) assert.match(answer.notice.en, /no(t a)? (guarantee|promise)/i);
});

test('the command answers as the node does', () => {
  const ask = (value) => JSON.parse(nodes.run('check', 'domain', value, '--data', join(nodes.folder, 'bank'), '--json'));
  assert.equal(ask(domains.find((entry) => !allowed.has(entry))).known, true);
  const none = ask(whitelist[0]);
  assert.equal(none.known, false);
  assert.match(JSON.stringify(none), /no(t a)? (guarantee|promise)/i);
});

test('both owners are shown their conflicts', async () => {
  const { items } = await nodes.client('police', 'analyst').get('/api/v1/listing-conflicts?limit=200');
  const count = (kind) => items.filter((item) => item.kind === kind).length;
  assert.equal(count('both'), 3);
  assert.equal(count('parent'), 8);
  assert.equal(count('child'), 9);
});

test('importing twice changes nothing', () => {
  const again = importFeed();
  assert.equal(again.block.imported, 0);
  assert.equal(again.block.unchanged, 13_750);
  assert.equal(again.allow.imported, 0);
  assert.equal(again.allow.unchanged, whitelist.length);
});
