import assert from 'node:assert/strict';
import test from 'node:test';
import { contrast, judged } from '../settings/contrast.js';

test('contrast is that of WCAG', () => {
  // The values that the W3C's and WebAIM's own tools show.
  for (const [one, other, ratio] of [
    ['#000000', '#ffffff', 21],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#FFFFFF', 4.48],
    ['#ff0000', '#ffffff', 4],
    ['#0000ff', '#ffffff', 8.59],
    ['#abcdef', '#abcdef', 1],
  ]) {
    assert.equal(Math.round(contrast(one, other) * 100) / 100, ratio, `${one} ${other}`);
    assert.equal(contrast(one, other), contrast(other, one));
  }
});

test('what is no colour has none', () => {
  for (const text of ['', 'red', '#fff', '#12345g', undefined]) {
    assert.equal(contrast(text, '#ffffff'), undefined);
  }
});

test('text needs 4.5 to 1 and the accent 3 to 1, and the usual theme has both', () => {
  assert.ok(judged().text.enough && judged().accent.enough);
  const grey = judged({ text: '#777777', accent: '#777777' });
  assert.ok(!grey.text.enough);
  assert.ok(grey.accent.enough);
  assert.ok(!judged({ accent: '#oops' }).accent.enough);
});
