import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences, moved, readWhen, whenText, type RoutingDocument } from './document.ts';

const text = (words: string) => ({ nl: words, en: words });
const desk = (id: string, phone: string) => ({ id, name: text(id), takes: text(''), phone, hours: text(''), source: 'x', source_date: '2026-11-26', mark: 'D' });
const document = (desks: ReturnType<typeof desk>[]): RoutingDocument => ({
  desks: { desks },
  routes: { rows: [{ row: 1, title: 'nu', when: [{ state: ['victim'] }], first: ['A'], also: [], urgency: 'now' }], default: { first: ['A'], also: [], urgency: 'none' }, inputs: {} },
  wayfinder: { questions: [] },
  situations: { situations: [] },
});

test('what a row asks is written as it is read, one alternative a line', () => {
  const when = [{ state: ['victim'], paid: ['card', 'crypto'] }, { paymentAgeHours: ['max 24'], knownTrader: ['!yes'] }];
  assert.equal(whenText(when[0]!), 'state = victim; paid = card, crypto');
  assert.deepEqual(readWhen(when.map(whenText).join('\n')), when);
  assert.deepEqual(readWhen('  state=victim ;\n\n'), [{ state: ['victim'] }]);
});

test('a line that cannot be read is no condition', () => {
  for (const bad of ['', 'state', 'state =', 'state = victim; paid', '= victim']) assert.equal(readWhen(bad), null, bad);
});

test('the differences name what was added, changed, removed and moved', () => {
  const before = document([desk('A', '1'), desk('B', '2'), desk('C', '3')]);
  const after = document([desk('C', '3'), desk('A', '9'), desk('D', '4')]);
  assert.deepEqual(differences(before, after), [
    { part: 'desks', name: 'C', kind: 'moved' },
    { part: 'desks', name: 'A', kind: 'changed' },
    { part: 'desks', name: 'D', kind: 'added' },
    { part: 'desks', name: 'B', kind: 'removed' },
  ]);
  assert.deepEqual(differences(before, before), []);
});

test('an item moves one place, and not beyond the ends', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 1, -1), ['b', 'a', 'c']);
  const list = ['a', 'b'];
  assert.equal(moved(list, 1, 1), list);
});
