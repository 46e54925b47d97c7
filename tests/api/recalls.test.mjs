// A bank recalls payments at a real node: the message to the other bank, its answers, and what is kept of names and accounts.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { newRecall, refusalMessage, returnMessage } from '../../tools/demo/recalls.mjs';
import { found, keptBytes, needlesOf } from '../support/kept_bytes.mjs';
import { Nodes } from '../support/nodes.mjs';

let nodes;
let analyst;
before(async () => {
  nodes = await Nodes.setUp();
  await nodes.startNode('bank');
  analyst = await nodes.logIn('bank', 'bank-analyst', 'bank-analyst-1');
});
after(() => nodes?.stop());

const recalls = (recall, key = randomUUID()) => analyst.once('POST', '/api/v1/recalls', recall, key);
const reads = async (message, key = randomUUID()) => {
  const { status, content } = await analyst.exchange('POST', '/api/v1/recall-answers', message, key);
  return { status, json: JSON.parse(content) };
};
const outcomesOf = async (message, key) => (await reads(message, key)).json.items.map(({ outcome }) => outcome);

test('a payment is recalled once, and wrong input names the field', async () => {
  const key = randomUUID();
  const [first, second] = [await recalls(newRecall(1), key), await recalls(newRecall(1), key)];
  assert.equal(first.status, 201, JSON.stringify(first.json));
  assert.equal(second.json.recallId, first.json.recallId);
  assert.deepEqual([(await recalls(newRecall(1))).status, (await recalls(newRecall(1))).json.field], [409, 'transactionId']);
  for (const [more, field] of [
    [{ transactionId: newRecall(1).debtor.account }, 'transactionId'],
    [{ settledOn: '2020-01-01' }, 'settledOn'],
    [{ amount: { minor: 0, currency: 'EUR' } }, 'amount'],
    [{ creditor: { ...newRecall(2).creditor, bic: 'PROF' } }, 'creditor.bic'],
    [{ synthetic: false }, 'synthetic'],
  ]) {
    assert.equal((await recalls(newRecall(2, more))).json.field, field);
  }
});

test('a recall is found by its number, and by the reference that the bank itself knows', async () => {
  const { recallId, transactionId } = (await recalls(newRecall(5))).json;
  const foundBy = async (typed) => (await analyst.get(`/api/v1/recalls?q=${encodeURIComponent(typed)}`)).items.map((row) => row.recallId);
  assert.deepEqual(await foundBy(transactionId), [recallId]);
  assert.deepEqual(await foundBy(`K-${recallId.slice(0, 8)}`), [recallId]);
  assert.deepEqual(await foundBy('DEMO-TX-'), []);
});

test('the message names the payment; an answer ends the recall, and then names and accounts are nowhere', async () => {
  const recall = newRecall(10);
  const { recallId } = (await recalls(recall)).json;
  const message = await analyst.exchange('GET', `/api/v1/recalls/${recallId}/message`);
  assert.match(message.headers['content-type'], /^application\/xml/);
  for (const part of ['camt.056.001.08', '<Cd>FRAD</Cd>', recall.transactionId, recall.creditor.account, recall.debtor.name]) assert.ok(message.content.includes(part), part);
  assert.ok((await nodes.audited('bank', 'recall.written', recallId)).length > 0);

  const key = randomUUID();
  const answer = returnMessage('R-10', [{ transactionId: recall.transactionId, minor: recall.amount.minor }, { transactionId: 'ELSEWHERE', minor: 1 }]);
  assert.deepEqual(await outcomesOf(answer, key), ['returned', 'unknown']);
  assert.deepEqual(await outcomesOf(answer, key), ['returned', 'unknown'], 'the same request gives the same answer');
  assert.deepEqual(await outcomesOf(answer), ['known', 'unknown'], 'the same message changes nothing');
  const after = await analyst.get(`/api/v1/recalls/${recallId}`);
  assert.deepEqual([after.status, after.returned.minor, after.reason], ['returned', recall.amount.minor, 'FOCR']);
  assert.equal((await analyst.once('GET', `/api/v1/recalls/${recallId}/message`)).status, 422);
});

test('neither a name nor an account lies in the files of the node, while it waits and afterwards', async () => {
  const [open, over] = [newRecall(20), newRecall(21)];
  await recalls(open);
  await recalls(over);
  await reads(returnMessage('R-21', [{ transactionId: over.transactionId, minor: 100 }]));
  const needles = [open, over].flatMap(({ debtor, creditor }) => [needlesOf('a name', debtor.name), needlesOf('a name', creditor.name), needlesOf('an account', debtor.account), needlesOf('an account', creditor.account)]).flat();
  assert.deepEqual(found(keptBytes(nodes.dataOf('bank')), needles), []);
  assert.deepEqual(found(Buffer.concat([keptBytes(nodes.dataOf('bank')), Buffer.from(open.debtor.name)]), needles), ['a name'], 'the search would see it');
});

test('a no keeps its reason, money may still come, and more than was paid changes nothing', async () => {
  const recall = newRecall(30);
  const { recallId } = (await recalls(recall)).json;
  const { transactionId } = recall;
  assert.deepEqual(await outcomesOf(returnMessage('R-30', [{ transactionId, minor: recall.amount.minor + 1 }])), ['contradicts']);
  assert.equal((await analyst.get(`/api/v1/recalls/${recallId}`)).status, 'open');
  assert.deepEqual(await outcomesOf(refusalMessage('N-30', [{ transactionId, code: 'CUST' }])), ['refused']);
  const refused = await analyst.get(`/api/v1/recalls/${recallId}`);
  assert.equal(refused.status, 'refused');
  assert.match(refused.reasonText.nl, /houder/);
  assert.deepEqual(await outcomesOf(returnMessage('R-31', [{ transactionId, minor: 500 }])), ['returned']);
  const totals = (await analyst.get('/api/v1/recall-totals')).items;
  assert.ok(totals.find(({ status }) => status === 'returned').returned.minor >= 500);
});

test('what is no such message is refused with its place, and nothing changes', async () => {
  for (const [text, words] of [['{}', /no XML/], ['<a/>', /no pacs.004/], [returnMessage('', []).text, /MsgId|must be there/]]) {
    const { status, json } = await reads({ type: 'application/xml', text });
    assert.equal(status, 400);
    assert.match(`${json.detail} ${json.field ?? ''}`, words);
  }
});

test('only the bank\'s analyst and its payment system may', async () => {
  const privacy = await nodes.logIn('bank', 'privacy-officer');
  assert.equal((await privacy.once('GET', '/api/v1/recalls')).status, 403);
  assert.equal((await nodes.client('bank').once('GET', '/api/v1/recalls')).status, 401);
});
