// What the pictures need of a running demo: people who are logged in, and things to look at, found through the nodes' own
// interface. Where the tour of ten minutes has not been walked yet, it is walked here.
const NODES = ['fhd', 'police', 'bank', 'jenv', 'shop', 'carrier']; // in the order of their ports
const HOME = { 'helpdesk-agent': 'fhd', 'police-analyst': 'police', 'bank-analyst': 'bank', 'programme-officer': 'jenv' };
export const TOUR_ACCOUNT = 'NL85DEMO0417164300';
const PAYEE = 'NL83DEMO0000026700';
const DAYS = 86_400_000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function eventually(what, holds) {
  for (let tries = 0; tries < 200; tries++) {
    const value = await holds();
    if (value) return value;
    await sleep(100);
  }
  throw new Error(`did not happen: ${what}`);
}

/** Someone with a session at one node: asks as their page would, and gives what a browser keeps of them. */
class Person {
  static async logIn(browser, origin, role) {
    const person = new Person();
    person.page = await (await browser.newContext()).newPage();
    await person.page.goto(`${origin}/inloggen`);
    person.csrf = (await person.ask('POST', '/demo-sessions', { role })).csrfToken;
    const { cookies } = await person.page.context().storageState();
    // The pages' note that asking for a session makes sense; neither language nor theme goes along, each view has its own.
    person.state = { cookies, origins: [{ origin, localStorage: [{ name: 'dw-logged-in', value: '1' }] }] };
    return person;
  }

  async ask(method, path, body, authorization) {
    const { status, json } = await this.page.evaluate(
      async ([method, path, body, authorization, csrf]) => {
        const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...(csrf ? { 'X-CSRF-Token': csrf } : {}), ...(authorization ? { Authorization: authorization } : {}) };
        const answer = await fetch(`/api/v1${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
        return { status: answer.status, json: await answer.json().catch(() => null) };
      },
      [method, path, body, authorization, this.csrf],
    );
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${json?.detail ?? ''}`);
    return json;
  }

  async items(path) {
    return (await this.ask('GET', path)).items;
  }
}

export class Demo {
  people = new Map();
  found = new Map();

  constructor(browser, portBase) {
    Object.assign(this, { browser, portBase });
  }

  origin(node) {
    return `http://${node}.localhost:${this.portBase + NODES.indexOf(node)}`;
  }

  /** By role where one node has it, as "police-analyst"; else "privacy-officer@bank". */
  async person(role) {
    if (!this.people.has(role)) {
      const [name, node = HOME[name]] = role.split('@');
      this.people.set(role, await Person.logIn(this.browser, this.origin(node), name));
    }
    return this.people.get(role);
  }

  /** Finds it the first time, and remembers. */
  async once(name, find) {
    if (!this.found.has(name)) this.found.set(name, await find());
    return this.found.get(name);
  }

  /** A report at the desk with this status; `wants` may ask more of it. */
  report(status, wants = () => true) {
    return this.once(`report ${status} ${wants}`, async () => {
      const items = await (await this.person('helpdesk-agent')).items(`/reports?status=${status}&limit=200`);
      const found = items.find(wants);
      if (!found) throw new Error(`no report is ${status}`);
      return found;
    });
  }

  /** A report of the tour's account, made in the browser as anyone would. */
  async makeReport(consent = true) {
    const page = await (await this.browser.newContext({ locale: 'nl-NL' })).newPage();
    await page.goto(`${this.origin('fhd')}/melden`);
    await fillReport(page, consent);
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/v1/reports'), { timeout: 60_000 });
    await sendReport(page);
    const code = (await page.textContent('#status-code')).replaceAll(/[\s-]/g, '');
    const { reportId } = (await sent).postDataJSON();
    await page.context().close();
    return { code, reportId };
  }

  /** Offered to the police, who have not answered; another one each time. */
  async offerReport() {
    const { reportId } = await this.makeReport();
    await (await this.person('helpdesk-agent')).ask('POST', `/reports/${reportId}/referral`, { recipient: 'police' });
    const analyst = await this.person('police-analyst');
    await eventually('the offer arrives', async () => (await analyst.items('/referrals?status=offered&limit=200')).find((referral) => referral.reportId === reportId));
  }

  /** Walked to the end of the police's part: offered, accepted, identified. */
  walkedReport() {
    return this.once('walked report', async () => {
      const made = await this.makeReport();
      const agent = await this.person('helpdesk-agent');
      const analyst = await this.person('police-analyst');
      const { reportId } = made;
      await agent.ask('POST', `/reports/${reportId}/referral`, { recipient: 'police' });
      const { referralId } = await eventually('the offer arrives', async () => (await analyst.items('/referrals?status=offered&limit=200')).find((referral) => referral.reportId === reportId));
      await analyst.ask('POST', `/referrals/${referralId}/acceptance`, {});
      await this.identify(made.code, 'Noor Verzonnen');
      return made;
    });
  }

  async identify(code, subject) {
    const page = await (await this.browser.newContext({ locale: 'nl-NL' })).newPage();
    await eventually('the desk hears of the acceptance', async () => {
      await page.goto('about:blank');
      await page.goto(`${this.origin('fhd')}/status#${code}`);
      await page.waitForSelector('#next');
      return page.locator('#next button').count();
    });
    await page.locator('#next button').first().click(); // to identify; the other adds evidence
    await page.fill('#subject', subject);
    await page.locator('form button[type=submit]').click();
    await page.waitForSelector('.notice-good');
    await page.context().close();
  }

