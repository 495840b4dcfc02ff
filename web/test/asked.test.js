import assert from 'node:assert/strict';
import test from 'node:test';
import { asks, chosen, definitionsOf } from '../app/dashboard/asked.js';

const DEFINITION = {
  title: { en: 'Us' },
  questions: [
    { id: 'again', type: 'nps', text: { en: 'Again?', zh: '再来吗？' } },
    { id: 'how', type: 'choices', text: { en: 'How?' }, options: [{ id: 'a', text: { en: 'By mail' } }, { id: 'b', text: { en: 'By phone' } }] },
  ],
};

test('a question is what it asks, in the language or the one there is, and its id if nothing is known', () => {
  assert.equal(asks(DEFINITION, 'again', 'zh'), '再来吗？');
  assert.equal(asks(DEFINITION, 'how', 'zh'), 'How?');
  assert.equal(asks(DEFINITION, 'gone', 'en'), 'gone');
  assert.equal(asks(undefined, 'again', 'en'), 'again');
});

test('options are what they say, and ids where that is not known', () => {
  assert.equal(chosen(DEFINITION, 'how', ['a', 'b'], 'en'), 'By mail, By phone');
  assert.equal(chosen(DEFINITION, 'how', ['a', 'z'], 'en'), 'By mail, z');
  assert.equal(chosen(undefined, 'how', 'a', 'en'), 'a');
  assert.equal(chosen(undefined, 'how', ['a', 'b'], 'en'), 'a, b');
});

test('only surveys that there are get read, and what can not be read is as if it were not there', async () => {
  const asked = [];
  const definition = async (survey) => (asked.push(survey), survey === 'broken' ? Promise.reject(new Error('no')) : DEFINITION);
  const surveys = [{ survey: 'one' }, { survey: 'old', deleted: true }, { survey: 'broken' }, { survey: 'other' }];
  const found = await definitionsOf({ dashboard: { surveys }, definition }, ['one', 'old', 'broken', 'tickets', undefined]);
  assert.deepEqual(asked, ['one', 'broken']);
  assert.equal(found.get('one'), DEFINITION);
  assert.equal(found.get('broken'), undefined);
});
