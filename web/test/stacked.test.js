import assert from 'node:assert/strict';
import test from 'node:test';
import { partsOf } from '../app/charts/stacked.js';

test('shares fill their column from the foot up, whatever they count', () => {
  const parts = partsOf([{ counts: [1, 2, 1] }, { counts: [300, 0, 100] }]);
  assert.deepEqual(parts.map(({ y, height }) => [y, height]), [
    [90, 30],
    [30, 60],
    [0, 30],
    [30, 90],
    [30, 0],
    [0, 30],
  ]);
  assert.ok(parts[3].x > parts[0].x + parts[0].width);
});

test('a period without answers is a gap, and none at all is nothing', () => {
  assert.ok(partsOf([{ counts: [0, 0] }]).every(({ height }) => height === 0));
  assert.deepEqual(partsOf([]), []);
});
