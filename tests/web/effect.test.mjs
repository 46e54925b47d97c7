// Measures and their effect, on the bank's and the programme office's pages: planned, started, told, and read on the board.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { introduceBarrier } from '../../tools/demo/known_effect.mjs';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';
import { changesThePlan, plansInSteps, readsTheBoard, readsTheModel, startsAndTells } from './effect.mjs';
import { everyLineHasWords } from './privacy_officer.mjs';

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['bank', 'jenv'].map((name) => nodes.startNode(name)));
  const country = join(nodes.folder, 'country');
  nodes.run('simulate', '--reports', '1', '--days', '1', '--seed', '2026', '--out', country);
  const barrier = JSON.parse(readFileSync(join(country, 'barrier.json'), 'utf8'));
  await introduceBarrier(barrier, { payments: nodes.client('bank', 'payments'), analyst: nodes.client('bank', 'analyst'), programme: nodes.client('jenv', 'reader') });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

inBothLanguages(() => ({ browser, nodes }), (someone) => {
  const analyst = (act) =>
    someone(async (visitor) => {
      await visitor.logIn('bank', 'bank analyst', 'check');
      await act(visitor);
    });

  test('an analyst plans a measure that branches begin one after the other; what is wrong is named', () => analyst(plansInSteps));
  test('the plan may change until it starts, and not afterwards', () => analyst(changesThePlan));
  test('once started it is told to the programme office', () => analyst(startsAndTells));

  test('the programme office reads effect, displacement and harm, each with its uncertainty', () =>
    someone(async (visitor) => {
      await visitor.logIn('jenv', 'programme officer', 'programme');
      await readsTheBoard(visitor);
      await readsTheModel(visitor);
    }));

  test('the privacy officer reads each act in words', () =>
    someone(async (visitor) => {
      await visitor.logIn('bank', 'privacy officer', 'audit log');
      await everyLineHasWords(visitor);
    }));
});

test('nobody but analysts and the programme reads the board', async () => {
  const officer = await nodes.logIn('bank', 'privacy-officer');
  assert.equal((await officer.once('GET', '/api/v1/effects')).status, 403);
  officer.close();
});
