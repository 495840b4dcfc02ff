import assert from 'node:assert/strict';
import test from 'node:test';
import { pathsOf } from '../app/charts/sparkline.js';

test('the least lies at the bottom and the most at the top', () => {
  const { paths, last } = pathsOf([{ value: 0 }, { value: 10 }, { value: 5 }]);
  assert.deepEqual(paths, ['M3 29L60 3L117 16']);
  assert.deepEqual(last, { x: 117, y: 16 });
});

test('where there is no figure there is no line', () => {
  const { paths } = pathsOf([{ value: 1 }, { value: null }, { value: 2 }, { value: 3 }]);
  assert.equal(paths.length, 2);
});

test('nothing draws nothing, one value or the same one a point in the middle', () => {
  assert.deepEqual(pathsOf([]), { paths: [], band: [], last: undefined });
  assert.deepEqual(pathsOf([{ value: null }]).last, undefined);
  assert.deepEqual(pathsOf([{ value: 7 }]).last, { x: 3, y: 16 });
  assert.deepEqual(pathsOf([{ value: 7 }, { value: 7 }]).paths, ['M3 16L117 16']);
});

test('an interval is a band around the line', () => {
  const { band } = pathsOf([
    { value: 5, low: 0, high: 10 },
    { value: 5, low: 0, high: 10 },
  ]);
  assert.deepEqual(band, ['M3 3L117 3L117 29L3 29Z']);
});
