// The journeys of people through the pages of three real nodes, in both languages. What a page says is asked of the API too.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, auditVerifies, linkingIsDone } from '../support/loop.mjs';
import { Nodes } from '../support/nodes.mjs';
import { goesToFollowing, isRefusedToOffer, offer, openReport } from './agent.mjs';
import { accept, caseOf, giveOpinion, isToldNo, openCase, opensPart, seesWhy, upholdObjection, withdrawOpinion } from './analyst.mjs';
import { checks, tryPayment } from './banker.mjs';
import { Visitor, openBrowser } from './browser.mjs';
import { isReleased, objects } from './held_person.mjs';
import { isRefusedTheLog, isRefusedTheWork, readsLog } from './privacy_officer.mjs';
import { deskLearnsNothing, filedBefore, findDesk, identify, openStatus, partArrived, readsNews, report, storyOf, tryUnknownCode } from './reporter.mjs';

let nodes;
let browser;
before(async () => {
  nodes = await Nodes.start();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

/** Accounts and numbers that nobody owns, others for each language. */
const WORLDS = {
  nl: { account: syntheticIban(81_001), payee: syntheticIban(81_002), phone: '+99955581001' },
  en: { account: syntheticIban(82_001), payee: syntheticIban(82_002), phone: '+99955582001' },
};

/** What the journeys must leave in each node's log, and what a privacy officer may not read there. */
const LOGS = {
  fhd: { actions: ['report.received', 'report.handed-over'], work: '/api/v1/reports' },
  police: { actions: ['part.deposited', 'reporter.identified', 'part.opened', 'opinion.given'], work: '/api/v1/cases' },
  bank: { actions: ['check.hit', 'hold.released'], work: '/api/v1/holds' },
};

test('whoever looks at a page sees a planted fault, and hears a planted complaint', async () => {
  const visitor = await Visitor.open(browser, nodes, 'nl');
  await visitor.goTo('fhd', '/hulp', 'wayfinder');
  await visitor.page.evaluate(() => document.querySelector('main').append(document.createElement('img')));
  await assert.rejects(visitor.looks(), /image-alt/);
  await visitor.page.evaluate(() => document.querySelector('main img').remove());
  await visitor.looks();
  await visitor.page.evaluate(() => console.error('planted'));
  await assert.rejects(visitor.looks(), /planted/);
  await visitor.context.close();
});

for (const [language, world] of Object.entries(WORLDS)) {
  /** Gives `act` a browser of its own, and closes it afterwards. */
  const someone = (act) => Visitor.during(browser, nodes, language, act);
  const story = storyOf(world.account, world.phone);
  const objection = `Ik verkocht een fiets / I sold a bicycle (${language})`;
  let withConsent;
  let withoutConsent;
  let file;
  let signal;
  let hold;
  let isStopped = false;

  /** A step of the way; after one that failed the rest would only say so again. */
  const step = (name, act) =>
    test(name, async (context) => {
      if (isStopped) return context.skip('an earlier step failed');
      isStopped = true;
      await act();
      isStopped = false;
    });

  describe(`in ${language === 'nl' ? 'Dutch' : 'English'}`, () => {
    step('who filed a signed complaint follows it, and is not sent to file again', () => someone(filedBefore));

    step('a victim finds the desk, reports with consent and follows the report', () =>
      someone(async (visitor) => {
        await findDesk(visitor);
        withConsent = await report(visitor, story, true);
        await partArrived(nodes, withConsent.part);
        await deskLearnsNothing(visitor, withConsent);
        await openStatus(visitor, true);
      }));

    step('a victim reports without consent, and an unknown status code is refused', () =>
      someone(async (visitor) => {
        await visitor.goTo('fhd', '/melden', 'report fraud');
        withoutConsent = await report(visitor, story, false);
        await partArrived(nodes, withoutConsent.part);
        await deskLearnsNothing(visitor, withoutConsent);
        await openStatus(visitor, false);
        await tryUnknownCode(visitor);
      }));

    step('a helpdesk agent sees the victim and nothing of the other party; only consent lets them offer', () =>
      someone(async (visitor) => {
        await visitor.logIn('fhd', 'helpdesk agent', 'reports');
        await goesToFollowing(visitor);
        await openReport(visitor, withoutConsent);
        await isRefusedToOffer(visitor, withoutConsent);
        await visitor.goTo('fhd', '/meldingen', 'reports');
        await openReport(visitor, withConsent);
        await offer(visitor, withConsent);
        await isRefusedTheLog(visitor, 'fhd');
      }));

    step('a police analyst accepts what was offered', () =>
      someone(async (visitor) => {
        await visitor.logIn('police', 'police analyst', 'referrals');
        await accept(visitor, withConsent);
      }));

    step('the reporter identifies at the police', () => someone((visitor) => identify(visitor, withConsent, `Noor Verzonnen ${language}`)));

    step('a police analyst sees what hangs together and why, gives an opinion and withdraws it', async () => {
      for (const n of [1, 2]) await new Reporter(nodes, { account: world.account, phone: `${world.phone}${n}` }).throughToIdentified();
      await linkingIsDone(nodes);
      file = await caseOf(nodes, withConsent.reportId);
      await someone(async (visitor) => {
        await visitor.logIn('police', 'police analyst', 'referrals');
        await openCase(visitor, file);
        await seesWhy(visitor, file, world.account);
        await opensPart(visitor, file, withConsent);
        await isToldNo(visitor, file);
        await withdrawOpinion(visitor, await giveOpinion(visitor, file, world.account), world.account);
        signal = await giveOpinion(visitor, file, world.account);
      });
    });

    step('the reporter reads that the police warned a bank', () =>
      someone((visitor) => readsNews(visitor, withConsent, 'signal-shared', 'a bank was warned')));

    step('a bank analyst sees what policy lets them see, and a payment waits', () =>
      someone(async (visitor) => {
        await visitor.logIn('bank', 'bank analyst', 'check');
        await checks(visitor, world.account, signal);
        hold = await tryPayment(visitor, world.account, world.payee);
      }));

    step('the person held reads why and objects; the police uphold; the payment is released', async () => {
      await someone((visitor) => objects(visitor, hold, objection));
      await someone(async (visitor) => {
        await visitor.logIn('police', 'police analyst', 'referrals');
        await upholdObjection(visitor, signal, objection);
      });
      await someone((visitor) => isReleased(visitor, hold));
      await someone((visitor) => readsNews(visitor, withConsent, 'signal-withdrawn', 'the warning was withdrawn'));
    });

    for (const [name, { actions, work }] of Object.entries(LOGS)) {
      step(`the privacy officer of ${name} reads the steps in a log that is whole`, () =>
        someone(async (visitor) => {
          await visitor.logIn(name, 'privacy officer', 'audit log');
          await readsLog(visitor, name, actions);
          await isRefusedTheWork(visitor, work);
        }));
    }
  });
}

test('the audit chain of every node verifies afterwards', async () => {
  await nodes.stopAll();
  auditVerifies(nodes);
});
