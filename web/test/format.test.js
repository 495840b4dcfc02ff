import assert from 'node:assert/strict';
import test from 'node:test';
import { formatsOf } from '../app/format.js';

const en = formatsOf('en');
const words = { percentagePoints: 'pp' };

test('each unit is written in its own way', () => {
  assert.equal(en.value('points', 37.5), '37.5');
  assert.equal(en.value('fraction', 0.8333), '83.3%');
  assert.equal(en.value('score', 4.256), '4.26');
  assert.equal(en.value('count', 1234), '1,234');
  assert.equal(en.value('money', '1234.5', 'EUR'), '€1,234.50');
  assert.equal(en.value('money', '12345.67', 'EUR'), '€12,346');
  assert.equal(en.value('money', '0', null), '0');
});

test('how many an hour fits a small cell, and what is there is never nothing', () => {
  const written = [243.3, 12.4, 4.666, 1, 0.0467, 0.0179, 0.0001, 0].map((value) => en.rate(value));
  assert.deepEqual(written, ['243', '12', '4.7', '1', '0.05', '0.02', '0.01', '0']);
  assert.equal(formatsOf('de').rate(4.666), '4,7');
});

test('nothing is a dash, and never zero', () => {
  for (const unit of ['points', 'fraction', 'score', 'seconds', 'count', 'money']) {
    assert.equal(en.value(unit, null, 'EUR'), '–');
    assert.equal(en.value(unit, undefined, 'EUR'), '–');
  }
  assert.equal(en.value('count', 0), '0');
  assert.equal(en.difference('points', null, '', words), '–');
  assert.equal(en.interval('points', null, null), '');
});

test('below zero stands a minus sign, not a hyphen', () => {
  assert.equal(en.value('points', -7.4856), '−7.5');
  assert.equal(en.value('money', '-5', 'EUR'), '−€5.00');
  assert.equal(en.interval('points', -14.73, -0.155), '−14.7 … −0.2');
});

test('a difference says which way it goes, and shares differ by percentage points', () => {
  assert.equal(en.difference('points', 4.2, '', words), '+4.2');
  assert.equal(en.difference('points', -4.2, '', words), '−4.2');
  assert.equal(en.difference('fraction', 0.042, '', words), '+4.2 pp');
  assert.equal(en.difference('seconds', -90, '', words), '−1 min 30 sec');
  assert.equal(en.difference('points', 0, '', words), '0.0');
});

test('a duration has two steps at most, and none of them is ever full', () => {
  assert.equal(en.value('seconds', 0), '0 sec');
  assert.equal(en.value('seconds', 9.46), '9.5 sec');
  assert.equal(en.value('seconds', 40), '40 sec');
  assert.equal(en.value('seconds', 59.4), '59 sec');
  assert.equal(en.value('seconds', 59.9), '1 min');
  assert.equal(en.value('seconds', 90), '1 min 30 sec');
  assert.equal(en.value('seconds', 3599.9), '1 hr');
  assert.equal(en.value('seconds', 7500), '2 hr 5 min');
  assert.equal(en.value('seconds', 86_399), '1 day');
  assert.equal(en.value('seconds', 273_600), '3 days 4 hr');
});

test('other languages have their own numbers', () => {
  const de = formatsOf('de');
  assert.equal(de.value('points', 1.5), '1,5');
  assert.equal(de.value('count', 12_345), '12.345');
  assert.equal(formatsOf('zh').value('fraction', 0.5), '50.0%');
});

test('a rough share has no digits after the point, and nothing is a dash', () => {
  assert.equal(en.roughShare(0.876), '88%');
  assert.equal(en.roughShare(null), '–');
});

test('what is rounded to nothing has no sign', () => {
  assert.equal(en.difference('points', -0.04, '', words), '0.0');
  assert.equal(en.difference('points', 0.04, '', words), '0.0');
  assert.equal(en.difference('fraction', -0.0004, '', words), '0.0 pp');
  assert.equal(en.value('points', -0.04), '0.0');
  assert.equal(en.value('points', -0.05), '−0.1');
});
