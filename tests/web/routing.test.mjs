// The wayfinder is changed without a programmer: drafted, tried, put in use by a colleague, and shown on another site.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';
import { everyLineHasWords } from './privacy_officer.mjs';
import { draftsAMistake, draftsNewPhone, embeds, putsAway, putsInUse, triesDraft } from './routing.mjs';

/** A site of another organisation, with one page. */
class Site {
  page = '';
  static async open() {
    const site = new Site();
    site.server = http.createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(site.page));
    await new Promise((ready) => site.server.listen(0, '127.0.0.1', ready));
    site.origin = `http://127.0.0.1:${site.server.address().port}/`;
    return site;
  }
  async show(body) {
    this.page = `<!doctype html><html lang="nl"><title>Gemeente</title><h1>Gemeente</h1>${body}</html>`;
  }
  close = () => new Promise((done) => this.server.close(done));
}

let nodes;
let browser;
let site;
before(async () => {
  nodes = await Nodes.setUp();
  await nodes.startNode('fhd');
  browser = await openBrowser();
  site = await Site.open();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
  await site?.close();
});

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  const phone = language === 'nl' ? '088-000 00 01' : '088-000 00 02';
  let good;
  let bad;

  test('an editor drafts a new number, and a mistake that the test table catches', () =>
    someone(async (visitor) => {
      await visitor.logIn('fhd', 'wayfinder editor', 'manage the wayfinder');
      good = await draftsNewPhone(visitor, phone);
      bad = await draftsAMistake(visitor);
    }));

  test('a colleague tries the draft, puts it in use, and puts the mistake away', () =>
    someone(async (visitor) => {
      await visitor.logIn('fhd', 'helpdesk agent');
      await triesDraft(visitor, good, phone);
      await putsInUse(visitor, good);
      await putsAway(visitor, bad);
      const { body } = await visitor.asks('/api/v1/desk-advice');
      assert.equal(body.first[0].phone, phone, 'everyone gets the new number');
    }));

  test('another organisation shows the wayfinder on its own page', () =>
    someone(async (visitor) => {
      await visitor.logIn('fhd', 'wayfinder editor');
      await embeds(visitor, site);
    }));

  test('the privacy officer reads each act in words', () =>
    someone(async (visitor) => {
      await visitor.logIn('fhd', 'privacy officer', 'audit log');
      await everyLineHasWords(visitor);
    }));
});

test('no other page may be framed', async () => {
  const page = await browser.newPage();
  const policy = async (path) => (await page.goto(nodes.origin('fhd') + path)).headers()['content-security-policy'];
  assert.match(await policy('/hulp-ingebed'), /frame-ancestors \*/);
  for (const path of ['/', '/hulp', '/melden', '/inloggen', '/hulp-ingebed/x']) assert.match(await policy(path), /frame-ancestors 'none'/, path);
  await page.close();
});
