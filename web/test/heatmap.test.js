import assert from 'node:assert/strict';
import test from 'node:test';
import { averagesOf, daysOf, firstWithAny, idleHours } from '../app/dashboard/heatmap.js';

const points = (...periods) => periods.map((period, index) => ({ period, open: index === periods.length - 1 }));

test('the days are those of the periods in view, and up to today if the last one is open', () => {
  assert.deepEqual(daysOf({ period: 'month', to: '' }, points('2026-02', '2026-03')), ['2026-02-01', '']);
  assert.deepEqual(daysOf({ period: 'month', to: '2026-03' }, [{ period: '2026-02' }, { period: '2026-03', open: false }]), ['2026-02-01', '2026-03-31']);
  assert.deepEqual(daysOf({ period: 'week', to: '2026-W01' }, [{ period: '2026-W01', open: false }]), ['2025-12-29', '2026-01-04']);
});

test('never more days than one answer has', () => {
  const [from, to] = daysOf({ period: 'year', to: '2025' }, [{ period: '2020' }, { period: '2025', open: false }]);
  assert.equal(to, '2025-12-31');
  assert.equal((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1, 400);
});

test('an hour is as busy as its average, whatever the clock did', () => {
  const [row] = averagesOf([{ weekday: 'sunday', counts: [4, null, 4, 0], hours: [2, 2, 1, 0] }]);
  assert.deepEqual(row.cells.map(({ average }) => average), [2, null, 4, null]);
});

test('what nobody did gives way to the first kind that has anything, and is said if none has', async () => {
  const counted = (counts) => (of) => Promise.resolve({ of, n: 0, flag: null, ...counts[of] });
  const kinds = ['responses', 'tickets_created'];
  const of = async (counts, names = kinds) => (await firstWithAny(names, counted(counts))).of;
  assert.equal(await of({ responses: { n: 3 }, tickets_created: { n: 5 } }), 'responses');
  assert.equal(await of({ tickets_created: { n: 5 } }), 'tickets_created');
  assert.equal(await of({}), 'responses');
  assert.equal(await of({ responses: { flag: 'suppressed' }, tickets_created: { n: 5 } }), 'responses');
  assert.equal(await of({ tickets_created: { n: 5 } }, ['responses']), 'responses');
});

test('only hours before the first and after the last busy one are idle', () => {
  const day = (...busy) => ({ counts: Array.from({ length: 24 }, (_, hour) => (busy.includes(hour) ? 1 : hour === 2 ? null : 0)) });
  const idle = (...rows) => idleHours(rows).flatMap((is, hour) => (is ? [] : [hour]));
  assert.deepEqual(idle(day(9), day(12, 14)), [9, 10, 11, 12, 13, 14]);
  assert.deepEqual(idle(day(0, 23)).length, 24);
  assert.deepEqual(idle(day(5)), [5]);
});