  /** The case of the tour's account. */
  tourCase() {
    return this.once('tour case', async () => {
      const { reportId } = await this.walkedReport();
      const analyst = await this.person('police-analyst');
      const { caseId } = await eventually('the report stands in a case', async () => (await analyst.ask('POST', '/case-memberships', { reports: [reportId] })).items[0]);
      return analyst.ask('GET', `/cases/${caseId}`);
    });
  }

  /** The case with the most reports among the newest, and one of a handful that hang together by more than one identifier. */
  async cases() {
    return this.once('cases', async () => (await this.person('police-analyst')).items('/cases?limit=200'));
  }

  async largestCase() {
    return [...(await this.cases())].sort((one, other) => other.reports - one.reports)[0];
  }

  async telling() {
    return (await this.cases()).filter(({ reports }) => reports >= 6 && reports <= 14).sort((one, other) => other.identifiers - one.identifiers)[0];
  }

  /** An account with an opinion that stands, or an identifier without one, as it is now: case and identifier. */
  async identifier(hasOpinion) {
    const analyst = await this.person('police-analyst');
    for (const { caseId } of (await this.cases()).filter(({ reports }) => reports >= 3)) {
      const { identifiers } = await analyst.ask('GET', `/cases/${caseId}`);
      const found = identifiers.find((each) => !each.stop && (each.opinion?.state === 'active') === hasOpinion && (hasOpinion || each.identifiedReporters > 1));
      if (found) return { caseId, identifierId: found.identifierId };
    }
    throw new Error('no such identifier');
  }

  /** The bank knows the tour's account. */
  knownAccount() {
    return this.once('known account', async () => {
      const banker = await this.person('bank-analyst');
      const isKnown = async () => (await banker.ask('POST', '/checks', { identifiers: [{ type: 'iban', value: TOUR_ACCOUNT }] })).answers[0].known;
      if (await isKnown()) return TOUR_ACCOUNT;
      const file = await this.tourCase();
      const { identifierId } = file.identifiers.find(({ type }) => type === 'iban');
      const analyst = await this.person('police-analyst');
      await analyst.ask('POST', '/opinions', { identifierId, verdict: 'fraud', confidence: 80, fraudType: 'AKF', role: 'receiving-account', validUntil: new Date(Date.now() + 90 * DAYS).toISOString(), reason: 'Drie bekende melders' });
      await eventually('the bank knows the account', isKnown);
      return TOUR_ACCOUNT;
    });
  }

  /** A payment that waits, with the page for the person held. */
  hold(name = 'hold') {
    return this.once(name, async () => {
      const debtorIban = await this.knownAccount();
      const order = { paymentId: crypto.randomUUID(), debtorIban, creditorIban: PAYEE, amount: { minor: 125_050, currency: 'EUR' }, text: 'huur november', requestedAt: new Date().toISOString() };
      const decision = await (await this.person('bank-analyst')).ask('POST', '/decisions', order);
      return { ...decision, code: decision.holdUrl.slice(decision.holdUrl.indexOf('#') + 1) };
    });
  }

  releasedHold() {
    return this.once('released', async () => {
      const hold = await this.hold('hold to release');
      await (await this.person('bank-analyst')).ask('POST', `/holds/${hold.holdId}/release`, { reason: 'De klant is gebeld' });
      return hold;
    });
  }

  /** A payment whose person objected. */
  objected() {
    return this.once('objected', async () => {
      const { code } = await this.hold();
      const banker = await this.person('bank-analyst');
      await banker.ask('POST', '/hold-notice/objection', { text: 'Dit is mijn rekening en ik heb niets gedaan. Iemand heeft mijn pas geleend.\nIk wil weten hoe dit kan.' }, `Hold ${code}`);
      await eventually('the objection arrives', async () => (await (await this.person('police-analyst')).items('/objections'))[0]);
      return { code };
    });
  }
}

export async function fillReport(page, consent = true) {
  await page.selectOption('#fraudType', 'AKF');
  await page.selectOption('#channel', 'marketplace');
  for (const id of ['occurredOn', 'paymentDate']) {
    const day = new Date(Date.now() - 3 * DAYS);
    await page.fill(`#${id}`, String(day.getDate()));
    await page.fill(`#${id}-month`, String(day.getMonth() + 1));
    await page.fill(`#${id}-year`, String(day.getFullYear()));
  }
  await page.fill('#amount', '1250,50');
  await page.fill('#narrative', 'Ik kocht een fiets op een marktplaats. De verkoper vroeg om vooraf te betalen. Na de betaling hoorde ik niets meer en de advertentie is weg.');
  await page.fill('#claimedName', 'Verzonnen Verkoper');
  await page.fill('#platform', 'Fietsenmarkt Zonnebloem');
  await page.fill('#payeeIban', 'NL85 DEMO 0417 1643 00');
  await page.fill('#paymentAmount', '1250,50');
  await page.fill('#victimName', 'Noor van Dijk');
  await page.fill('#victimEmail', 'noor@voorbeeld.example');
  await page.fill('#victimPostcode', '1234 AB');
  await page.locator(consent ? '#consentToPolice' : '#consentToPolice-no').check();
  await page.locator('form button[type=submit]').click();
  await page.waitForSelector('#review-police');
}

export async function sendReport(page) {
  await page.locator('.buttons button').first().click();
  await page.waitForSelector('#status-code', { timeout: 60_000 });
}
