import assert from 'node:assert/strict';
import test from 'node:test';
import { firstDay } from '../app/period.js';
import { searchOf, viewOf } from '../app/view.js';

const today = firstDay('day', '2026-03-14');

test('without a query the last thirteen months are shown', () => {
  const view = viewOf('', today);
  assert.deepEqual(view, {
    period: 'month', from: '2025-03', to: '2026-03', compare: 'previous', segment: '', metric: '', survey: '',
  });
  assert.equal(searchOf(view, today), '');
});

test('an address reproduces its view', () => {
  for (const search of [
    '?period=week',
    '?period=day&from=2026-02-01&to=2026-02-28',
    '?from=2024-01&to=2024-12&compare=year&segment=region%3AEMEA&metric=nps',
    '?segment=plan%3Apro+%26+more&survey=relationship-2026',
  ]) {
    const view = viewOf(search, today);
    assert.deepEqual(viewOf(searchOf(view, today), today), view, search);
    assert.equal(searchOf(view, today), search);
  }
});

test('what is wrong in an address is as if it were left out', () => {
  const usual = viewOf('', today);
  for (const search of [
    '?period=fortnight',
    '?from=2026-W01',
    '?from=yesterday&to=2026-13',
    '?compare=moon',
    '?from=2026-04&to=2026-03',
    '?from=1900-01&to=2026-03',
  ]) {
    assert.deepEqual(viewOf(search, today), usual, search);
  }
});
