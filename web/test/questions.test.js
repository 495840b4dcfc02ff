import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { kindOf, testsOf, usualTest, valuesOf, whenOf } from '../settings/conditions.js';
import {
  added,
  changedForGood,
  freshId,
  idsOf,
  looksOf,
  lost,
  moved,
  renamed,
  retyped,
  scaleOf,
  TYPES,
} from '../settings/questions.js';

const survey = {
  title: { en: 'T' },
  words: { de: { send: 'Senden' } },
  questions: [
    { id: 'recommend', type: 'nps', unknown: { kept: true } },
    { id: 'parts', type: 'matrix', scale: '1-7', rows: [{ id: 'speed' }, { id: 'price' }] },
    {
      id: 'why',
      type: 'text',
      when: { all: [{ question: 'recommend', atMost: 6 }, { not: { question: 'price', atLeast: 5 } }] },
    },
  ],
};

test('each type can be added, under an id of its own', () => {
  const all = Object.keys(TYPES).reduce((definition, type) => added(added(definition, type), type), survey);
  assert.equal(all.questions.length, survey.questions.length + 2 * Object.keys(TYPES).length);
  assert.equal(new Set(idsOf(all)).size, idsOf(all).length);
  assert.deepEqual(all.questions.slice(0, 3), survey.questions);
});

test('an id is free also of rows of tables', () => {
  assert.equal(freshId(idsOf(survey), 'price'), 'price-2');
  assert.equal(freshId(['a', 'a-2'], 'a'), 'a-3');
});

test('moving keeps everything else, and can’t leave the list', () => {
  const after = moved(survey, 2, 0);
  assert.deepEqual(
    after.questions.map(({ id }) => id),
    ['why', 'recommend', 'parts'],
  );
  assert.deepEqual(after.questions[1].unknown, { kept: true });
  assert.equal(moved(survey, 0, -1), survey);
  assert.equal(moved(survey, 0, 3), survey);
  assert.deepEqual(moved(moved(survey, 0, 2), 2, 0), survey);
});

test('a condition that asks what comes later is lost', () => {
  assert.deepEqual(lost(survey), []);
  assert.deepEqual(lost(moved(survey, 2, 0)), [
    { index: 0, asks: 'recommend' },
    { index: 0, asks: 'price' },
  ]);
  assert.deepEqual(lost({ questions: survey.questions.slice(1) }), [{ index: 1, asks: 'recommend' }]);
});

test('a new id is the one that conditions and thanks ask by', () => {
  const thanked = { ...survey, thankYou: { question: 'recommend', texts: [{ text: { en: 'recommend' } }] } };
  const after = renamed(renamed(thanked, 'recommend', 'nps'), 'price', 'cost');
  assert.deepEqual(lost(after), []);
  assert.deepEqual(idsOf(after), ['nps', 'parts', 'speed', 'cost', 'why']);
  assert.deepEqual(after.thankYou, { question: 'nps', texts: [{ text: { en: 'recommend' } }] });
  assert.deepEqual(after.questions[0].unknown, { kept: true });
});

test('another type keeps the words and drops what it has not', () => {
  const rating = {
    id: 'a',
    type: 'rating',
    scale: '1-5',
    look: 'stars',
    metric: 'csi',
    dimension: 'x',
    weight: 1,
    text: { en: 'A' },
    required: true,
    labels: { low: { en: 'L' } },
  };
  assert.deepEqual(retyped(rating, 'csat'), {
    id: 'a',
    type: 'csat',
    text: { en: 'A' },
    required: true,
    labels: rating.labels,
  });
  assert.deepEqual(retyped(rating, 'text'), { id: 'a', type: 'text', text: { en: 'A' }, required: true });
  assert.deepEqual(retyped(rating, 'choice').options, [{ id: 'a' }, { id: 'b' }]);
  assert.equal(retyped(rating, 'matrix').scale, '1-5');
});

