// The programme office and a partner's contact, on the pages of the register.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { printsWell } from './paper.mjs';

const answerTo = (page, end) => page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith(end));

async function fillDay(page, id, day) {
  const [year, month, date] = day.split('-');
  await page.fill(`#${id}`, date);
  await page.fill(`#${id}-month`, month);
  await page.fill(`#${id}-year`, year);
}

/** Presses `selector` and gives what the node answered. */
async function sends(visitor, end, selector, status = 201) {
  const answered = answerTo(visitor.page, end);
  await visitor.page.locator(selector).click();
  const response = await answered;
  assert.equal(response.status(), status, await response.text());
  return response.json();
}

export async function seesTheProgramme(visitor) {
  await visitor.goTo('jenv', '/programma', 'programme');
  await visitor.reads('unknown colour', '#colours');
  await visitor.reads('nothing known of it', '#theme-5');
  const { body } = await visitor.asks('/api/v1/programme');
  assert.equal(await visitor.page.locator('.action').count(), body.actions.length);
}

/** Puts a commitment in the register, by hand and by keyboard alone; gives its id. */
export async function makesCommitment(visitor, what) {
  const { page } = visitor;
  await visitor.goTo('jenv', '/afspraak-maken', 'new commitment');
  await page.locator('form button[type=submit]').click();
  await page.locator('.field-error').first().waitFor();
  await page.selectOption('#action', 'warm-transfer');
  await page.selectOption('#partner', 'fraudehelpdesk');
  await page.fill('#deliverable', what);
  await page.fill('#rule', 'R04');
  await visitor.looks();
  const { commitmentId } = await sends(visitor, '/commitments', 'form button[type=submit]');
  await page.locator('#move').waitFor();
  await visitor.looks();
  return commitmentId;
}

/** One step further; without its proof the page asks for it first. */
async function moves(visitor, state, fill) {
  const { page } = visitor;
  if (fill) {
    await page.locator('#move button[type=submit]').click();
    await page.locator('#move .field-error').first().waitFor();
    await fill(page);
  }
  const course = await sends(visitor, '/moves', '#move button[type=submit]');
  assert.equal(course.state, state);
  await page.waitForFunction((version) => document.querySelectorAll('#history li').length === version, course.version);
}

export async function agrees(visitor) {
  await moves(visitor, 'agreed', async (page) => {
    await fillDay(page, 'move-start', '2025-01-01');
    await fillDay(page, 'move-due', '2025-12-31');
    await page.fill('#move-owner', 'teamleider');
    await page.fill('#move-fte', '1,5');
  });
  await moves(visitor, 'started');
  await visitor.reads('rule R04 in force', '#about');
  await visitor.reads('no report came', '#course');
  await visitor.looks();
}

export async function brings(visitor, commitmentId) {
  const { page } = visitor;
  await visitor.page.goto(`${visitor.nodes.origin('jenv')}/afspraken/${commitmentId}`);
  await visitor.reads('with the steering group', '.notice');
  await visitor.reads('steering group', '#bottlenecks');
  await visitor.looks();
  await page.locator('#bottlenecks form textarea').fill('de regel geldt nu / the rule is in force now');
  await sends(visitor, '/solution', '#bottlenecks form button[type=submit]');
  await page.fill('#decision', 'doorgaan / go on');
  await sends(visitor, '/decisions', '#decide button[type=submit]');
}

export async function finishes(visitor) {
  await moves(visitor, 'implemented', (page) => page.fill('#move-evidence', 'https://example.org/besluit'));
  await moves(visitor, 'in-use', async (page) => {
    await page.fill('#move-count', '120');
    await page.fill('#move-unit', 'melders');
    await fillDay(page, 'move-asOf', '2025-10-01');
  });
  await moves(visitor, 'measured', async (page) => {
    for (const [name, value] of Object.entries({ outcome: 'voelde zich ontlast', value: '60', low: '52', high: '68', n: '140', method: 'vragenlijst' })) await page.fill(`#move-${name}`, value);
    await fillDay(page, 'move-date', '2025-10-01');
  });
  await moves(visitor, 'closed');
  await visitor.reads('measured with its interval', '#history');
  await visitor.looks();
}

/** A contact tells how far they are, four periods long; the second one only with what stands in the way. */
export async function reports(visitor, commitmentId) {
  const { page } = visitor;
  const short = commitmentId.slice(0, 8);
  const form = `#report-${short}`;
  const fill = async (percent) => {
    await page.fill(`#percent-${short}`, percent);
    await page.fill(`#note-${short}`, 'zoals besproken / as discussed');
  };
  await page.locator(`${form} button[type=submit]`).click();
  await page.locator(`${form} .field-error`).first().waitFor();
  await visitor.looks();
  for (const [index, period] of ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'].entries()) {
    await fill(index === 0 ? '10' : '0');
    if (index === 1) {
      await visitor.isRefused(422, async () => {
        await sends(visitor, '/status-reports', `${form} button[type=submit]`, 422);
        await visitor.reads('name what stands in the way', form);
      });
      await page.selectOption(`#stuck-${short}-kind`, 'legal');
      await page.fill(`#stuck-${short}-text`, 'de regel is nog niet klaar / the rule is not ready yet');
      await page.fill(`#stuck-${short}-owner`, 'wetgevingsjurist');
      await visitor.looks();
    }
    const course = await sends(visitor, '/status-reports', `${form} button[type=submit]`);
    assert.equal(course.reports.at(-1).period, period);
    await page.waitForFunction(([id, wanted]) => document.querySelector(`#percent-${id}`)?.value === '' && wanted, [short, period]);
  }
  await visitor.reads('report is in', '.notice');
}

export async function seesBottlenecks(visitor, text) {
  const { page } = visitor;
  await visitor.goTo('jenv', '/knelpunten', 'bottlenecks');
  await page.selectOption('#kind', 'legal');
  await page.locator('tbody tr', { hasText: text }).first().waitFor();
  await visitor.looks();
}

/** The report is read on its page, printed, and saved as a PDF in the visitor's language. */
export async function savesReport(visitor, what) {
  const { page } = visitor;
  await visitor.goTo('jenv', '/verslag/2026-H2', 'half-year report');
  await visitor.reads('not measured yet', '#report');
  await page.locator('#report', { hasText: what }).waitFor();
  await printsWell(visitor, { must: ['#report h2', '#report table'], mustNot: ['.buttons'] });
  const saving = page.waitForEvent('download');
  await page.locator('a[download]').click();
  const pdf = readFileSync(await (await saving).path(), 'latin1');
  assert.ok(pdf.startsWith('%PDF-'));
  assert.ok(pdf.includes(visitor.language === 'nl' ? '/Lang (nl-NL)' : '/Lang (en-GB)'));
}

export async function appoints(visitor) {
  await visitor.goTo('jenv', '/partners', 'partners');
  await visitor.page.goto(`${visitor.nodes.origin('jenv')}/partners/om`);
  await visitor.page.locator('#appoint').waitFor();
  await visitor.looks();
  await visitor.page.fill('#account', 'contact-om');
  await sends(visitor, '/contact', '#appoint button[type=submit]');
  await visitor.page.locator('#about', { hasText: 'contact-om' }).waitFor();
}
