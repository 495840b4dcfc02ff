import assert from 'node:assert/strict';
import test from 'node:test';
import { languageOf, textIn } from '../app/language.js';

test('the address goes first, then what was chosen, then what the browser likes', () => {
  assert.equal(languageOf('zh', 'en', ['en']), 'zh');
  assert.equal(languageOf(null, 'zh', ['en']), 'zh');
  assert.equal(languageOf(null, null, ['fr-CH', 'zh-TW', 'en']), 'zh');
  assert.equal(languageOf(null, null, ['fr']), 'en');
  assert.equal(languageOf(null, null, []), 'en');
});

test('a language we don’t speak is as if nobody had asked for it', () => {
  assert.equal(languageOf('tlh', 'constructor', ['__proto__', 'zh']), 'zh');
});

test('a text that is not there in the language is shown in English, else in any', () => {
  assert.equal(textIn('zh', { en: 'a', zh: 'b' }, 'x'), 'b');
  assert.equal(textIn('zh', { de: 'c', en: 'a' }, 'x'), 'a');
  assert.equal(textIn('zh', { de: 'c' }, 'x'), 'c');
  assert.equal(textIn('zh', {}, 'x'), 'x');
  assert.equal(textIn('zh', undefined, 'x'), 'x');
});
