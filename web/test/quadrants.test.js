import assert from 'node:assert/strict';
import test from 'node:test';
import { placed } from '../app/charts/quadrants.js';

test('no name lies on another, and none leaves its side', () => {
  let seed = 7;
  const draw = (below) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 200; round++) {
    const points = Array.from({ length: 1 + draw(12) }, (_, index) => ({
      name: `p${index}`,
      left: draw(320),
      top: draw(320),
    }));
    const result = placed(points);
    assert.equal(result.length, points.length);
    for (const side of [true, false]) {
      const tops = result.filter((point) => point.flipped === side).map((point) => point.labelTop);
      tops.slice(1).forEach((top, index) => assert.ok(top - tops[index] >= 14, `round ${round}`));
    }
    assert.ok(result.every((point) => point.labelTop >= point.top));
  }
});
