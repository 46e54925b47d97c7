// Getting money back on the pages of a bank's node: the victim asks and follows, the bank's analyst helps; both languages, wide and narrow.
import { test } from 'node:test';
import { syntheticIban } from '../../tools/demo/sealing.mjs';
import { daysPass, hasLapsed, isUnanswered, nobodyActs } from '../support/recovery.mjs';
import { inBothLanguages, placeWith } from './browser.mjs';
import { agreesToTheName, asksForMoney, asksForTheName, disagreesWithTheName, follows, listSays, opensNewest, putsReturned, readsThatItLapsed, refuses, waitsForColleague, writesAnew, writesToPayee } from './victim.mjs';

const place = placeWith('bank');

inBothLanguages(() => place, (someone) => {
  const asksAndIsHelped = async (number, help) => {
    let code;
    await someone(async (visitor) => { code = await asksForMoney(visitor, syntheticIban(number)); });
    await someone(async (visitor) => {
      await visitor.logIn('bank', 'bank analyst', 'check');
      await opensNewest(visitor);
      await help(visitor);
    });
    return code;
  };

  test('a victim asks for money back, the recipient repays, and the victim reads the amount', async () => {
    const code = await asksAndIsHelped(81_001, async (visitor) => {
      await writesToPayee(visitor);
      await putsReturned(visitor);
    });
    await someone(async (visitor) => {
      await follows(visitor, code);
      await visitor.reads('money back', '.facts');
    });
  });

  test('a condition is not met after all: the victim reads which, and what to do', async () => {
    const code = await asksAndIsHelped(81_002, refuses);
    await someone(async (visitor) => {
      await follows(visitor, code);
      await visitor.reads('condition C2', '.notice');
    });
  });

  test('nobody answers within the days: the victim signs and reads name and address', async () => {
    const code = await asksAndIsHelped(81_003, async (visitor) => {
      await writesToPayee(visitor);
      await waitsForColleague(visitor);
    });
    await someone(async (visitor) => {
      await visitor.logIn('bank', 'bank analyst', 'check', 'Toni');
      await opensNewest(visitor);
      await agreesToTheName(visitor);
    });
    await daysPass(place.nodes, 21);
    await isUnanswered(place.nodes.client('bank').as(`Status ${code.replaceAll('-', '')}`));
    await someone(async (visitor) => {
      await follows(visitor, code);
      await asksForTheName(visitor);
    });
  });

  test('a colleague does not agree with the address: it is filled in anew, and the first one agrees', async () => {
    const code = await asksAndIsHelped(81_004, writesToPayee);
    await someone(async (visitor) => {
      await visitor.logIn('bank', 'bank analyst', 'check', 'Toni');
      await opensNewest(visitor);
      await disagreesWithTheName(visitor);
      await listSays(visitor, 'name must be filled in anew');
      await opensNewest(visitor);
      await writesAnew(visitor, 'Betere Laan 2, 1234 AB Voorbeeldstad');
    });
    await someone(async (visitor) => {
      await visitor.logIn('bank', 'bank analyst', 'check');
      await opensNewest(visitor);
      await agreesToTheName(visitor);
    });
    await someone(async (visitor) => {
      await follows(visitor, code);
      await visitor.reads('bank wrote anew', '#next');
    });
  });

  test('nobody takes a step for months: victim and bank read that all was erased, and that one can ask again', async () => {
    let code;
    await someone(async (visitor) => { code = await asksForMoney(visitor, syntheticIban(81_005)); });
    await nobodyActs(place.nodes, 190);
    await hasLapsed(place.nodes.client('bank').as(`Status ${code.replaceAll('-', '')}`));
    await someone(async (visitor) => {
      await follows(visitor, code);
      await readsThatItLapsed(visitor);
    });
    await someone(async (visitor) => {
      await visitor.logIn('bank', 'bank analyst', 'check');
      await listSays(visitor, 'erased without a step');
    });
  });
});
