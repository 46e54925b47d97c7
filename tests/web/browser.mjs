// One browser, one page at a time. Whoever looks at a page hears at once when axe finds something or the console complains.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { Nodes, ROOT } from '../support/nodes.mjs';
import { withoutMouse } from './keyboard.mjs';
import { words } from './words.mjs';

const require = createRequire(join(ROOT, 'web/package.json'));
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CHROMIUM = process.env.DIJKWACHT_CHROMIUM ?? '/usr/bin/chromium';
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none'];
const WAIT_MS_MAX = 20_000;
/** The two languages differ in more than words, so that narrow and dark pages are looked at too. */
const LOOKS = {
  nl: { locale: 'nl-NL', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  en: { locale: 'en-GB', viewport: { width: 375, height: 812 }, colorScheme: 'dark' },
};

/** Describes the same visits twice: in Dutch at a desk, in English on a phone. `place` tells browser and nodes once they are there;
 * `visits` gets what lets someone look around, and the language they do it in. */
export function inBothLanguages(place, visits) {
  for (const [language, { viewport }] of Object.entries(LOOKS)) {
    const someone = (act) => Visitor.during(place().browser, place().nodes, language, act);
    describe(`in ${language === 'nl' ? 'Dutch' : 'English'}, ${viewport.width} wide`, () => visits(someone, language));
  }
}

/** Real nodes of these names and one browser, for as long as the tests of a file last: `{nodes, browser}`, filled before the first. */
export function placeWith(...names) {
  const place = {};
  before(async () => {
    place.nodes = await Nodes.setUp();
    await Promise.all(names.map((name) => place.nodes.startNode(name)));
    place.browser = await openBrowser();
  });
  after(async () => {
    await place.browser?.close();
    await place.nodes?.stop();
  });
  return place;
}

export function openBrowser() {
  return require('playwright-core').chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}

/** Someone with a browser of their own: no cookies or storage of anyone else's. */
export class Visitor {
  static hasSeenLogIn = new Set();

  static async open(browser, nodes, language) {
    const visitor = new Visitor();
    visitor.context = await browser.newContext({ ...LOOKS[language], timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce' });
    visitor.context.setDefaultTimeout(WAIT_MS_MAX);
    visitor.page = await visitor.context.newPage();
    withoutMouse(visitor.page);
    Object.assign(visitor, { nodes, language, say: words(language), complaints: [], refusals: [], sent: [] });
    visitor.listen();
    return visitor;
  }

  /** Someone's visit, from an empty browser until it is closed again. */
  static async during(browser, nodes, language, act) {
    const visitor = await Visitor.open(browser, nodes, language);
    try {
      await act(visitor);
      visitor.isContent();
    } finally {
      await visitor.context.close();
    }
  }

  listen() {
    this.page.on('pageerror', (error) => this.complaints.push(`${this.page.url()}: ${error}`));
    this.page.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type())) return;
      const status = /status of (\d{3})/.exec(message.text())?.[1];
      if (status) this.refusals.push(Number(status)); // the browser's own line for an answer of 4xx or 5xx
      else this.complaints.push(`${this.page.url()}: ${message.text()}`);
    });
    this.page.on('request', (request) => {
      if (request.method() !== 'GET') this.sent.push({ method: request.method(), url: new URL(request.url()), body: request.postData() ?? '' });
    });
  }

  /** Bodies of what this browser sent to one node. */
  sentTo(name, path) {
    const { host } = new URL(this.nodes.origin(name));
    return this.sent.filter(({ url }) => url.host === host && (!path || url.pathname === path));
  }

  async goTo(name, path, heading) {
    await this.page.goto(this.nodes.origin(name) + path);
    await this.sees(heading);
  }

  /** Waits for the page with this heading (a key of the words), and looks at it closely. */
  async sees(heading) {
    await this.page.getByRole('heading', { level: 1, name: this.say(heading) }).waitFor();
    await this.looks();
  }

  /** Waits until the page rests; then axe finds nothing, no text lacks its words, and it is in the visitor's language. */
  async looks() {
    await this.page.waitForFunction(() => !document.querySelector('.loading') && document.getAnimations().every((each) => each.playState !== 'running'));
    if (!(await this.page.evaluate(() => 'axe' in window))) await this.page.evaluate(AXE);
    const { violations } = await this.page.evaluate((rules) => window.axe.run(document, { runOnly: rules }), AXE_RULES);
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).slice(0, 2).join('; ')}`);
    assert.deepEqual(found, [], `axe on ${this.page.url()}`);
    assert.equal(await this.page.evaluate(() => document.documentElement.lang), this.language);
    assert.doesNotMatch(await this.text(), /\b\d{4}-\d{2}-\d{2}\b/, 'a day is written as people write it');
    this.isContent();
  }

  /** Nothing went wrong in the page, and nothing was refused that the journey did not ask for. */
  isContent() {
    assert.deepEqual(this.complaints, []);
    assert.deepEqual(this.refusals, [], `refused on ${this.page.url()}`);
  }

  /** Does what the node will refuse with `status`. */
  async isRefused(status, act) {
    this.isContent();
    await act();
    assert.deepEqual([...new Set(this.refusals)], [status]);
    this.refusals = [];
  }

  /** With one click. The log-in page itself is looked at closely once: it is the same for everyone. */
  async logIn(name, role, heading, person = '') {
    const path = '/inloggen';
    if (Visitor.hasSeenLogIn.has(name + this.language)) await this.page.goto(this.nodes.origin(name) + path);
    else await this.goTo(name, path, 'log in');
    Visitor.hasSeenLogIn.add(name + this.language);
    const roles = this.page.getByRole('button', { name: this.say(role) });
    // Whoever was logged in before still stands at the top: the new session is there when the node has answered.
    const answered = this.page.waitForResponse((answer) => new URL(answer.url()).pathname === '/api/v1/demo-sessions');
    await roles.filter({ hasText: person }).first().click();
    await answered;
    await this.page.locator('.who').waitFor();
    if (heading) await this.sees(heading);
  }

  text(selector = 'main') {
    return this.page.locator(selector).innerText();
  }

  async reads(key, selector = 'main') {
    await this.page.locator(selector).filter({ hasText: this.say(key) }).first().waitFor();
  }

  /** What this person gets through the API of the node they look at, with their own session, or with a reporter's code. */
  async asks(path, { method = 'GET', body, authorization } = {}) {
    return this.page.evaluate(
      async ([path, method, body, authorization]) => {
        const headers = { 'Content-Type': 'application/json', ...(authorization ? { Authorization: authorization } : {}) };
        const isLoggedIn = document.querySelector('.who') !== null;
        if (method !== 'GET') headers['Idempotency-Key'] = crypto.randomUUID();
        if (method !== 'GET' && isLoggedIn) headers['X-CSRF-Token'] = (await (await fetch('/api/v1/session')).json()).csrfToken;
        const answer = await fetch(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
        return { status: answer.status, body: await answer.json().catch(() => null) };
      },
      [path, method, body, authorization],
    );
  }

  /** As `asks`, when the node will say no. */
  async isRefusedToAsk(status, path, order) {
    await this.isRefused(status, async () => assert.equal((await this.asks(path, order)).status, status));
  }
}
