import assert from 'node:assert/strict';
import test from 'node:test';
import { answersOf, scoredOf } from '../app/dashboard/answers.js';

const types = new Map([['recommend', 'nps'], ['happy', 'csat'], ['solved', 'choice'], ['reasons', 'choices'], ['why', 'text']]);

test('answers come apart into scores, comments and choices, in the order they were asked', () => {
  const answers = { why: 'too slow', reasons: ['price', 'speed'], happy: 'good', solved: 'yes', recommend: 6 };
  assert.deepEqual(answersOf({ answers }, types), {
    scores: [
      { question: 'recommend', score: 6, tone: 'bad' },
      { question: 'happy', score: 'good', tone: 'plain' },
    ],
    comments: [{ question: 'why', text: 'too slow' }],
    choices: [
      { question: 'solved', chosen: 'yes' },
      { question: 'reasons', chosen: 'price, speed' },
    ],
  });
});

test('an answer to a question nobody knows is shown by what it is', () => {
  assert.deepEqual(answersOf({ answers: { rating: 5, else: 'x', empty: '  ' } }, new Map()), {
    scores: [{ question: 'rating', score: 5, tone: 'plain' }],
    comments: [{ question: 'else', text: 'x' }],
    choices: [],
  });
});

test('the tone of a recommendation is that of its class', () => {
  const tone = (recommend) => answersOf({ answers: { recommend } }, types).scores[0].tone;
  assert.deepEqual([0, 6, 7, 8, 9, 10].map(tone), ['bad', 'bad', 'middling', 'middling', 'good', 'good']);
});

test('questions with scores are offered once, of the survey in view or of all', () => {
  const surveys = [
    { survey: 'a', questions: [{ question: 'recommend', type: 'nps' }, { question: 'why', type: 'text' }] },
    { survey: 'b', questions: [{ question: 'recommend', type: 'nps' }, { question: 'speed', type: 'rating' }] },
  ];
  assert.deepEqual(scoredOf(surveys, ''), ['recommend', 'speed']);
  assert.deepEqual(scoredOf(surveys, 'a'), ['recommend']);
  assert.deepEqual(scoredOf(surveys, 'gone'), []);
});
