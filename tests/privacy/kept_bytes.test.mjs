// Every byte that the Fraudehelpdesk's and the programme office's nodes keep, searched for what each may not hold: values of the
// counterparty as they are, as they are shown, in base64 and in hex, and as tokens under every key in the demo; at the programme
// office also who reported and which report it was. A planted canary is found first.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { loadSealing, syntheticIban } from '../../tools/demo/sealing.mjs';
import { inParallel } from '../../tools/demo/http_client.mjs';
import { occurringIn } from '../support/byte_search.mjs';
import { accountNeedles, formsOf, found, keptBytes, needlesOf } from '../support/kept_bytes.mjs';
import { Reporter, VICTIM } from '../support/loop.mjs';
import { tokenKeys, tokensOf } from '../support/tokens.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';

const REPORTS = Number(process.env.DIJKWACHT_PRIVACY_REPORTS ?? 1000);
const HANDED_OVER = 50;
const TOLD_MS_MAX = 30_000;

let nodes;
let reporters;
before(async () => {
  nodes = await Nodes.start();
  reporters = Array.from({ length: REPORTS }, (_, n) => {
    const phone = `+9995551${String(n).padStart(5, '0')}`;
    return new Reporter(nodes, { account: syntheticIban(50_000 + n), phone, consent: n % 3 !== 0 });
  });
  await inParallel(reporters, 16, async (reporter) => {
    await reporter.sealAndPost();
    await reporter.report();
  });
  const consenting = reporters.filter((reporter) => reporter.consent).slice(0, HANDED_OVER);
  for (const reporter of consenting) await reporter.offer();
  for (const reporter of consenting) await reporter.accept();
});
after(() => nodes?.stop());

test('a planted canary is found in every form', async () => {
  const sodium = (await loadSealing()).sodium;
  const value = syntheticIban(999_999);
  const tokens = tokensOf(sodium, tokenKeys(nodes.folder), 'iban', value);
  assert.ok(tokens.length >= 6, 'there are token keys of several nodes and classes');
  const planted = join(nodes.dataOf('fhd'), 'canary');
  for (const form of formsOf(value, value.replace(/(.{4})(?=.)/g, '$1 '), tokens)) {
    writeFileSync(planted, Buffer.concat([Buffer.from('xx'), form, Buffer.from('xx')]));
    assert.equal(occurringIn(keptBytes(nodes.dataOf('fhd')), [{ bytes: form }]).length, 1, 'the search would notice');
  }
  rmSync(planted);
});

test('the programme office has their number, and nothing of anyone in them', async () => {
  const reader = nodes.client('jenv');
  await eventually('the desk told its weeks', async () => (await reader.get('/api/v1/trends')).items.some(({ measure }) => measure === 'reports'), TOLD_MS_MAX);
  await nodes.stopNode('jenv');
  const kept = keptBytes(nodes.dataOf('jenv'));
  assert.ok(kept.includes('aggregate.taken'), 'what it was told is there');
  const ofVictims = [VICTIM.name, VICTIM.email].flatMap((value) => needlesOf('a victim', value));
  const ofReports = reporters.flatMap(({ reportId }) => needlesOf('the number of a report', reportId));
  assert.deepEqual(found(kept, [...(await ofCounterparties()), ...ofVictims, ...ofReports]), []);
});

test(`after ${REPORTS} reports nothing of any counterparty lies at the desk`, async () => {
  await nodes.stopNode('fhd'); // everything is on disk now
  const kept = keptBytes(nodes.dataOf('fhd'));
  assert.ok(kept.includes(reporters[0].reportId), 'the reports themselves are there');
  assert.deepEqual(found(kept, await ofCounterparties()), []);
});

async function ofCounterparties() {
  const { sodium } = await loadSealing();
  const keys = tokenKeys(nodes.folder);
  return reporters.flatMap(({ account, phone }) => [
    ...accountNeedles(sodium, keys, account),
    ...needlesOf('a phone of a counterparty', phone, phone.slice(1), tokensOf(sodium, keys, 'phone', phone)),
  ]);
}
