import assert from 'node:assert/strict';
import test from 'node:test';
import { alertFacts } from '../followups/alert.js';
import { answerQuery, bothNotes, changes, reconciled, workOf } from '../followups/change.js';
import { sourceOf } from '../followups/source.js';
import { formatsOf } from '../app/format.js';
import * as words from '../followups/words.js';
import { pathOf, searchOf, viewOf } from '../followups/view.js';

const before = { assignee: 'kim', note: 'called', state: 'open' };

test('only what changed is sent', () => {
  assert.deepEqual(changes(before, before), {});
  assert.deepEqual(changes(before, { ...before, note: '' }), { note: '' });
  assert.deepEqual(workOf({ id: 'x', assignee: null, note: '', state: 'open' }), {
    assignee: '',
    note: '',
    state: 'open',
  });
});

test('what I did not touch becomes theirs, what only I touched stays mine', () => {
  const mine = { ...before, note: 'called twice' };
  const theirs = { ...before, state: 'resolved' };
  assert.deepEqual(reconciled(before, mine, theirs), {
    work: { assignee: 'kim', note: 'called twice', state: 'resolved' },
    clashes: [],
  });
});

test('where both changed the same, mine stays and it is told', () => {
  const { work, clashes } = reconciled(before, { ...before, note: 'mine' }, { ...before, note: 'theirs' });
  assert.equal(work.note, 'mine');
  assert.deepEqual(clashes, ['note']);
  const agreed = { ...before, note: 'same' };
  assert.deepEqual(reconciled(before, agreed, { ...agreed }).clashes, []);
});

test('two notes become one that has both', () => {
  assert.equal(bothNotes('mine', 'theirs\n'), 'theirs\n\nmine');
  assert.equal(bothNotes('theirs, and more', 'theirs'), 'theirs, and more');
  assert.equal(bothNotes('mine', ''), 'mine');
});

test('the answer is looked for by its survey, day and low score', () => {
  const cause = { type: 'answer', survey: 's', time: '2026-03-01T10:00:00Z', scores: { happy: 2 } };
  assert.deepEqual(answerQuery({ cause }, '2026-03-01'), [
    ['survey', 's'],
    ['from', '2026-03-01'],
    ['to', '2026-03-01'],
    ['question', 'happy'],
    ['atLeast', '2'],
    ['atMost', '2'],
  ]);
});

test('an address reproduces its view', () => {
  for (const search of [
    '',
    '?order=newest',
    '?state=resolved',
    '?whose=nobody',
    '?whose=%3Dkim',
    '?state=resolved&whose=%3Dnobody',
  ]) {
    assert.equal(searchOf(viewOf(search)), search);
  }
});

test('what is wrong in an address is as if it were left out', () => {
  for (const search of [
    '?state=gone',
    '?order=oldest',
    '?state=resolved&order=value',
    '?whose=kim',
    '?whose=%3D',
  ]) {
    const { order, whose } = viewOf(search);
    assert.ok(['value', 'newest'].includes(order));
    assert.equal(whose, '', search);
  }
  assert.equal(viewOf('?state=resolved&order=value').order, 'newest');
});

test('nobody’s is asked for by an empty name, everybody’s by none', () => {
  assert.equal(pathOf(viewOf('')), '/v1/followups?state=open&order=value');
  assert.equal(pathOf(viewOf('?whose=nobody')), '/v1/followups?state=open&order=value&assignee=');
  assert.equal(
    pathOf(viewOf('?whose=%3Dnobody'), 'c'),
    '/v1/followups?state=open&order=value&assignee=nobody&cursor=c',
  );
});

test('what a follow-up is by now is asked for by its id, each time anew', async () => {
  const asked = [];
  const api = { get: async (path) => (asked.push(path), { id: 'a/b', version: asked.length }) };
  const { latest } = sourceOf(api, new AbortController().signal);

  await latest('a/b');

  assert.deepEqual(await latest('a/b'), { id: 'a/b', version: 2 });
  assert.deepEqual(asked, ['/v1/followups/a%2Fb', '/v1/followups/a%2Fb']);
});

test('one that is gone is undefined, while any other refusal is told', async () => {
  const refusing = (status) => ({
    get: async () => {
      throw Object.assign(new Error('refused'), { status });
    },
  });
  const { signal } = new AbortController();

  assert.equal(await sourceOf(refusing(404), signal).latest('x'), undefined);
  await assert.rejects(sourceOf(refusing(503), signal).latest('x'), { status: 503 });
});

test('an alert tells what left which limits, in both languages', () => {
  const cause = {
    type: 'alert', metric: 'aov', unit: 'money', currency: 'EUR', segment: { region: 'EMEA' }, granularity: 'week',
    period: '2026-W09', start: '2026-02-23T00:00:00Z', direction: 'higher', n: 20, value: '50', centre: '40',
    chart: { type: 'ewma', statistic: '44', low: '36.5', high: '43.5' },
  };
  const texts = (language, some) =>
    alertFacts({ words: words[language], formats: formatsOf(language) }, some).map(({ name, text }) => `${name}: ${text}`);
  assert.deepEqual(texts('en', cause), [
    'region: EMEA',
    'Currency: EUR',
    'Week: 2026-W09',
    'Value: €50.00 of 20, higher than €40.00, which is usual',
    'Drift (EWMA): at €44.00, limits €36.50 and €43.50',
  ]);
  const step = { ...cause, direction: 'lower', chart: { type: 'cusum', statistic: -6, low: -5, high: 5 } };
  assert.equal(texts('en', step).at(-1), 'Step (CUSUM): at −6.00, limits −5.00 and 5.00');
  assert.equal(texts('zh', step).at(-1), '突变（CUSUM）: 现为 −6.00，界限为 −5.00 和 5.00');
  assert.equal(texts('zh', step).length, 5);
});

test('an alert of which little is known tells when it was', () => {
  const start = '2026-02-23T00:00:00Z';
  assert.deepEqual(alertFacts({ words: words.en }, { type: 'alert', metric: 'nps', start }), [
    { name: 'In the period from', from: start },
  ]);
});
