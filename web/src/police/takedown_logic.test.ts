import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrongField, writtenLines } from './takedown_logic.ts';

test('addresses stand one a line; empty lines are none', () => {
  assert.deepEqual(writtenLines(' https://a.example/x \n\n  b.example \n'), ['https://a.example/x', 'b.example']);
});

test('what the node found wrong is shown at its field', () => {
  assert.equal(wrongField('locations[2]'), 'locations');
  assert.equal(wrongField('receiver.contact'), 'receiver-contact');
  assert.equal(wrongField('language'), null);
  assert.equal(wrongField(undefined), null);
});
