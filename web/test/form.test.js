import assert from 'node:assert/strict';
import test from 'node:test';
import { answersOf, faultsOf, sentOf } from '../form/answers.js';
import { isMet, mayFollow, seenOf } from '../form/branching.js';
import { chosenBy, placedAt } from '../form/keys.js';
import { progressOf, stepFrom } from '../form/steps.js';
import { filled } from '../form/words.js';

const NPS = Array.from({ length: 11 }, (_, score) => String(score));

/** Types keys at given times (ms), and tells what is chosen in the end. */
function typed(values, ...keys) {
  let state = { typed: '', at: -10_000, value: null };
  keys.forEach(([key, at]) => (state = chosenBy(values, key, state, at)));
  return state.value;
}

test('a digit chooses the score, and 1 and then 0 is 10', () => {
  assert.equal(typed(NPS, ['7', 0]), '7');
  assert.equal(typed(NPS, ['0', 0]), '0');
  assert.equal(typed(NPS, ['1', 0]), '1');
  assert.equal(typed(NPS, ['1', 0], ['0', 900]), '10');
});

test('a second digit that comes late, or makes no score, begins anew', () => {
  assert.equal(typed(NPS, ['1', 0], ['0', 1001]), '0');
  assert.equal(typed(NPS, ['1', 0], ['2', 100]), '2');
  assert.equal(typed(NPS, ['1', 0], ['0', 100], ['0', 200]), '0');
});

test('where words are offered a digit is their place, from 1', () => {
  assert.equal(typed(['bad', 'good'], ['1', 0]), 'bad');
  assert.equal(typed(['bad', 'good'], ['2', 0]), 'good');
  assert.equal(typed(['bad', 'good'], ['3', 0]), null);
  assert.equal(typed(['bad', 'good'], ['0', 0]), null);
});

test('digits wait for each other as long as there is a score that begins with them', () => {
  const hundreds = Array.from({ length: 11 }, (_, step) => String(100 + step));
  assert.equal(typed(hundreds, ['1', 0], ['0', 100]), null);
  assert.equal(typed(hundreds, ['1', 0], ['0', 100], ['7', 200]), '107');
  assert.equal(typed(['1', '10', '11'], ['1', 0], ['1', 100]), '11');
});

test('of options the first nine have a key, whatever they are called', () => {
  const options = Array.from({ length: 12 }, (_, place) => `opt${place + 1}`);
  assert.deepEqual([...'123456789'].map((key) => placedAt(options, key)), options.slice(0, 9));
  assert.equal(placedAt(options, '0'), null);
  assert.equal(placedAt(['2023', '2024'], '2'), '2024');
  assert.equal(placedAt(['2023', '2024'], '3'), null);
});

test('a digit off the scale chooses nothing', () => {
  assert.equal(typed(['1', '2', '3', '4', '5'], ['0', 0]), null);
  assert.equal(typed(['1', '2', '3', '4', '5'], ['9', 0]), null);
});

test('a field left empty says nothing, and what is no question is no answer', () => {
  const entries = [['key', 'pub_'], ['why', '  \n'], ['uses', 'web'], ['uses', 'app'], ['recommend', '0']];
  const answers = answersOf(entries, new Set(['why', 'uses', 'recommend']));
  assert.deepEqual({ ...answers }, { uses: ['web', 'app'], recommend: ['0'] });
});

test('a question may be called what every object has', () => {
  const names = Object.getOwnPropertyNames(Object.prototype);
  assert.ok(names.includes('constructor') && names.includes('toString'));
  for (const name of names) {
    const block = { questions: [name], required: true, most: 0, ranges: new Map(), when: null };
    const none = answersOf([], new Set([name]));
    assert.equal(faultsOf(block, none, new Set())[0].word, 'unanswered', name);
    assert.equal(mayFollow([block, { questions: ['next'], when: { question: name, is: '1' } }], block, none), true, name);
    assert.deepEqual(seenOf([{ questions: ['next'], when: { question: name, answered: true } }], none), [], name);
    assert.deepEqual(answersOf([[name, '1']], new Set([name]))[name], ['1'], name);
  }});

test('what is not seen and what is empty is not sent', () => {
  const entries = [['id', '1'], ['love', 'all'], ['why', ''], ['recommend', '3']];
  assert.deepEqual(sentOf(entries, new Set(['love'])), [['id', '1'], ['recommend', '3']]);
});

const ALL_READ = new Set();
const fault = (question, word, values = {}) => ({ question, word, values });

test('of a required place each question without an answer is told, and no more may be chosen than it says', () => {
  const table = { questions: ['a', 'b', 'c'], required: true, most: 0, ranges: new Map() };
  assert.deepEqual(faultsOf(table, { b: ['1'] }, ALL_READ), [fault('a', 'unanswered'), fault('c', 'unanswered')]);
  assert.deepEqual(faultsOf(table, { a: ['1'], b: ['2'], c: ['1'] }, ALL_READ), []);
  assert.deepEqual(faultsOf({ ...table, required: false }, {}, ALL_READ), []);
  const boxes = { questions: ['c'], required: false, most: 2, ranges: new Map() };
  assert.deepEqual(faultsOf(boxes, {}, ALL_READ), []);
  assert.deepEqual(faultsOf(boxes, { c: ['x', 'y'] }, ALL_READ), []);
  assert.deepEqual(faultsOf(boxes, { c: ['x', 'y', 'z'] }, ALL_READ), [fault('c', 'atMost', { number: 2 })]);
});

