import assert from 'node:assert/strict';
import test from 'node:test';
import { byName, dayAfter, dayIn, followed, holding, isDay, isSettled } from '../settings/versions.js';

test('the day is that of the time zone', () => {
  const now = new Date('2026-03-01T23:30:00Z');
  assert.equal(dayIn('UTC', now), '2026-03-01');
  assert.equal(dayIn('Asia/Shanghai', now), '2026-03-02');
  assert.equal(dayIn('America/New_York', now), '2026-03-01');
});

test('the day after is one of the calendar, too', () => {
  assert.equal(dayAfter('2026-12-31'), '2027-01-01');
  assert.equal(dayAfter('2024-02-28'), '2024-02-29');
});

test('what was saved and has begun is settled, and nothing else is', () => {
  const saved = [
    { name: 'desk' },
    { name: 'desk', from: '2026-03-01' },
    { name: 'desk', from: '2026-03-02' },
  ];
  const today = '2026-03-02';
  assert.deepEqual(
    saved.map((version) => isSettled(saved, version, today)),
    [true, true, false],
  );
  assert.ok(!isSettled(saved, { name: 'night' }, today));
  assert.ok(!isSettled([], { name: 'desk' }, today));
  assert.ok(isSettled([{ calendar: 'desk' }], { calendar: 'night' }, today));
});

test('the latest version comes first, and one holds on each day', () => {
  const list = [{ name: 'desk' }, { name: 'night' }, { name: 'desk', from: '2026-03-01' }];
  const desk = byName(list).get('desk');
  assert.deepEqual(
    desk.map(({ index }) => index),
    [2, 0],
  );
  assert.equal(holding(desk, '2026-02-28').index, 0);
  assert.equal(holding(desk, '2026-03-01').index, 2);
  assert.equal(holding(byName([{ name: 'x', from: '2026-03-01' }]).get('x'), '2026-01-01'), undefined);
});

test('a version that follows has no holidays that are over, and leaves the other alone', () => {
  const version = { name: 'desk', hours: {}, holidays: { '2026-01-01': [], '2026-12-25': [] } };
  const [first, next] = followed([version], version, '2026-03-01');
  assert.equal(first, version);
  assert.deepEqual(next, { name: 'desk', hours: {}, holidays: { '2026-12-25': [] }, from: '2026-03-01' });
});

test('a day is a day of the calendar', () => {
  assert.ok(isDay('2024-02-29'));
  for (const text of ['2026-02-29', '2026-13-01', '2026-3-1', '', 'tomorrow', '2026-01-01T00:00']) {
    assert.ok(!isDay(text), text);
  }
});
