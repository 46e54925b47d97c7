import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedQuestions, nextQuestion, questionsAtMost, validAnswers } from './wayfinder_logic.ts';

const option = (value: string) => ({ value, nl: value, en: value });
const QUESTIONS = [
  { id: 'state', nl: '', en: '', options: [option('victim'), option('attempt')] },
  { id: 'paid', nl: '', en: '', options: [option('none'), option('transfer')], askIf: [{ input: 'state', values: ['victim'] }] },
  { id: 'age', nl: '', en: '', options: [option('0'), option('48')], askIf: [{ input: 'paid', values: ['transfer', 'card'] }] },
];

test('AQuestionIsAskedOnlyWhenItsConditionHolds', () => {
  assert.deepEqual(askedQuestions(QUESTIONS, { state: 'attempt' }).map((q) => q.id), ['state']);
  assert.deepEqual(askedQuestions(QUESTIONS, { state: 'victim', paid: 'transfer' }).map((q) => q.id), ['state', 'paid', 'age']);
});

test('TheNextQuestionIsTheFirstOpenOne', () => {
  assert.equal(nextQuestion(QUESTIONS, {})?.id, 'state');
  assert.equal(nextQuestion(QUESTIONS, { state: 'victim' })?.id, 'paid');
  assert.equal(nextQuestion(QUESTIONS, { state: 'victim', paid: 'none' }), null);
});

test('AnAnswerToAQuestionNoLongerAskedDoesNotCount', () => {
  assert.deepEqual(validAnswers(QUESTIONS, { state: 'attempt', paid: 'transfer', age: '0' }), { state: 'attempt' });
  assert.deepEqual(validAnswers(QUESTIONS, { state: 'victim', paid: 'wat', age: '0' }), { state: 'victim' });
});

test('TheLongestWayShrinksWithTheAnswers', () => {
  assert.equal(questionsAtMost(QUESTIONS, {}), 3);
  assert.equal(questionsAtMost(QUESTIONS, { state: 'victim', paid: 'none' }), 2);
  assert.equal(questionsAtMost(QUESTIONS, { state: 'attempt' }), 1);
});
