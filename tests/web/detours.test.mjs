// What people do beside the straight way: change their mind, refuse, regroup, switch a rule off, contradict, let go, log in by
// password; and pages on the narrowest screen, and without JavaScript. In both languages, against three real nodes.
import { randomUUID } from 'node:crypto';
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { loadSealing, syntheticIban } from '../../tools/demo/sealing.mjs';
import { Reporter, auditVerifies, giveOpinion, isKnown, linkingIsDone, pay } from '../support/loop.mjs';
import { NAMES, Nodes, eventually } from '../support/nodes.mjs';
import { PersonRequests } from '../support/person_request.mjs';
import { newRecall } from '../../tools/demo/recalls.mjs';
import { claimed } from '../support/recovery.mjs';
import { referralOf } from './agent.mjs';
import { caseOf } from './analyst.mjs';
import { keepsDrawing, keepsPaper, readsModel } from './barrier_models.mjs';
import { Visitor, openBrowser } from './browser.mjs';
import { withdrawsConsent, withdrawsWhatIsWithThePolice } from './consent.mjs';
import { isToldOfConflict, makeConflict, seesConflict } from './list_conflict.mjs';
import { printsWell } from './paper.mjs';
import { PASSWORD, isLockedOut, logsInAndOut } from './password.mjs';
import { everyLineHasWords } from './privacy_officer.mjs';
import { pagesFit, plantedFaultIsSeen } from './reflow.mjs';
import { readsRefusal, refuses } from './refusal.mjs';
import { mergesAndUndoes, splitsAndUndoes } from './regrouping.mjs';
import { releases } from './release.mjs';
import { isRefusedToSwitch, switchesOffAndOn } from './rule_switch.mjs';
import { readsWhomToCall } from './without_script.mjs';

const ACCOUNTS = { nl: { node: 'fhd', name: 'agent-1', home: 'reports' }, en: { node: 'bank', name: 'kees-2', home: 'check' } };

let nodes;
let browser;

/** One node's own account, and one made afresh, by the command line of a node that does not run yet. */
function preparePasswords() {
  nodes.runWith(`${PASSWORD}\n`, 'accounts', 'set-password', 'agent-1', '--data', nodes.dataOf('fhd'));
  nodes.runWith(`${PASSWORD}\n`, 'accounts', 'add', 'kees-2', '--role', 'bank-analyst', '--name', 'Kees, analist', '--data', nodes.dataOf('bank'));
}

before(async () => {
  nodes = await Nodes.setUp();
  preparePasswords();
  await nodes.startAll();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await nodes?.stop();
});

const someoneIn = (language) => (act) => Visitor.during(browser, nodes, language, act);

/** Accounts and numbers that nobody owns. */
class World {
  constructor(first) {
    Object.assign(this, { first, used: 0 });
  }
  /** A reporter of the `n`-th account, with a phone number that links to nobody. */
  reporter(n = 0) {
    this.used += 1;
    return new Reporter(nodes, { account: this.account(n), phone: `+9995558${this.first}${String(this.used).padStart(2, '0')}` });
  }
  account(n) {
    return syntheticIban(this.first * 1000 + n);
  }
}

test('who has no JavaScript reads whom to call', () => readsWhomToCall(browser, nodes));

