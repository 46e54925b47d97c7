// The page of the bank's barrier rules on a real node, in both languages, wide and narrow.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Nodes } from '../support/nodes.mjs';
import { approves, proposes, suspends } from './barrier_rules.mjs';
import { Visitor, openBrowser } from './browser.mjs';
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

for (const language of ['nl', 'en']) {
  const someone = (act) => Visitor.during(browser, nodes, language, act);
  const analyst = (person, act) =>
    someone(async (visitor) => {
      await visitor.logIn('bank', 'bank analyst', 'check', person);
      await act(visitor);
    });

  describe(`in ${language === 'nl' ? 'Dutch' : 'English'}`, () => {
    test('an analyst proposes a step for a rule, and cannot approve it', () => analyst('Charlie', proposes));
    test('a second analyst approves it', () => analyst('Toni', approves));
    test('one analyst suspends the rule at once', () => analyst('Charlie', suspends));
    test('the privacy officer reads each act in words', () =>
      someone(async (visitor) => {
        await visitor.logIn('bank', 'privacy officer', 'audit log');
        await everyLineHasWords(visitor);
      }));
  });
}

test('the audit chain verifies afterwards', async () => {
  await nodes.stopNode('bank');
  assert.equal(JSON.parse(nodes.run('audit', 'verify', '--data', nodes.dataOf('bank'), '--json')).ok, true);
});