test('a score that is typed is a whole number of its scale', () => {
  const range = { low: 0, high: 100 };
  const block = { questions: ['n'], required: false, most: 0, ranges: new Map([['n', range]]) };
  for (const fine of ['0', '100', ' 7 ', '007']) {
    assert.deepEqual(faultsOf(block, { n: [fine] }, ALL_READ), [], fine);
  }
  for (const wrong of ['150', '101', '-1', '1.5', '1e1', '0x1', '1,5', 'many', '1000000000000']) {
    assert.deepEqual(faultsOf(block, { n: [wrong] }, ALL_READ), [fault('n', 'wholeNumber', range)], wrong);
  }
  assert.deepEqual(faultsOf(block, {}, ALL_READ), []);
  assert.deepEqual(faultsOf({ ...block, required: true }, {}, ALL_READ), [fault('n', 'unanswered')]);
});

test('what a browser does not tell, like 1e for a number, is no answer left out', () => {
  const range = { low: 0, high: 100 };
  for (const required of [true, false]) {
    const block = { questions: ['n'], required, most: 0, ranges: new Map([['n', range]]) };
    assert.deepEqual(faultsOf(block, {}, new Set(['n'])), [fault('n', 'wholeNumber', range)]);
  }
});

// Each with the answers that meet it, and those that do not: as the server's own test has them.
const CONDITIONS = [
  [{ question: 'n', atMost: 6 }, [['6'], ['0']], [['7'], [], ['words']]],
  [{ question: 'n', atLeast: 7, atMost: 8 }, [['7'], ['8']], [['6'], ['9'], []]],
  [{ question: 'n', is: 9 }, [['9']], [['09x'], ['8'], []]],
  [{ question: 'n', is: [1, 10] }, [['1'], ['10']], [['0'], []]],
  [{ question: 'n', is: 'pro' }, [['pro'], ['free', 'pro']], [['free'], []]],
  [{ question: 'n', atLeast: 1 }, [['good'], ['1']], [['bad'], ['0'], []]],
  [{ question: 'n', answered: true }, [['x']], [[]]],
  [{ question: 'n', answered: false }, [[]], [['x']]],
  [{ not: { question: 'n', is: 9 } }, [['8'], []], [['9']]],
  [{ all: [{ question: 'n', atLeast: 2 }, { question: 'n', atMost: 3 }] }, [['2'], ['3']], [['1'], ['4'], []]],
  [{ any: [{ question: 'n', is: 1 }, { question: 'n', answered: false }] }, [['1'], []], [['2']]],
  [{ all: [] }, [[], ['1']], []],
  [{ any: [] }, [], [[], ['1']]],
];

for (const [condition, met, unmet] of CONDITIONS) {
  test(`${JSON.stringify(condition)} is met by what it says alone`, () => {
    const answers = (given) => (given.length === 0 ? {} : { n: given });
    met.forEach((given) => assert.equal(isMet(condition, answers(given)), true, String(given)));
    unmet.forEach((given) => assert.equal(isMet(condition, answers(given)), false, String(given)));
  });
}

const BLOCKS = [
  { questions: ['a'], when: null },
  { questions: ['b'], when: { question: 'a', is: 'yes' } },
  { questions: ['c'], when: { question: 'b', is: 'yes' } },
  { questions: ['d'], when: null },
];

test('an answer to what is seen no more makes nothing else seen', () => {
  const all = { a: ['yes'], b: ['yes'], c: ['x'] };
  assert.deepEqual(seenOf(BLOCKS, all), BLOCKS);
  assert.deepEqual(seenOf(BLOCKS, { ...all, a: ['no'] }), [BLOCKS[0], BLOCKS[3]]);
});

test('more may follow what is not answered yet and asked about later', () => {
  assert.equal(mayFollow(BLOCKS, BLOCKS[0], {}), true);
  assert.equal(mayFollow(BLOCKS, BLOCKS[0], { a: ['no'] }), false);
  assert.equal(mayFollow(BLOCKS, BLOCKS[3], {}), false);
});

test('steps go from place to place, over those that are not seen', () => {
  const [a, b, c, d] = BLOCKS;
  assert.equal(stepFrom([a, d], a, BLOCKS, 1), d);
  assert.equal(stepFrom([a, d], d, BLOCKS, -1), a);
  assert.equal(stepFrom([a, d], d, BLOCKS, 1), null);
  assert.equal(stepFrom([a, d], a, BLOCKS, -1), null);
  assert.equal(stepFrom([a, d], c, BLOCKS, 1), d, 'from what has just been hidden');
  assert.equal(stepFrom([a, d], b, BLOCKS, -1), a);
  assert.equal(stepFrom([a, d], null, BLOCKS, 1), a);
  assert.equal(stepFrom([], null, BLOCKS, 1), null);
});

test('progress counts what is seen, and one more where an answer may lead on', () => {
  const [a, , , d] = BLOCKS;
  assert.deepEqual(progressOf([a, d], a, false), { number: 1, total: 2 });
  assert.deepEqual(progressOf([a], a, true), { number: 1, total: 2 });
  assert.deepEqual(progressOf([a], a, false), { number: 1, total: 1 });
  assert.deepEqual(progressOf([], a, false), { number: 1, total: 1 });
});

test('words take the values that they name, and no others', () => {
  assert.equal(filled('Question {number} of {total}', { number: 2, total: 10 }), 'Question 2 of 10');
  assert.equal(filled('{what} {number}', { number: '{what}' }), '{what} {what}');
});
