import assert from 'node:assert/strict';
import test from 'node:test';
import { narrowed, searchOf, viewOf } from '../app/view.js';

const usual = { period: 'month', from: '', to: '', compare: 'previous', segment: '', survey: '', metric: '', by: '', explain: '', duration: '', calendar: 'clock', heatmap: '', cohorts: 'present', drivers: '', q: '', question: '', least: '', most: '', written: 'yes' };

test('without a query the last twelve months are shown, and the server says which', () => {
  assert.deepEqual(viewOf(''), usual);
  assert.equal(searchOf(usual), '');
});

test('an address reproduces its view', () => {
  for (const search of [
    '?period=week',
    '?period=day&from=2026-02-01&to=2026-02-28',
    '?from=2024-01&to=2024-12&compare=year&segment=region%3AEMEA&metric=nps',
    '?by=plan&explain=region&duration=resolution_time&calendar=business&heatmap=tickets_created&cohorts=active&drivers=csi',
    '?q=too+slow%3F&question=recommend&least=0&most=6&written=no',
    '?segment=plan%3Apro+%26+more&survey=relationship-2026',
  ]) {
    const view = viewOf(search);
    assert.deepEqual(viewOf(searchOf(view)), view, search);
    assert.equal(searchOf(view), search);
  }
});

test('what is wrong in an address is as if it were left out', () => {
  for (const search of [
    '?period=fortnight',
    '?from=2026-W01',
    '?from=yesterday&to=2026-13',
    '?compare=moon',
    '?from=2026-04&to=2026-03',
    '?from=1900-01&to=2026-03',
    '?segment=region',
    '?segment=region%3A',
    '?segment=%3AEMEA',
    '?calendar=moon&cohorts=left&least=-1&most=high&written=yes',
    '?by=&q=&heatmap=',
  ]) {
    assert.deepEqual(viewOf(search), usual, search);
  }
});

test('what else an address asks for stays in it', () => {
  assert.equal(searchOf({ ...usual, metric: 'csat' }, '?language=zh&period=day'), '?language=zh&metric=csat');
});

test('a survey is a segment beside the other', () => {
  assert.deepEqual(narrowed({ ...usual, segment: 'region:EMEA', survey: 'csi' }), [
    ['segment', 'region:EMEA'],
    ['segment', 'survey:csi'],
  ]);
  assert.deepEqual(narrowed(usual).filter(([, value]) => value !== ''), []);
});
