// `dijkwacht policy simulate` on the log of real nodes: what they decided, asked again under other rules and on another day.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { check, shareAccount } from '../support/loop.mjs';
import { Nodes, ROOT } from '../support/nodes.mjs';

const AFTER_ALL_DPIAS = '2029-12-01';
let nodes;
before(async () => {
  nodes = await Nodes.start();
  await shareAccount(nodes, 8401); // three reports handed over, an opinion, a signal under R05
  await check(nodes, 'iban', 'NL91PROF0300000001'); // held by another bank: refused
});
after(() => nodes?.stop());

/** The project's rules, with one text of one rule replaced. */
function rulesWith(name, rule, text, other) {
  const folder = join(nodes.folder, name);
  cpSync(join(ROOT, 'data/policy'), folder, { recursive: true });
  const file = join(folder, 'rules', `${rule}.toml`);
  const before = readFileSync(file, 'utf8');
  assert.ok(before.includes(text), text);
  writeFileSync(file, before.replace(text, other));
  return folder;
}

const simulate = (name, ...more) => JSON.parse(nodes.run('policy', 'simulate', '--data', nodes.dataOf(name), '--json', ...more));
const ruleOf = (answer, rule) => answer.rules.find((each) => each.rule === rule);

test('the rules of today change nothing, and no fact is unknown of what was released', () => {
  for (const name of ['fhd', 'police', 'bank']) {
    const { total } = simulate(name);
    assert.deepEqual([total.nowDenied, total.nowPermitted, total.unknown], [0, 0, 0], name);
    assert.ok(total.same > 0, name);
  }
});

test('a higher threshold would deny the signal, and names its entry in the log', async () => {
  const answer = simulate('police', '--rules', rulesWith('higher', 'R05', 'identified_reporters_min = 3', 'identified_reporters_min = 4'));
  const [entry] = (await nodes.officer('police').get('/api/v1/audit-entries?action=signal.shared&limit=1')).items;
  assert.match(entry.question, /^police\/bank\/ACC\/block-mule-account\|reporters=3\|holder=yes/);
  assert.equal(ruleOf(answer, 'R05').nowDenied, 1);
  assert.deepEqual(ruleOf(answer, 'R05').deniedEntries, [entry.number]);
  assert.equal(answer.total.nowDenied, 1);
  assert.equal(answer.total.nowPermitted, 0);
});

test('a rule without the bank of the holder would permit what was refused', () => {
  const answer = simulate('bank', '--rules', rulesWith('wider', 'R05', 'recipient_holds_account = true', ''));
  assert.equal(answer.total.nowPermitted, 1);
  assert.equal(answer.total.nowDenied, 0);
});

test('on a day after every DPIA has expired, persons stop and the protocol goes on', () => {
  const answer = simulate('police', '--date', AFTER_ALL_DPIAS);
  assert.equal(ruleOf(answer, 'R05').same, 0);
  assert.equal(ruleOf(answer, 'P0').nowDenied, 0);
  assert.ok(answer.total.nowDenied > 0);
  const words = nodes.run('policy', 'simulate', '--data', nodes.dataOf('police'), '--date', AFTER_ALL_DPIAS);
  assert.match(words, /R05: 0 the same, 1 permitted then would be denied \(entries \d+\)/);
});

test('a date or rules that cannot be read are named', () => {
  for (const [option, value] of [['--date', 'soon'], ['--rules', join(nodes.folder, 'nowhere')]]) {
    assert.throws(() => nodes.run('policy', 'simulate', '--data', nodes.dataOf('police'), option, value), (error) => error.status !== 0);
  }
});
