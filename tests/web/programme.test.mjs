// The programme office and a partner's contact walk through the register of one real node, in both languages, wide and narrow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Nodes } from '../support/nodes.mjs';
import { inBothLanguages, openBrowser } from './browser.mjs';
import { everyLineHasWords } from './privacy_officer.mjs';
import { agrees, appoints, brings, finishes, makesCommitment, reports, savesReport, seesBottlenecks, seesTheProgramme } from './programme.mjs';

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

inBothLanguages(() => ({ browser, nodes }), (someone, language) => {
  let commitmentId;

  test('the programme office sees the plan, makes a commitment and agrees on it', () =>
    someone(async (visitor) => {
      await visitor.logIn('jenv', 'programme officer', 'programme');
      await seesTheProgramme(visitor);
      commitmentId = await makesCommitment(visitor, `Landelijk invoeren (${language})`);
      await agrees(visitor);
    }));

  test("a partner's contact reports, and must name what stands in the way", () =>
    someone(async (visitor) => {
      await visitor.logIn('jenv', 'partner contact', 'report your progress');
      await reports(visitor, commitmentId);
    }));

  test('what was red for too long lies with the steering group; it is solved, used, measured and closed', () =>
    someone(async (visitor) => {
      await visitor.logIn('jenv', 'programme officer', 'programme');
      await seesBottlenecks(visitor, 'wetgevingsjurist');
      await brings(visitor, commitmentId);
      await finishes(visitor);
      await appoints(visitor);
    }));

  test('the half-year report is read, printed and saved', () =>
    someone(async (visitor) => {
      await visitor.logIn('jenv', 'programme officer', 'programme');
      await savesReport(visitor, `Landelijk invoeren (${language})`);
    }));

  test('the privacy officer reads each act in words', () =>
    someone(async (visitor) => {
      await visitor.logIn('jenv', 'privacy officer', 'audit log');
      await everyLineHasWords(visitor);
    }));
});

test('the audit chain verifies afterwards', async () => {
  await nodes.stopNode('jenv');
  assert.equal(JSON.parse(nodes.run('audit', 'verify', '--data', nodes.dataOf('jenv'), '--json')).ok, true);
});
