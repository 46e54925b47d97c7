// The demo's barrier with a known effect, through the demo's own way in: what the programme office's board shows holds the truth.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { introduceBarrier } from '../../tools/demo/known_effect.mjs';
import { Nodes } from '../support/nodes.mjs';

const DEMO_SEED = 2026; // the same seed gives the same figures on any machine
const OTHER_SEEDS = [40961, 2718, 7777777, 600613, 88172];
const MEASURES = ['fraud', 'displacement', 'harm'];
const HELD_MIN = 13; // of fifteen intervals of 95 %

let nodes;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['bank', 'jenv'].map((name) => nodes.startNode(name)));
});
after(() => nodes?.stop());

function barrierOf(seed) {
  const folder = join(nodes.folder, `country-${seed}`);
  nodes.run('simulate', '--reports', '1', '--days', '1', '--seed', String(seed), '--out', folder);
  return JSON.parse(readFileSync(join(folder, 'barrier.json'), 'utf8'));
}

const doors = () => ({ payments: nodes.client('bank', 'payments'), analyst: nodes.client('bank', 'analyst'), programme: nodes.client('jenv', 'reader') });

test("the demo's own seed: the intervals hold effect, displacement and harm", async () => {
  const barrier = barrierOf(DEMO_SEED);
  const found = await introduceBarrier(barrier, doors());
  for (const measure of MEASURES) {
    const { truth, low, high, n, isWithin } = found[measure];
    assert.equal(truth, barrier.truth[measure]);
    assert.ok(isWithin, `${measure}: ${truth} in ${low} to ${high}`);
    assert.ok(n > 1_000_000 && low < high);
  }
  assert.ok(found.fraud.high < 0, 'and fraud surely fell');
});

test('other seeds: the intervals hold the truth as often as they say', async () => {
  let held = 0;
  for (const seed of OTHER_SEEDS) {
    const found = await introduceBarrier(barrierOf(seed), doors());
    assert.ok(found.fraud.high < 0, `seed ${seed}: fraud surely fell`);
    held += MEASURES.filter((measure) => found[measure].isWithin).length;
  }
  assert.ok(held >= HELD_MIN, `${held} of ${OTHER_SEEDS.length * MEASURES.length}`);
});

test('weeks without the barrier give no effect to find', async () => {
  const { plan, weeks, truth } = barrierOf(DEMO_SEED);
  const never = { ...plan, units: plan.units.map(({ name }) => ({ name, from: null })) };
  await assert.rejects(introduceBarrier({ plan: never, weeks, truth }, doors()), /units/);
});
