// Counts go from the desk to the programme office by the node's own door, and nothing small is among them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Reporter } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';

const REPORTS = 14;
const FEW = 3;
const TOLD_MS_MAX = 30_000;
const WEEK = '2026-W47'; // of the day that every reporter here names

let nodes;
let reader;
before(async () => {
  nodes = await Nodes.start();
  reader = nodes.client('jenv');
  await nodes.switchRule('fhd', 'R01', 'off');
  for (let n = 0; n < REPORTS + FEW; n++) {
    const reporter = new Reporter(nodes, { account: 'NL85DEMO0417164300', consent: false, fraudType: n < REPORTS ? 'AKF' : 'WSF', province: n < REPORTS ? 'nb' : 'ze' });
    await reporter.sealAndPost();
    await reporter.report();
  }
});
after(() => nodes?.stop());

const weekOf = (trend) => trend.weeks.findIndex((each) => each.week === WEEK);

test('while the rule is off no count leaves the desk', async () => {
  await new Promise((resolve) => setTimeout(resolve, 12_000)); // more than one turn
  assert.deepEqual((await reader.get('/api/v1/trends')).items, []);
});

test('what fourteen told is there, rounded; what three told is not, nor can it be worked out', async () => {
  await nodes.switchRule('fhd', 'R01', 'active');
  await eventually('the desk told its weeks', async () => (await reader.get('/api/v1/trends')).items.some((each) => each.measure === 'reports'), TOLD_MS_MAX);
  const trend = await reader.get('/api/v1/trends/fhd/reports/fraud-type');
  const at = weekOf(trend);
  const of = (value) => trend.lines.find((line) => line.value === value);
  assert.equal(of('').counts[at], 15, 'seventeen, rounded');
  assert.equal(of('WSF'), undefined);
  assert.equal(of('AKF'), undefined, 'fourteen is told only where the three do not follow from it');
  const channels = await reader.get('/api/v1/trends/fhd/reports/channel');
  assert.equal(channels.lines.find((line) => line.value === 'marketplace').counts[weekOf(channels)], 15);
  const provinces = await reader.get('/api/v1/trends/fhd/reports/province');
  assert.deepEqual(provinces.lines.map((line) => line.value), [''], 'neither the province of three, nor the one that would give them away');
  const text = JSON.stringify([trend, channels, provinces]);
  for (const [, count] of text.matchAll(/"counts":\[([^\]]*)\]/g)) {
    for (const each of count.split(',')) assert.ok(each === 'null' || Number(each) >= 10, each);
  }
});

test('both ends wrote it down, with the rule', async () => {
  const [sent] = await nodes.audited('fhd', 'aggregate.stated', 'reports');
  assert.equal(sent.rule, 'R01');
  assert.ok((await nodes.audited('jenv', 'aggregate.taken', 'reports')).length > 0);
});

test('the half-year report shows what the desk told, with the weeks it is of', async () => {
  const report = await nodes.client('jenv', 'reader').get('/api/v1/programme-reports/2026-H2?language=en');
  const rows = report.parts.filter((part) => part.kind === 'table').flatMap((part) => part.rows);
  const told = rows.find(([name]) => name.startsWith('Reports per desk: '));
  assert.match(told[1], /^15 \(1\/\d weeks known\)$/);
  assert.ok(rows.some(([name, value]) => name === 'Euro recovered' && value.startsWith('Not measured yet')));
});

test('how many people live in each province is there to hold counts against, with its source and day', async () => {
  const { items, source, sourceDate } = await reader.get('/api/v1/provinces');
  assert.equal(items.length, 12);
  assert.equal(items.reduce((sum, each) => sum + each.inhabitants, 0), 17_811_291);
  assert.match(source, /CBS/);
  assert.equal(sourceDate, '2023-01-01');
});

test('a trend is refused while the programme office may not publish', async () => {
  await nodes.switchRule('jenv', 'R01', 'off');
  assert.equal((await reader.once('GET', '/api/v1/trends')).status, 403);
  assert.equal((await reader.once('GET', '/api/v1/trends/fhd/reports/channel')).status, 403);
  await nodes.switchRule('jenv', 'R01', 'active');
  assert.equal((await reader.once('GET', '/api/v1/trends/fhd/reports/postcode')).status, 404);
});
