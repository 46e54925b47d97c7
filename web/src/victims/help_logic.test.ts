import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GoodwillCheck, HelpStep } from '../api/types.ts';
import { goodwillOutcome, lastDay, stepsFor } from './help_logic.ts';

const text = { nl: '', en: '' };
const step = (id: string, fraud: string[], harm: string[], wish: string[]): HelpStep => ({ id, fraud, harm, wish, page: '', title: text, why: text, when: text, desk: null });

test('a step shows when all that it names fits, and to everyone when it names nothing', () => {
  const steps = [step('all', [], [], []), step('type', ['BHF'], [], []), step('harm', [], ['paid', 'login'], []), step('both', ['AKF'], ['paid'], ['money'])];
  const shown = (fraudType: string, harms: string[], wishes: string[]) => stepsFor(steps, { fraudType, harms, wishes }).map(({ id }) => id);
  assert.deepEqual(shown('', [], []), ['all']);
  assert.deepEqual(shown('BHF', ['login'], []), ['all', 'type', 'harm']);
  assert.deepEqual(shown('AKF', ['paid'], []), ['all', 'harm'], 'a wish that was not chosen does not fit');
  assert.deepEqual(shown('AKF', ['paid'], ['money']), ['all', 'harm', 'both']);
});

test('a term ends on the same day so many months later, or on the last of a shorter month', () => {
  assert.equal(lastDay('2026-10-20', 13), '2027-11-20');
  assert.equal(lastDay('2026-01-31', 1), '2026-02-28');
  assert.equal(lastDay('2026-11-30', 3), '2027-02-28');
});

test('the heaviest answer of the goodwill check decides, and each that stands in the way is told', () => {
  const option = (value: string, effect: string) => ({ value, effect, label: text, because: text });
  const check = { questions: ['a', 'b'].map((id) => ({ id, text, options: ['met', 'reduced', 'unknown', 'needed', 'excluded'].map((effect) => option(effect, effect)) })) } as unknown as GoodwillCheck;
  assert.equal(goodwillOutcome(check, { a: 'met' }), null, 'not before all is answered');
  assert.equal(goodwillOutcome(check, { a: 'met', b: 'met' })?.effect, 'met');
  assert.equal(goodwillOutcome(check, { a: 'needed', b: 'excluded' })?.effect, 'excluded');
  assert.equal(goodwillOutcome(check, { a: 'needed', b: 'reduced' })?.effect, 'needed');
  assert.equal(goodwillOutcome(check, { a: 'unknown', b: 'reduced' })?.effect, 'unknown');
  assert.deepEqual(goodwillOutcome(check, { a: 'needed', b: 'reduced' })?.because.map(({ value }) => value), ['needed', 'reduced']);
});
