// Partners work together in a group of the programme office: members, agenda, actions, decisions, documents, and who looked.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';
import { everyLineHasWords } from './privacy_officer.mjs';

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.setUp();
  await nodes.startNode('jenv');
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

/** Presses what `selector` finds and waits for the node's answer. */
async function sends(page, end, act, status = 201) {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith(end));
  await act();
  const response = await answered;
  assert.equal(response.status(), status, await response.text());
  return response.json();
}

async function writes(visitor, kind, { title, text = '', owner, day }) {
  const { page } = visitor;
  await page.selectOption('#kind', kind);
  await page.fill('#title', title);
  if (owner) await page.selectOption('#owner', owner);
  if (day) for (const [part, value] of [['', day[0]], ['-month', day[1]], ['-year', day[2]]]) await page.fill(`#day${part}`, value);
  await page.fill('#text', text);
  await sends(page, '/entries', () => page.locator('#write button[type=submit]').click());
  await page.locator(`#${kind}`, { hasText: title }).waitFor();
}

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  let groupId;

  test('the programme office makes a group and lets a partner in', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('jenv', 'programme officer');
      await visitor.goTo('jenv', '/werkruimte', 'workspace');
      await page.locator('#make button[type=submit]').click();
      await page.locator('#make .field-error').first().waitFor();
      await page.fill('#name', `Barrièremodellen ${language}`);
      await page.fill('#purpose', 'De modellen bijstellen');
      ({ groupId } = await sends(page, '/groups', () => page.locator('#make button[type=submit]').click()));
      await page.locator('#members').waitFor();
      await visitor.looks();
      await page.fill('#member-account', 'contact-1');
      await page.fill('#member-partner', 'Fraudehelpdesk');
      await sends(page, '/members', () => page.locator('#members button[type=submit]').click());
      await page.locator('#members tbody tr', { hasText: 'contact-1' }).waitFor();
    }));

  test('a member writes down what was agreed, and adds two versions of a document', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('jenv', 'partner contact');
      await visitor.goTo('jenv', '/werkruimte', 'workspace');
      await page.getByRole('link', { name: `Barrièremodellen ${language}` }).click();
      await page.locator('#write button[type=submit]').click();
      await page.locator('#write .field-error').first().waitFor();
      await writes(visitor, 'announcement', { title: 'Welkom', text: 'Fijn dat u er bent' });
      await writes(visitor, 'meeting', { title: 'Overleg', day: ['1', '12', '2026'] });
      await writes(visitor, 'action', { title: 'Model nakijken', owner: 'contact-1', day: ['2', '1', '2026'] });
      await writes(visitor, 'decision', { title: 'Door', text: 'Wij gaan door', day: ['20', '11', '2026'] });
      await writes(visitor, 'document', { title: 'Model' });
      await visitor.reads('late', '#action');
      await visitor.looks();
      await sends(page, '/completion', () => page.locator('#action .utrecht-button').click());
      await visitor.reads('done', '#action');
      for (const version of [1, 2]) {
        const file = { name: `model-${version}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`versie ${version}`) };
        await sends(page, '/versions', () => page.locator('#document input[type=file]').setInputFiles(file));
        await page.locator('#document a', { hasText: `model-${version}.txt` }).waitFor();
      }
      await visitor.isRefused(400, async () => {
        await sends(page, '/versions', () => page.locator('#document input[type=file]').setInputFiles({ name: 'kwaad.txt', mimeType: 'text/plain', buffer: Buffer.from('MZ\0\0') }), 400);
        await page.locator('#document .notice-error').waitFor();
      });
      const saved = page.waitForEvent('download');
      await page.locator('#document a', { hasText: 'model-1.txt' }).click();
      const file = await (await saved).createReadStream();
      assert.equal((await file.toArray()).join(''), 'versie 1', 'the first version stays as it was');
    }));

  test('every member sees who looked, and a privacy officer sees no group', () =>
    someone(async (visitor) => {
      const { page } = visitor;
      await visitor.logIn('jenv', 'programme officer');
      await page.goto(`${nodes.origin('jenv')}/werkruimte/${groupId}`);
      await page.locator('#access .text-button').click();
      await page.locator('#access tbody tr', { hasText: 'contact-1' }).first().waitFor();
      await visitor.reads('document read', '#access');
      await visitor.looks();
      await visitor.logIn('jenv', 'privacy officer', 'audit log');
      await visitor.isRefusedToAsk(403, `/api/v1/groups/${groupId}`);
      await everyLineHasWords(visitor);
    }));
});
