// The page of the bank's barrier rules on a real node, in both languages, wide and narrow.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { approves, proposes, suspends } from './barrier_rules.mjs';
import { inBothLanguages, placeWith } from './browser.mjs';
import { everyLineHasWords } from './privacy_officer.mjs';

const place = placeWith('bank');

inBothLanguages(() => place, (someone) => {
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
  await place.nodes.stopNode('bank');
  assert.equal(JSON.parse(place.nodes.run('audit', 'verify', '--data', place.nodes.dataOf('bank'), '--json')).ok, true);
});
