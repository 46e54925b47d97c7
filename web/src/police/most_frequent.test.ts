import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostFrequent } from './most_frequent.ts';

test('TheMostFrequentWinsAndATieIsNobodys', () => {
  assert.equal(mostFrequent(['AKF', 'BHF', 'BHF']), 'BHF');
  assert.equal(mostFrequent(['AKF']), 'AKF');
  assert.equal(mostFrequent(['AKF', 'BHF']), '');
  assert.equal(mostFrequent(['AKF', 'BHF', 'BHF', 'AKF', 'VIN']), '');
  assert.equal(mostFrequent([]), '');
});
