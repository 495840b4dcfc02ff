import assert from 'node:assert/strict';
import test from 'node:test';
import { partsOf, questionText, scoreOf } from '../followups/answer.js';

const definition = {
  title: { en: 'T' },
  questions: [
    { id: 'recommend', type: 'nps', text: { en: 'Would you?', zh: '您会吗？' } },
    { id: 'help', type: 'csat', scale: 'good-bad' },
    { id: 'parts', type: 'matrix', scale: '1-7', rows: [{ id: 'speed', text: { en: 'Speed' } }] },
    {
      id: 'reasons',
      type: 'choices',
      options: [{ id: 'slow', text: { en: 'Too slow', zh: '太慢' } }, { id: 'dear' }],
    },
    { id: 'why', type: 'text' },
  ],
};

test('what was written is parted from what was chosen', () => {
  const answers = {
    recommend: 3,
    speed: 2,
    reasons: ['slow', 'dear'],
    why: 'It took ages.',
    gone: 'also text',
  };
  assert.deepEqual(partsOf(answers, definition, ['recommend'], 'zh'), {
    written: [
      { id: 'why', text: 'It took ages.' },
      { id: 'gone', text: 'also text' },
    ],
    rest: [
      { id: 'speed', text: '2' },
      { id: 'reasons', text: '太慢, dear' },
    ],
  });
});

test('without a definition ids stand for questions, and texts are still shown', () => {
  assert.deepEqual(partsOf({ why: 'x', n: 1 }, undefined, [], 'en'), {
    written: [{ id: 'why', text: 'x' }],
    rest: [{ id: 'n', text: '1' }],
  });
  assert.equal(questionText(undefined, 'why', 'en'), 'why');
  assert.deepEqual(scoreOf(undefined, 'n', 1), { score: 1, high: undefined });
});

test('a question is told in the language, and a score with the top of its scale', () => {
  assert.equal(questionText(definition, 'recommend', 'zh'), '您会吗？');
  assert.equal(questionText(definition, 'speed', 'zh'), 'Speed');
  assert.deepEqual(scoreOf(definition, 'recommend', 3), { score: 3, high: 10 });
  assert.deepEqual(scoreOf(definition, 'speed', 2), { score: 2, high: 7 });
  assert.deepEqual(scoreOf(definition, 'help', 0), { score: 0, word: 'bad' });
});

test('a question without a text is told by what one of its type usually asks, if it alone is of it', () => {
  const usual = { nps: 'Likely?', csat: 'Satisfied?', ease: 'Easy?', effort: 'Effort?' };
  const bare = {
    title: { en: 'T' },
    questions: [
      { id: 'recommend', type: 'nps' },
      { id: 'hard', type: 'ces', scale: '1-5', high: 'effort' },
      { id: 'happy', type: 'csat', scale: '1-5' },
      { id: 'content', type: 'csat', scale: '1-5' },
      { id: 'why', type: 'text' },
    ],
  };
  const asked = (id) => questionText(bare, id, 'en', usual);
  assert.equal(asked('recommend'), 'Likely?');
  assert.equal(asked('hard'), 'Effort?');
  for (const id of ['happy', 'content', 'why', 'gone']) {
    assert.equal(asked(id), id);
  }
  assert.equal(questionText(undefined, 'recommend', 'en', usual), 'recommend');
  assert.equal(questionText(definition, 'recommend', 'zh', usual), '您会吗？');
});
