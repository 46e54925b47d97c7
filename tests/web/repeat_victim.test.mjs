// A person reports a second fraud: the police recognise them by their token, warn them of those who come back, and show it to the analyst.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, linkingIsDone } from '../support/loop.mjs';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';
import { identify } from './reporter.mjs';

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.setUp();
  await Promise.all(['fhd', 'police'].map((name) => nodes.startNode(name)));
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  const subject = `Iris Verzonnen ${language}`;
  const account = syntheticIban(language === 'nl' ? 7901 : 7902);
  const reporter = (more) => new Reporter(nodes, { account, phone: `+9995557${language === 'nl' ? 91 : 92}01`, ...more });

  test('a first report brings no warning', () =>
    someone(async (visitor) => {
      const { reportId, token } = await reporter().throughToAccepted();
      await identify(visitor, { reportId, code: token }, `Bas ${language}`);
      assert.equal(await visitor.page.locator('#repeat').count(), 0);
    }));

  test('who reported before is warned of recovery fraud, at the police only', () =>
    someone(async (visitor) => {
      await reporter({ subject }).throughToIdentified();
      const { reportId, token } = await reporter().throughToAccepted();
      await identify(visitor, { reportId, code: token }, subject);
      await visitor.reads('fraudsters come back', '#repeat');
      await visitor.looks();
      const status = JSON.stringify(await nodes.client('fhd').as(`Status ${token}`).get('/api/v1/report-status'));
      assert.doesNotMatch(status, /otherReports|repeat/, 'the desk does not know');
    }));

  test('the analyst sees on the case whose second report it is', () =>
    someone(async (visitor) => {
      await linkingIsDone(nodes);
      const { page } = visitor;
      await visitor.logIn('police', 'police analyst');
      const { body } = await visitor.asks('/api/v1/cases');
      const { caseId } = body.items.find(({ reports }) => reports === 3) ?? body.items[0];
      await page.goto(`${nodes.origin('police')}/zaken/${caseId}`);
      await page.locator('tbody .cell-more', { hasText: visitor.say('other report by this person') }).first().waitFor();
      assert.equal(await page.locator('tbody .cell-more', { hasText: visitor.say('other report by this person') }).count(), 2);
      await visitor.looks();
    }));
});
