import assert from 'node:assert/strict';
import test from 'node:test';
import {
  before,
  dimensionPartsOf,
  dimensionsOf,
  extremes,
  headlines,
  isBehind,
  keyOf,
  nameOf,
  onceEach,
  scoresOf,
  stagesOf,
  verdictOf,
  withOwnInterval,
} from '../app/dashboard/figures.js';

const card = (metric, more = {}) => ({ metric, title: { en: metric.toUpperCase(), zh: `中${metric}` }, points: [], ...more });

test('series of one metric are told apart by what they are of', () => {
  assert.equal(keyOf(card('nps')), 'nps');
  assert.equal(keyOf(card('clv', { currency: 'EUR' })), 'clv:EUR');
  assert.equal(keyOf(card('kano', { item: null })), 'kano');
  assert.equal(nameOf(card('kano', { item: 'express' }), 'zh'), '中kano · express');
  assert.equal(nameOf(card('clv', { currency: 'EUR' }), 'en'), 'CLV');
});

test('the headlines are at most eight, one of a metric, the known ones first', () => {
  const cards = ['kano', 'kano', 'backlog', 'csat', 'nps'].map((metric, index) => card(metric, { item: `i${index}` }));
  assert.deepEqual(headlines(cards).map((shown) => shown.metric), ['nps', 'csat', 'backlog', 'kano']);
  const many = Array.from({ length: 30 }, (_, index) => card(`m${index}`));
  assert.equal(headlines(many).length, 8);
  assert.deepEqual(headlines([]), []);
});

test('a change is for the better only where that is known and it is more than noise', () => {
  const change = (value, significant) => ({ value, significant });
  assert.deepEqual(verdictOf(change(4, true), true), { sure: 'real', tone: 'better', way: 'up' });
  assert.deepEqual(verdictOf(change(-4, true), true), { sure: 'real', tone: 'worse', way: 'down' });
  assert.deepEqual(verdictOf(change(-4, true), false), { sure: 'real', tone: 'better', way: 'down' });
  assert.deepEqual(verdictOf(change(4, true), null), { sure: 'real', tone: 'neutral', way: 'up' });
  assert.deepEqual(verdictOf(change(4, false), true), { sure: 'noise', tone: 'neutral', way: 'up' });
  assert.deepEqual(verdictOf(change('-12.50', null), true), { sure: 'untested', tone: 'neutral', way: 'down' });
  assert.deepEqual(verdictOf(change(0, true), true), { sure: 'real', tone: 'neutral', way: 'same' });
  assert.deepEqual(verdictOf(null, true), { sure: 'none', tone: 'neutral', way: 'same' });
});

test('an interval of the median is not one of the mean', () => {
  const point = { value: 300, low: 10, high: 90, n: 39 };
  assert.deepEqual(withOwnInterval({ ...point, method: 'median-order-statistics' }), {
    value: 300, low: null, high: null, median: { low: 10, high: 90 }, n: 39, method: 'median-order-statistics',
  });
  for (const method of ['t', 'adjusted-wald', null]) {
    assert.deepEqual(withOwnInterval({ ...point, method }), { ...point, method });
  }
});

test('an answer is behind if it lacks what was recorded seconds ago, by the clock of who gave it', () => {
  const asOf = '2026-03-14T09:00:00Z';
  const after = (millis) => isBehind(asOf, Date.parse(asOf) + millis);
  assert.deepEqual([after(-999), after(0), after(9_999), after(10_000), after(3_600_000)], [false, false, false, true, true]);
  assert.equal(isBehind(asOf, NaN), false);
});

test('what was before is what is, without the change', () => {
  assert.equal(before(30, { value: 40 }), -10);
  assert.equal(before('5.50', { value: '1.25' }), 4.25);
  assert.equal(before(null, { value: 1 }), null);
  assert.equal(before(3, null), null);
});

test('extremes leave out what has no value, and nothing has none', () => {
  const points = [null, 3, '10', 2, null].map((value, index) => ({ value, index }));
  const { least, most, last } = extremes(points);
  assert.deepEqual([least.index, most.index, last.index], [3, 2, 3]);
  assert.equal(extremes([{ value: null }]), undefined);
});

test('what two control charts find alike is said once, and what differs is kept in its order', () => {
  const alert = { metric: 'nps', segment: {}, granularity: 'week', period: '2026-W43', direction: 'lower', chart: 'ewma' };
  const others = [{ period: '2026-W42' }, { direction: 'higher' }, { segment: { plan: 'pro' } }, { metric: 'csat' }, { granularity: 'day', period: '2026-10-20' }];
  const all = [alert, { ...alert, chart: 'cusum' }, ...others.map((more) => ({ ...alert, ...more }))];
  assert.deepEqual(onceEach(all), [all[0], ...all.slice(2)]);
  assert.deepEqual(onceEach([]), []);
});

test('the dimensions asked by are those its events have', () => {
  const entry = (...events) => ({ needs: { events } });
  assert.deepEqual(dimensionsOf(entry('survey.response'), ['plan', 'channel']), ['plan', 'channel', 'survey', 'language']);
  assert.deepEqual(dimensionsOf(entry('ticket.created'), ['plan']), ['plan', 'agent', 'group', 'channel', 'priority', 'reason']);
  assert.deepEqual(dimensionsOf(entry('customer.joined'), ['plan']), ['plan']);
  assert.deepEqual(dimensionsOf(undefined, []), []);
});

test('parts come apart into stages, scores and dimensions', () => {
  assert.deepEqual(stagesOf({ trial: 28, paid: 8, 'paid:step': 0.29 }), [
    { stage: 'trial', count: 28, step: null },
    { stage: 'paid', count: 8, step: 0.29 },
  ]);
  assert.deepEqual(scoresOf({ 10: 1, 2: 5, promoters: 7 }), [
    { score: 2, count: 5 },
    { score: 10, count: 1 },
  ]);
  assert.deepEqual(
    dimensionPartsOf({ 'dimension:b': 2, 'dimension:b:low': 1, 'dimension:b:high': 3, 'dimension:a': -1, 'dimension:c': null, dropped: 0 }),
    [
      { name: 'a', value: -1, low: null, high: null },
      { name: 'b', value: 2, low: 1, high: 3 },
    ],
  );
});
