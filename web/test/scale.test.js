import assert from 'node:assert/strict';
import test from 'node:test';
import { placeOf } from '../app/charts/intervals.js';
import { boundsOf, durationSplits, endsOf, namedOf } from '../app/charts/scale.js';

test('names are written as far apart as they must, the last always', () => {
  assert.deepEqual(namedOf(5, 500, 100), [0, 1, 2, 3, 4]);
  assert.deepEqual(namedOf(12, 500, 100), [2, 5, 8, 11]);
  assert.deepEqual(namedOf(100, 50, 100), [99]);
  assert.deepEqual(namedOf(0, 500, 100), []);
});

test('an axis holds all there is, and never more than there can be', () => {
  let seed = 11;
  const draw = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let round = 0; round < 500; round++) {
    const numbers = Array.from({ length: 1 + Math.floor(draw() * 6) }, () => (draw() < 0.2 ? null : draw() * 200 - 100));
    const bounds = boundsOf('points');
    const [from, to] = endsOf(numbers, bounds);
    assert.ok(from < to, `round ${round}`);
    for (const number of numbers.filter((each) => each !== null)) {
      assert.ok(from <= number && number <= to, `round ${round}: ${number} in ${from} to ${to}`);
    }
  }
});

test('nothing, and one value, have an axis, too', () => {
  for (const numbers of [[], [null], [0], [7], [-3, -3]]) {
    const [from, to] = endsOf(numbers);
    assert.ok(Number.isFinite(from) && from < to, String(numbers));
  }
  assert.deepEqual(endsOf([], { least: 0 }), [0, 1]);
});

test('durations are cut at whole minutes, hours or days', () => {
  assert.deepEqual(durationSplits(0, 7200, 5), [0, 1800, 3600, 5400, 7200]);
  assert.deepEqual(durationSplits(100, 260, 6), [120, 150, 180, 210, 240]);
  assert.ok(durationSplits(0, 40 * 86_400, 6).length <= 7);
  assert.ok(durationSplits(0, 1e9, 6).every((at) => at % 86_400 === 0));
});

test('a place between two ends is never beyond them', () => {
  assert.equal(placeOf(5, [0, 10]), 0.5);
  assert.equal(placeOf('2.5', [0, 10]), 0.25);
  assert.equal(placeOf(-1, [0, 10]), 0);
  assert.equal(placeOf(11, [0, 10]), 1);
  assert.equal(placeOf(3, [3, 3]), 0.5);
});
