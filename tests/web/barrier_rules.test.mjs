// The page of the bank's barrier rules on a real node, in both languages, wide and narrow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Nodes } from '../support/nodes.mjs';
import { approves, proposes, suspends } from './barrier_rules.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';
import { everyLineHasWords } from './privacy_officer.mjs';

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.setUp();
  await nodes.startNode('bank');
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

inBothLanguages(() => ({ browser, nodes }), (someone) => {
  const analyst = (person, act) =>
    someone(async (visitor) => {
      await visitor.logIn('bank', 'bank analyst', 'check', person);
      await act(visitor);
    });

  test('an analyst proposes a step for a rule, and cannot approve it', () => analyst('Charlie', proposes));
  test('a second analyst approves it', () => analyst('Toni', approves));
  test('one analyst suspends the rule at once', () => analyst('Charlie', suspends));
  test('the privacy officer reads each act in words', () =>
    someone(async (visitor) => {
      await visitor.logIn('bank', 'privacy officer', 'audit log');
      await everyLineHasWords(visitor);
    }));
});

test('the audit chain verifies afterwards', async () => {
  await nodes.stopNode('bank');
  assert.equal(JSON.parse(nodes.run('audit', 'verify', '--data', nodes.dataOf('bank'), '--json')).ok, true);
});
