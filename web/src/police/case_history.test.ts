import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseHistoryEntry } from '../api/types.ts';
import { told } from './case_history.ts';

const entry = (at: string, nl: string, more: Partial<CaseHistoryEntry> = {}): CaseHistoryEntry => ({ at, nl, en: nl, kind: 'split', by: 'system', ...more });

test('TheSameStepAgainAndAgainIsToldOnce', () => {
  const lines = told([entry('3', 'again'), entry('2', 'again'), entry('1', 'again'), entry('0', 'begun')]);
  assert.deepEqual(lines.map(({ entry: { at }, times, since }) => [at, times, since]), [['3', 3, '1'], ['0', 1, '0']]);
});

test('AnAnalystsDecisionKeepsItsOwnLine', () => {
  const lines = told([entry('2', 'same', { decisionId: 'd2' }), entry('1', 'same', { decisionId: 'd1' }), entry('0', 'same')]);
  assert.equal(lines.length, 3);
});

test('StepsThatDifferInWordsOrHandAreNotTakenTogether', () => {
  assert.equal(told([entry('2', 'one'), entry('1', 'other'), entry('0', 'other', { by: 'person:robin' })]).length, 3);
});
