import assert from 'node:assert/strict';
import test from 'node:test';
import { merge, resolved, same } from '../settings/merge.js';

const base = {
  title: { en: 'How are we doing?', zh: '我们做得如何？' },
  questions: [
    { id: 'recommend', type: 'nps' },
    { id: 'happy', type: 'csat', scale: '1-5' },
    { id: 'why', type: 'text' },
  ],
  quota: 100,
};

test('changes of different fields both stay', () => {
  const mine = { ...base, title: { ...base.title, en: 'Well?' } };
  const theirs = { ...base, quota: 200, hidden: ['plan'] };
  assert.deepEqual(merge(base, mine, theirs), {
    merged: { ...base, title: { en: 'Well?', zh: base.title.zh }, quota: 200, hidden: ['plan'] },
    conflicts: [],
  });
});

test('where both changed the same, mine stays and both are told', () => {
  const { merged, conflicts } = merge(base, { ...base, quota: 1 }, { ...base, quota: 2 });
  assert.equal(merged.quota, 1);
  assert.deepEqual(conflicts, [{ pointer: '/quota', base: 100, mine: 1, theirs: 2 }]);
});

test('both having said the same is no conflict', () => {
  const both = { ...base, quota: 7 };
  assert.deepEqual(merge(base, both, structuredClone(both)), { merged: both, conflicts: [] });
});

test('questions are merged one by one, wherever they stand', () => {
  const [recommend, happy, why] = base.questions;
  const mine = { ...base, questions: [happy, { ...recommend, required: true }, why] };
  const theirs = {
    ...base,
    questions: [recommend, happy, { id: 'new', type: 'ces' }, { ...why, long: false }],
  };
  const { merged, conflicts } = merge(base, mine, theirs);
  assert.deepEqual(conflicts, []);
  assert.deepEqual(merged.questions, [
    happy,
    { id: 'new', type: 'ces' },
    { ...recommend, required: true },
    { ...why, long: false },
  ]);
});

test('a question that one deleted and the other changed is a conflict', () => {
  const mine = { ...base, questions: base.questions.slice(0, 2) };
  const theirs = { ...base, questions: base.questions.with(2, { id: 'why', type: 'text', long: false }) };
  const { merged, conflicts } = merge(base, mine, theirs);
  assert.deepEqual(merged.questions, mine.questions);
  assert.equal(conflicts.length, 1);
  assert.equal(conflicts[0].mine, undefined);
});

test('versions of one calendar are told apart by their first day', () => {
  const calendars = {
    businessCalendars: [
      { name: 'desk', hours: {} },
      { name: 'desk', from: '2027-01-01', hours: {} },
    ],
  };
  const [first, second] = calendars.businessCalendars;
  const mine = { businessCalendars: [{ ...first, holidays: { '2026-12-25': [] } }, second] };
  const theirs = { businessCalendars: [first, { ...second, hours: { monday: ['09:00-12:00'] } }] };
  assert.deepEqual(merge(calendars, mine, theirs), {
    merged: { businessCalendars: [mine.businessCalendars[0], theirs.businessCalendars[1]] },
    conflicts: [],
  });
});

test('lists of texts are one thing', () => {
  const { merged, conflicts } = merge({ hidden: ['a'] }, { hidden: ['a', 'b'] }, { hidden: ['a', 'c'] });
  assert.deepEqual(merged, { hidden: ['a', 'b'] });
  assert.equal(conflicts.length, 1);
});

test('documents are the same whatever the order of their fields', () => {
  assert.ok(same({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }));
  for (const [one, other] of [
    [{ a: 1 }, { a: 1, b: undefined }],
    [
      [1, 2],
      [2, 1],
    ],
    [{}, []],
    [null, {}],
    [0, '0'],
  ]) {
    assert.ok(!same(one, other), JSON.stringify([one, other]));
  }
});

test('theirs can be chosen, wherever mine was taken away, added or changed', () => {
  const list = (...of) => ({ list: of.map(([id, value]) => ({ id, value })), other: 0 });
  const before = list(['a', 1], ['b', 1], ['c', 1], ['d', 1]);
  const mine = { ...list(['a', 2], ['c', 1], ['d', 2]), other: 2 }; // b is gone, a, d and other changed
  const theirs = { ...list(['a', 3], ['b', 3], ['c', 1]), other: 3 }; // d is gone
  const { merged, conflicts } = merge(before, mine, theirs);
  assert.deepEqual(
    conflicts.map(({ pointer }) => pointer),
    ['/list/0/value', '/list/1', '/list/2', '/other'],
  );
  assert.deepEqual(resolved(merged, conflicts, []), mine);
  assert.deepEqual(resolved(merged, conflicts, conflicts), theirs);
  assert.deepEqual(
    resolved(merged, conflicts, [conflicts[1]]).list.map(({ id }) => id),
    ['a', 'b', 'c', 'd'],
  );
});

/// The laws that hold for whatever is merged, with random documents. A failure prints the seed.
test('merging with what did not change gives what did', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = generator(seed);
    const [first, second] = [documentOf(random, 3), documentOf(random, 3)];
    const unchanged = structuredClone(first);
    assert.deepEqual(merge(first, second, unchanged), { merged: second, conflicts: [] }, `seed ${seed}`);
    assert.deepEqual(merge(first, unchanged, second), { merged: second, conflicts: [] }, `seed ${seed}`);
    assert.deepEqual(merge(first, second, structuredClone(second)).conflicts, [], `seed ${seed}`);
  }
});

function documentOf(random, depth) {
  const kinds = depth === 0 ? 2 : 5;
  switch (Math.floor(random() * kinds)) {
    case 0:
      return Math.floor(random() * 3);
    case 1:
      return ['x', 'y', ''][Math.floor(random() * 3)];
    case 2:
      return Array.from({ length: Math.floor(random() * 3) }, () => documentOf(random, depth - 1));
    case 3:
      return ['a', 'b', 'c']
        .filter(() => random() < 0.6)
        .map((id) => ({ id, of: documentOf(random, depth - 1) }));
    default:
      return Object.fromEntries(
        ['p', 'q', 'r'].filter(() => random() < 0.6).map((name) => [name, documentOf(random, depth - 1)]),
      );
  }
}

/// Mulberry32.
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