for (const [language, world] of Object.entries({ nl: new World(83), en: new World(84) })) {
  const someone = someoneIn(language);
  const account = world.account(1);
  let signal;
  let places;

  describe(`in ${language === 'nl' ? 'Dutch' : 'English'}`, () => {
    test('a victim takes consent back, and the police can read no more', async () => {
      const accepted = await world.reporter().throughToIdentified();
      const waiting = world.reporter();
      await waiting.sealAndPost();
      await waiting.report();
      await someone((visitor) => withdrawsWhatIsWithThePolice(visitor, accepted));
      await someone((visitor) => withdrawsConsent(visitor, waiting));
    });

    test('the police refuse a report, and its reporter reads why and who goes on', async () => {
      const reporter = world.reporter();
      await reporter.sealAndPost();
      await reporter.report();
      await reporter.offer();
      await someone(async (visitor) => {
        await visitor.logIn('police', 'police analyst', 'referrals');
        await refuses(visitor, reporter);
      });
      await someone((visitor) => readsRefusal(visitor, reporter));
    });

    test('an analyst merges, splits, and takes both back', async () => {
      const group = [];
      for (let n = 0; n < 3; n++) group.push(await world.reporter(2).throughToIdentified());
      const other = await world.reporter(3).throughToIdentified();
      await linkingIsDone(nodes);
      await someone(async (visitor) => {
        await visitor.logIn('police', 'police analyst', 'referrals');
        await mergesAndUndoes(visitor, group, other);
        await splitsAndUndoes(visitor, group);
      });
    });

    test('a bank analyst reads how a fraud goes and which barriers stand in its way', async () => {
      await someone(async (visitor) => {
        await visitor.logIn('bank', 'bank analyst');
        await readsModel(visitor, 'bank');
        if (language === 'nl') await keepsDrawing(visitor); // it is drawn on wide screens
        await keepsPaper(visitor);
      });
    });

    test('a bank analyst releases a payment by hand', async () => {
      const reporters = [];
      for (let n = 0; n < 3; n++) reporters.push(await world.reporter(1).throughToIdentified());
      await linkingIsDone(nodes);
      const file = await caseOf(nodes, reporters[0].reportId);
      const { identifierId } = file.identifiers.find(({ type }) => type === 'iban');
      await giveOpinion(nodes, identifierId);
      await isKnown(nodes, 'iban', account);
      signal = { caseId: file.caseId, reportId: reporters[0].reportId, identifierId, token: reporters[0].token };
      const hold = await pay(nodes, { from: account, to: world.account(9) });
      const police = await nodes.logIn('police', 'police-analyst');
      await eventually('the police read that the bank acted', async () => (await police.get('/api/v1/delivery-ledger')).partners.some(({ acted }) => acted > 0));
      await someone(async (visitor) => {
        await visitor.logIn('bank', 'bank analyst', 'check');
        await releases(visitor, hold);
      });
    });

    if (language === 'nl') {
      // Dutch words are the longer ones.
      test('pages fit every screen from the narrowest to a wide one, and letters twice as large', async () => {
        const waiting = world.reporter(4); // a referral with its two buttons
        await waiting.sealAndPost();
        await waiting.report();
        await waiting.offer();
        await eventually('the offer reaches the police', () => referralOf(nodes, waiting.reportId));
        const { holdId, holdUrl } = await pay(nodes, { from: account, to: world.account(9) });
        const recovery = await claimed(nodes, await loadSealing());
        const officer = await nodes.logIn('jenv', 'programme-officer');
        const { commitmentId } = (await officer.get('/api/v1/programme')).commitments[0];
        const { groupId } = (await officer.once('POST', '/api/v1/groups', { name: 'Barrièremodellen', purpose: 'bijstellen' }, randomUUID())).json;
        const { requestId } = await (await PersonRequests.of(nodes)).ask('objection', { identifiers: [{ type: 'phone', value: '+99955508888' }] });
        const banker = await nodes.logIn('bank', 'bank-analyst');
        const [{ signalId }] = (await banker.get('/api/v1/received-signals')).items;
        const { enquiryId } = (await banker.once('POST', `/api/v1/received-signals/${signalId}/enquiries`, { reason: 'own-customer', held: 'account', words: 'De klant spreekt het tegen.' }, randomUUID())).json;
        const plan = { rule: 'B02', hypothesis: 'wachten helpt', outcome: 'fraud-share', fraudTypes: ['AKF'], neighbourTypes: [], design: 'steps', heldOutPercent: 0, units: [1, 2, 3, 4].map((n) => ({ name: `filiaal ${n}`, from: n < 3 ? '2026-10-05' : null })), costMinor: 0 };
        const { interventionId } = await nodes.client('bank', 'analyst').post('/api/v1/interventions', plan, randomUUID());
        const { recallId } = await nodes.client('bank', 'analyst').post('/api/v1/recalls', newRecall(1), randomUUID());
        places = { ids: { recallId, ...signal, signalId, enquiryId, interventionId, holdId, commitmentId, groupId, requestId, recoveryId: recovery.requestId, number: '0', partnerId: 'politie', entryId: 'purchase', period: '2026-H1' }, fragments: { '/status': `#${signal.token}`, '/vastgehouden': new URL(holdUrl).hash, '/terugvraag': `#${recovery.token}`, '/bekendmaken': `#report=${signal.reportId}&token=${'A'.repeat(43)}` } };
        for (const name of NAMES) await someone((visitor) => pagesFit(visitor, name, places));
        await someone((visitor) => plantedFaultIsSeen(visitor, 'police', '/overdrachten'));
      });
    }

    test('a report, a payment that waits and a case are fit to print', async () => {
      const { holdUrl } = await pay(nodes, { from: account, to: world.account(9) });
      await someone(async (visitor) => {
        await visitor.goTo('fhd', `/status#${signal.token}`, 'one report');
        await printsWell(visitor, { must: ['#next', '#consents', '#timeline'], mustNot: ['#withdraw'] });
        await visitor.goTo('bank', `/vastgehouden${new URL(holdUrl).hash}`, 'your payment waits');
        await printsWell(visitor, { must: ['#why', '#who', '#long', '#object p'], mustNot: ['#object form'] });
      });
      await someone(async (visitor) => {
        await visitor.logIn('police', 'police analyst');
        await visitor.goTo('police', `/zaken/${signal.caseId}`, 'one case');
        await printsWell(visitor, { must: ['.graph svg', '#reports table', '#history', '#identifiers table'], mustNot: ['#regroup', '#together'] });
      });
    });

    test('a privacy officer switches a rule off and on, and it holds at once', async () => {
      await someone(async (visitor) => {
        await visitor.logIn('police', 'privacy officer', 'audit log');
        await switchesOffAndOn(visitor, account);
      });
      await someone(async (visitor) => {
        await visitor.logIn('police', 'police analyst', 'referrals');
        await isRefusedToSwitch(visitor);
      });
    });

    test('lists that contradict are shown to both owners, and to the bank that asks', async () => {
      const name = `winkel-${language}.example`;
      await makeConflict(nodes, name);
      await someone(async (visitor) => {
        await visitor.logIn('police', 'police analyst', 'referrals');
        await seesConflict(visitor, name);
      });
      await someone(async (visitor) => {
        await visitor.logIn('bank', 'bank analyst', 'check');
        await isToldOfConflict(visitor, name);
      });
    });

    test('log-in by password: wrong, right and out, and locked out', () =>
      someone(async (visitor) => {
        const { node, name, home } = ACCOUNTS[language];
        await logsInAndOut(visitor, node, name, home);
        await isLockedOut(visitor, node);
      }));
  });
}

test('the first thing that Tab reaches leads past the header to what the page is about', () =>
  someoneIn('nl')(async ({ page }) => {
    await page.goto(nodes.origin('fhd'));
    await page.locator('main a[href="/hulp"]').waitFor();
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.matches('.skip')));
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  }));

test('whatever the detours left in the logs is told in words', async () => {
  for (const [name, language] of [['fhd', 'nl'], ['police', 'en'], ['bank', 'nl'], ['jenv', 'en']]) {
    await someoneIn(language)(async (visitor) => {
      await visitor.logIn(name, 'privacy officer', 'audit log');
      await everyLineHasWords(visitor);
    });
  }
});

test('the audit chain of every node verifies afterwards', async () => {
  await nodes.stopAll();
  auditVerifies(nodes);
});
