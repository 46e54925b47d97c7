// A web shop reports many transactions at the police's business desk with its own key: good rows become reports that link and
// count as one reporter, bad rows are named, and sending it twice changes nothing.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { loadSealing, syntheticIban } from '../../tools/demo/sealing.mjs';
import { linkingIsDone } from '../support/loop.mjs';
import { Nodes, eventually } from '../support/nodes.mjs';

const KVK = '90000012'; // of the demo's business key
const ACCOUNT = syntheticIban(7301);
const ROWS = 40;
const BAD = { 5: 'payeeIban', 17: 'occurredOn', 33: 'fraudType' };

let nodes;
let sealing;
let card;
let business;
before(async () => {
  nodes = await Nodes.setUp();
  await nodes.startNode('police');
  sealing = await loadSealing();
  business = nodes.client('police', 'business');
  card = await business.get('/api/v1/sealing-keys');
});
after(() => nodes?.stop());

function row(number, { reference = `ORDER-${number}`, account = ACCOUNT, ...more } = {}) {
  const reportId = randomUUID();
  const content = { v: 1, narrative: `order ${number}`, counterparty: [{ type: 'iban', value: account, role: 'payee' }], claimedName: '', platform: '', payments: [] };
  return {
    row: number,
    reference,
    reportId,
    fraudType: 'VKF',
    channel: 'website',
    occurredOn: '2026-11-20',
    amount: { minor: 24_995, currency: 'EUR' },
    ...sealing.sealPart({ reportId, recipientKey: card.publicKey, content }),
    ...more,
  };
}

function submission(rows, { kvk = KVK, token = sealing.newStatusToken(), ...more } = {}) {
  const { statusTokenHash, identificationHash } = sealing.statusTokenHashes(token);
  return {
    token,
    body: {
      synthetic: true,
      business: { kvk, name: 'Webwinkel Voorbeeld' },
      representative: { name: 'Noor Voorbeeld', role: 'proxy', subject: 'synthetic-noor' },
      mandate: { given: true, textVersion: '2026-11-26' },
      statusTokenHash,
      identificationHash,
      rows,
      ...more,
    },
  };
}

const send = (client, body, key = randomUUID()) => client.once('POST', '/api/v1/bulk-reports', body, key);

const rowsWithBad = () =>
  Array.from({ length: ROWS }, (_, index) => {
    const number = index + 2;
    if (BAD[number] === 'payeeIban') return row(number, { account: 'NL00DEMO0123456789' });
    if (BAD[number] === 'occurredOn') return row(number, { occurredOn: '20-11-2026' });
    if (BAD[number] === 'fraudType') return row(number, { fraudType: 'nep' });
    return row(number);
  });

test('of forty rows three are bad: those are named, the others become reports of one case and one reporter', async () => {
  const { body, token } = submission(rowsWithBad());
  const key = randomUUID();
  const first = await send(business, body, key);
  assert.equal(first.status, 201, JSON.stringify(first.json));
  assert.deepEqual([first.json.accepted, first.json.known, first.json.refused], [ROWS - 3, 0, 3]);
  const refused = first.json.rows.filter(({ outcome }) => outcome === 'refused');
  assert.deepEqual(Object.fromEntries(refused.map(({ row, field }) => [row, field])), BAD);
  for (const each of refused) assert.ok(each.reason.nl && each.reason.en && each.reason.nl !== each.code, each.code);

  await linkingIsDone(nodes);
  const cases = await nodes.client('police', 'analyst').get('/api/v1/cases?limit=200');
  assert.equal(cases.items.length, 1, 'rows that name one account hang together');
  assert.equal(cases.items[0].reports, ROWS - 3);
  const [account] = (await nodes.client('police', 'analyst').get(`/api/v1/cases/${cases.items[0].caseId}`)).identifiers;
  assert.equal(account.identifiedReporters, 1, 'a business is one reporter, not one for each row');

  assert.deepEqual((await send(business, body, key)).json, first.json, 'the same request gives the same answer');
  const again = await send(business, submission(rowsWithBad()).body);
  assert.deepEqual([again.json.accepted, again.json.known, again.json.refused], [0, ROWS - 3, 3], 'sealed anew, but the same rows');
  await linkingIsDone(nodes);
  assert.equal((await nodes.client('police', 'analyst').get('/api/v1/casework-progress')).reports, ROWS - 3);

  const reporter = nodes.client('police').as(`Status ${token}`);
  const status = await eventually('the news reaches the business', async () => {
    const page = await reporter.get('/api/v1/bulk-report-status?limit=200');
    return page.items.every(({ timeline }) => timeline.some(({ code }) => code === 'linked')) && page;
  });
  assert.equal(status.items.length, ROWS - 3);
  assert.equal(status.items[0].reference, 'ORDER-2');
  const { reportId } = status.items[0];
  await reporter.post('/api/v1/bulk-report-status/withdrawals', { reportId, reason: 'refunded' });
  await linkingIsDone(nodes);
  assert.equal((await nodes.client('police', 'analyst').get('/api/v1/cases?limit=200')).items[0].reports, ROWS - 4);
  assert.equal((await reporter.get('/api/v1/bulk-report-status?limit=1')).items[0].status, 'withdrawn');
});

test('a key reports for its own business only, and wrong input names the field', async () => {
  const other = await send(business, submission([row(2)], { kvk: '90000020' }).body);
  assert.equal(other.status, 403);
  assert.equal((await send(nodes.client('police', 'feed'), submission([row(2)]).body)).status, 403, 'a key of another scope');
  const wrong = async (more) => (await send(business, submission([row(2)], more).body)).json.field;
  assert.equal(await wrong({ mandate: { given: false, textVersion: '2026-11-26' } }), 'mandate.given');
  assert.equal(await wrong({ mandate: { given: true, textVersion: '2020-01-01' } }), 'mandate.textVersion');
  assert.equal(await wrong({ representative: { name: 'N', role: 'neighbour', subject: 's' } }), 'representative.role');
  assert.equal(await wrong({ rows: [] }), 'rows');
  assert.equal(await wrong({ rows: [row(2, { note: 'x' })] }), 'rows[0].note');
  assert.equal((await business.once('POST', '/api/v1/bulk-reports', submission([row(2)]).body)).json.field, 'Idempotency-Key');
});

test('neither reference nor business stands in clear in the log', async () => {
  assert.ok(!nodes.logOf('police').includes('ORDER-'));
  const entries = (await nodes.officer('police').get('/api/v1/audit-entries?action=bulk.received&limit=10')).items;
  assert.ok(entries.length >= 2);
  assert.ok(!JSON.stringify(entries).includes(KVK));
});