test('scales and looks are those of the type', () => {
  assert.deepEqual(scaleOf({ type: 'nps' }), { low: 0, high: 10 });
  assert.deepEqual(scaleOf({ type: 'csat' }), { low: 1, high: 5 });
  assert.deepEqual(scaleOf({ type: 'csat', scale: 'good-bad' }), { low: 0, high: 1 });
  assert.deepEqual(scaleOf({ type: 'rating', scale: '0-100' }), { low: 0, high: 100 });
  assert.equal(scaleOf({ type: 'rating', scale: 'some' }), undefined);
  assert.equal(scaleOf({ type: 'text' }), undefined);
  assert.equal(scaleOf({ type: 'of the future' }), undefined);
  assert.deepEqual(looksOf({ type: 'nps' }), ['numbers']);
  assert.deepEqual(looksOf({ type: 'csat', scale: '1-5' }), ['numbers', 'stars', 'smileys']);
  assert.deepEqual(looksOf({ type: 'rating', scale: '1-10' }), ['numbers', 'stars']);
  assert.deepEqual(looksOf({ type: 'csat', scale: 'good-bad' }), ['numbers', 'smileys']);
  assert.deepEqual(looksOf({ type: 'choice' }), ['list', 'menu']);
  assert.deepEqual(looksOf({ type: 'text' }), []);
});

test('what a question means for good is told when it changes', () => {
  const change = (question) => ({ questions: survey.questions.with(0, question) });
  assert.deepEqual(changedForGood(survey, change({ id: 'recommend', type: 'nps', required: true })), []);
  assert.deepEqual(changedForGood(survey, change({ id: 'recommend', type: 'csat' })), ['recommend']);
  assert.deepEqual(changedForGood(survey, change({ id: 'another', type: 'csat' })), []);
  const wider = { questions: survey.questions.with(1, { ...survey.questions[1], scale: '1-10' }) };
  assert.deepEqual(changedForGood(survey, wider), ['speed', 'price']);
  const ces = { questions: [{ id: 'e', type: 'ces' }] };
  assert.deepEqual(
    changedForGood(ces, { questions: [{ id: 'e', type: 'ces', scale: '1-7', high: 'ease' }] }),
    [],
  );
  assert.deepEqual(changedForGood(ces, { questions: [{ id: 'e', type: 'ces', high: 'effort' }] }), ['e']);
});

test('conditions come apart and together again', () => {
  for (const when of [
    undefined,
    { question: 'recommend', atMost: 6 },
    { question: 'recommend', atLeast: 7, atMost: 8 },
    { question: 'solved', is: ['partly', 'no'] },
    { attribute: 'plan', is: 'pro' },
    {
      any: [
        { question: 'reasons', answered: true },
        { attribute: 'plan', is: 'pro' },
      ],
    },
  ]) {
    assert.deepEqual(whenOf(testsOf(when)), when);
  }
});

test('a condition that fields can’t tell is left alone', () => {
  for (const when of [
    { not: { question: 'a', answered: true } },
    { all: [{ any: [] }] },
    { all: [], any: [] },
    { question: 'a', atMost: 3, is: [1] },
    { question: 'a', soon: true },
    { attribute: 'plan' },
    null,
    'never',
  ]) {
    assert.equal(testsOf(when), undefined, JSON.stringify(when));
  }
});

test('the usual test of a question fits its type', () => {
  assert.deepEqual(usualTest({ id: 'a' }, { low: 0, high: 10 }), { question: 'a', atMost: 5 });
  assert.deepEqual(usualTest({ id: 'a', options: [{ id: 'x' }] }), { question: 'a', is: ['x'] });
  assert.deepEqual(usualTest({ id: 'a' }), { question: 'a', answered: true });
  assert.equal(kindOf(usualTest({ id: 'a' })), 'answered');
  assert.deepEqual(valuesOf({ is: 'one' }), ['one']);
});

const templates = new URL('../templates/', import.meta.url);

test('all conditions of the templates can be told in fields', () => {
  const names = readdirSync(templates).filter((name) => name.endsWith('.json'));
  assert.ok(names.length >= 8, names.join());
  for (const name of names) {
    const template = JSON.parse(readFileSync(new URL(name, templates), 'utf8'));
    assert.deepEqual(lost(template), [], name);
    template.questions.forEach(({ id, when }) => assert.ok(testsOf(when), `${name} ${id}`));
  }
});
