import assert from 'node:assert/strict';
import test from 'node:test';
import {
  isLanguage,
  languagesOf,
  mainLanguage,
  missing,
  places,
  textIn,
  withoutLanguage,
} from '../settings/languages.js';

const survey = {
  title: { en: 'T', zh: '题' },
  language: 'en',
  questions: [
    { id: 'a', type: 'nps', text: { en: 'A', de: 'Ä' }, labels: { low: { en: 'Never' } } },
    { id: 'b', type: 'choice', options: [{ id: 'x', text: { en: 'X' } }, { id: 'y' }] },
    { id: 'm', type: 'matrix', scale: '1-5', rows: [{ id: 'r', text: { en: 'R' } }] },
  ],
  thankYou: { texts: [{ text: { en: 'Thanks' } }] },
  words: { de: { send: 'Senden' } },
};

test('all texts are found, in the order in which they are read', () => {
  const found = places(survey).map(({ pointer }) => pointer);
  assert.deepEqual(found.slice(0, 4), ['/title', '/intro', '/questions/0/text', '/questions/0/help']);
  for (const pointer of [
    '/questions/1/options/1/text',
    '/questions/2/rows/0/text',
    '/thankYou/texts/0/text',
  ]) {
    assert.ok(found.includes(pointer), pointer);
  }
});

test('languages are those of any text, the main one first', () => {
  assert.deepEqual(languagesOf(survey), ['en', 'zh', 'de']);
  assert.equal(mainLanguage({ title: { fr: 'T', de: 'T' } }), 'fr');
  assert.equal(mainLanguage({ title: { fr: 'T', en: 'T' } }), 'en');
  assert.deepEqual(languagesOf({}), ['en']);
});

test('what is said in the main language only is missing', () => {
  assert.deepEqual(
    missing(survey, 'zh').map(({ kind }) => kind),
    ['text', 'low', 'option', 'row', 'thanks'],
  );
  assert.deepEqual(missing(survey, 'en'), []);
});

test('a language can be taken away, with its words', () => {
  const after = withoutLanguage(survey, 'de');
  assert.deepEqual(languagesOf(after), ['en', 'zh']);
  assert.equal(after.words, undefined);
  assert.deepEqual(after.questions[0].text, { en: 'A' });
  assert.equal(withoutLanguage(survey, 'en').questions[0].labels, undefined);
  assert.equal(withoutLanguage(survey, 'en').language, undefined);
});

test('a text falls back to a language that is there', () => {
  assert.equal(textIn({ zh: '题', en: 'T' }, 'zh-Hans'), '题');
  assert.equal(textIn({ de: 'D', en: 'T' }, 'fr'), 'T');
  assert.equal(textIn({ de: 'D' }, 'fr', 'es'), 'D');
  assert.equal(textIn(undefined, 'en'), undefined);
});

test('language tags are those that the interface takes', () => {
  ['en', 'zh-Hans', 'de-CH-1996'].forEach((tag) => assert.ok(isLanguage(tag), tag));
  ['e', 'en_US', '', 'english language', 'en-'].forEach((tag) => assert.ok(!isLanguage(tag), tag));
});
