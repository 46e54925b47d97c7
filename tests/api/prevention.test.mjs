// Campaigns, calendar and library on a real node: what is measured needs its interval, and the feeds are what others can read.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Nodes } from '../support/nodes.mjs';

let nodes;
let officer;
let reader;
before(async () => {
  nodes = await Nodes.setUp();
  await nodes.startNode('jenv');
  officer = await nodes.logIn('jenv', 'programme-officer');
  reader = nodes.client('jenv');
});
after(() => nodes?.stop());

const post = (client, path, body, key = randomUUID()) => client.once('POST', `/api/v1${path}`, body, key);
const EFFECT = { outcome: 'did a check', value: 12, low: 8, high: 16, n: 400, method: 'trial', hasControlGroup: true, date: '2026-10-01', source: 'report' };

test('a campaign is not measured until someone brings interval, number, method and day', async () => {
  const [campaign] = (await reader.get('/api/v1/campaigns')).items;
  assert.deepEqual(campaign.effects, []);
  assert.ok(campaign.claim.source, 'what others claim stands with its source');
  const path = `/campaigns/${campaign.campaignId}/effects`;
  assert.equal((await post(reader, path, EFFECT)).status, 401);
  for (const [field, value] of [['low', 13], ['n', 0], ['date', ''], ['method', '']]) {
    const refused = await post(officer, path, { ...EFFECT, [field]: value });
    assert.equal(refused.status, 400);
    assert.equal(refused.json.field, field);
  }
  const key = randomUUID();
  for (let times = 0; times < 2; times++) assert.equal((await post(officer, path, EFFECT, key)).status, 201);
  assert.equal((await reader.get('/api/v1/campaigns')).items[0].effects.length, 1, 'a repeat is done once');
  assert.equal((await post(officer, `/campaigns/${randomUUID()}/effects`, EFFECT)).status, 404);
  assert.equal((await nodes.audited('jenv', 'campaign.measured', campaign.campaignId)).length, 1);
});

test('an event stands in the calendar that others follow, as RFC 5545 has it', async () => {
  const starts = new Date(Date.now() + 86_400_000);
  const event = { title: 'Avond; over fraude, voor iedereen', place: 'Haarlem', starts: starts.toISOString(), ends: new Date(starts.getTime() + 3_600_000).toISOString() };
  assert.equal((await post(officer, '/prevention-events', { ...event, ends: event.starts })).json.field, 'ends');
  assert.equal((await post(officer, '/prevention-events', event)).status, 201);
  const answer = await fetch(`${nodes.origin('jenv').replace('jenv.localhost', '127.0.0.1')}/api/v1/prevention-calendar`);
  assert.match(answer.headers.get('content-type'), /^text\/calendar/);
  const lines = (await answer.text()).split('\r\n');
  assert.equal(lines[0], 'BEGIN:VCALENDAR');
  assert.equal(lines.at(-2), 'END:VCALENDAR');
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75));
  assert.ok(lines.includes('SUMMARY:Avond\\; over fraude\\, voor iedereen'));
  assert.ok(lines.includes(`DTSTART:${starts.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`));
});

test('the library says how well each was studied, and has a feed', async () => {
  const { items } = await reader.get('/api/v1/prevention-materials');
  for (const each of items) assert.equal(each.evidence === 'not-studied', each.finding === undefined, each.material);
  const answer = await fetch(`${nodes.origin('jenv').replace('jenv.localhost', '127.0.0.1')}/api/v1/prevention-feed`);
  assert.match(answer.headers.get('content-type'), /^application\/atom\+xml/);
  const feed = await answer.text();
  assert.equal(feed.split('<entry>').length - 1, items.length);
  assert.doesNotMatch(feed, /&(?!amp;|lt;|gt;|quot;)/);
});

test('nothing is published while the rule is off', async () => {
  await nodes.switchRule('jenv', 'R01', 'off');
  for (const path of ['/campaigns', '/prevention-events', '/prevention-materials', '/prevention-calendar', '/prevention-feed']) {
    assert.equal((await reader.once('GET', `/api/v1${path}`)).status, 403, path);
  }
});
