import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPageOf, takeLanguage, withLanguage } from './carried_language.ts';

test('an address takes the language along and keeps what it had', () => {
  assert.equal(withLanguage('https://police.example/bekendmaken?x=1#token=abc', 'en'), 'https://police.example/bekendmaken?x=1&taal=en#token=abc');
  assert.equal(withLanguage('https://police.example/?taal=nl', 'en'), 'https://police.example/?taal=en');
});

test('the language is taken from an address once and leaves the rest as it was', () => {
  assert.deepEqual(takeLanguage('https://police.example/check?x=1&taal=en#token=abc'), { language: 'en', rest: '/check?x=1#token=abc' });
  assert.deepEqual(takeLanguage('https://police.example/check'), { language: null, rest: '/check' });
});

test('a language that nobody translated is not taken', () => {
  assert.deepEqual(takeLanguage('https://police.example/?taal=xx'), { language: null, rest: '/' });
});

test('only pages of the nodes that are known here get a language', () => {
  const origins = ['https://police.example'];
  assert.ok(isPageOf(origins, 'https://police.example/bekendmaken'));
  assert.ok(!isPageOf(origins, 'https://elsewhere.example/bekendmaken'));
  assert.ok(!isPageOf(origins, 'https://police.example/api/v1/node'));
  assert.ok(!isPageOf(origins, 'tel:0900-8844'));
});
