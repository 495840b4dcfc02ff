import assert from 'node:assert/strict';
import test from 'node:test';
import { at, cleared, nearest, parts, placed, pointerOf } from '../settings/pointer.js';

test('pointers are read as RFC 6901 has them', () => {
  const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'c%d': 2, 'm~n': 8 };
  const known = { '/foo/0': 'bar', '/': 0, '/a~1b': 1, '/c%d': 2, '/m~0n': 8 };
  for (const [pointer, value] of Object.entries(known)) {
    assert.equal(at(document, pointer), value, pointer);
    assert.equal(pointerOf(...parts(pointer)), pointer);
  }
  assert.equal(at(document, ''), document);
});

test('where nothing is, there is undefined', () => {
  for (const pointer of ['/no', '/foo/2', '/foo/0/x', '/foo/length', '/toString', '/__proto__']) {
    assert.equal(at({ foo: ['bar'] }, pointer), undefined, pointer);
  }
});

test('a value is placed in a copy, and what is missing on the way is made', () => {
  const document = { questions: [{ id: 'a' }, { id: 'b' }], kept: { as: 'it is' } };
  const after = placed(document, '/questions/1/labels/low/en', 'Never');
  assert.deepEqual(after.questions, [{ id: 'a' }, { id: 'b', labels: { low: { en: 'Never' } } }]);
  assert.deepEqual(document.questions[1], { id: 'b' });
  assert.equal(after.kept, document.kept);
});

test('fields keep their order when one of them changes', () => {
  const after = placed({ a: 1, b: 2, c: 3 }, '/b', 5);
  assert.equal(JSON.stringify(after), '{"a":1,"b":5,"c":3}');
});

test('undefined takes away, and arrays close up', () => {
  assert.deepEqual(placed({ a: [1, 2, 3] }, '/a/1', undefined), { a: [1, 3] });
  assert.deepEqual(placed({ a: 1, b: 2 }, '/a', undefined), { b: 2 });
  assert.deepEqual(placed({ a: [1] }, '/a/-', 2), { a: [1, 2] });
});

test('a name such as __proto__ is a field like any other', () => {
  const after = placed({}, '/__proto__', 'x');
  assert.deepEqual(Object.keys(after), ['__proto__']);
  assert.equal(at(after, '/__proto__'), 'x');
  assert.equal({}.polluted, undefined);
});

test('clearing takes the emptied objects along, but no element of an array', () => {
  const document = { questions: [{ id: 'a', labels: { low: { en: 'Never' } } }], title: { en: 'T' } };
  assert.deepEqual(cleared(document, '/questions/0/labels/low/en').questions, [{ id: 'a' }]);
  assert.deepEqual(cleared({ list: [{ x: 1 }] }, '/list/0/x'), { list: [{}] });
  assert.deepEqual(cleared({ title: { en: 'T', zh: 'U' } }, '/title/en'), { title: { zh: 'U' } });
});

test('a fault is shown at its field, else at the closest above it', () => {
  const shown = ['/questions', '/questions/1', '/questions/1/scale', '/title/en'];
  assert.equal(nearest(shown, '/questions/1/scale'), '/questions/1/scale');
  assert.equal(nearest(shown, '/questions/1/when/is/0'), '/questions/1');
  assert.equal(nearest(shown, '/questions/10/scale'), '/questions');
  assert.equal(nearest(shown, '/quota'), undefined);
  assert.equal(nearest(shown, ''), undefined);
});
