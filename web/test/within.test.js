import assert from 'node:assert/strict';
import test from 'node:test';
import { askedWithin, firstOf, withinOf } from '../app/dashboard/within.js';

const PAIRS = [
  ['region', 'plan'],
  ['channel', 'region'],
];

test('a segment stays where its dimension and the other are a declared pair, in either order', () => {
  assert.equal(withinOf(PAIRS, 'region:EMEA', 'plan'), 'region:EMEA');
  assert.equal(withinOf(PAIRS, 'plan:a:b', 'region'), 'plan:a:b');
  assert.equal(withinOf(PAIRS, 'region:EMEA', 'channel'), 'region:EMEA');
});

test('else it is of everybody', () => {
  assert.equal(withinOf(PAIRS, 'plan:pro', 'channel'), '');
  assert.equal(withinOf(PAIRS, 'region:EMEA', 'region'), '');
  assert.equal(withinOf(PAIRS, 'region:EMEA', 'agent'), '');
  assert.equal(withinOf(PAIRS, '', 'plan'), '');
  assert.equal(withinOf([], 'region:EMEA', 'plan'), '');
});

test('the dimension to begin with is one that can be told within the segment', () => {
  assert.equal(firstOf(['region', 'plan', 'channel'], PAIRS, 'region:EMEA'), 'plan');
  assert.equal(firstOf(['region', 'plan'], PAIRS, ''), 'region');
  assert.equal(firstOf(['region', 'plan'], undefined, 'region:EMEA'), 'region');
  assert.equal(firstOf([], PAIRS, 'region:EMEA'), undefined);
});

const boardOf = (get) => ({ view: { segment: 'region:EMEA' }, settings: async () => ({ pairs: PAIRS }), api: { get } });

test('what has no pairs is asked of everybody, and any other refusal is told', async () => {
  const asked = [];
  const refusing = (status) => async (path, query) => {
    asked.push(query);
    if (query.some(([name]) => name === 'segment')) {
      throw Object.assign(new Error('refused'), { status });
    }
    return 'everybody';
  };

  assert.equal(await askedWithin(boardOf(refusing(400)), '/x', [['by', 'plan']], 'plan'), 'everybody');
  assert.deepEqual(asked, [
    [
      ['by', 'plan'],
      ['segment', 'region:EMEA'],
    ],
    [['by', 'plan']],
  ]);
  await assert.rejects(askedWithin(boardOf(refusing(503)), '/x', [['by', 'plan']], 'plan'), { status: 503 });
});
