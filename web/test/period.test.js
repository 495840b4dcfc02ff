import assert from 'node:assert/strict';
import test from 'node:test';
import { KINDS, firstDay, kindOf, labelOf, nameOf, shifted, shortLabelOf } from '../app/period.js';

test('a name says of which kind it is', () => {
  assert.equal(kindOf('2026-03-01'), 'day');
  assert.equal(kindOf('2026-W09'), 'week');
  assert.equal(kindOf('2026-03'), 'month');
  assert.equal(kindOf('2026-Q1'), 'quarter');
  assert.equal(kindOf('2026'), 'year');
});

test('what is no period has no kind', () => {
  for (const name of ['', '2026-13', '2026-02-30', '2026-W54', '2026-Q5', '26', '2026-3', '2025-W53']) {
    assert.equal(kindOf(name), undefined, name);
  }
});

test('weeks are those of ISO 8601, also where the year turns', () => {
  // From the standard's own examples and published tables.
  const known = {
    '2005-01-01': '2004-W53',
    '2005-01-02': '2004-W53',
    '2005-12-31': '2005-W52',
    '2007-01-01': '2007-W01',
    '2007-12-30': '2007-W52',
    '2007-12-31': '2008-W01',
    '2008-12-28': '2008-W52',
    '2008-12-29': '2009-W01',
    '2009-12-31': '2009-W53',
    '2010-01-03': '2009-W53',
  };
  for (const [day, week] of Object.entries(known)) {
    assert.equal(nameOf('week', firstDay('day', day)), week, day);
  }
});

test('every day lies in the period that begins with its first day', () => {
  for (let day = Date.UTC(1999, 0, 1); day < Date.UTC(2033, 0, 1); day += 86_400_000) {
    const date = new Date(day);
    for (const kind of KINDS) {
      const name = nameOf(kind, date);
      const first = firstDay(kind, name);
      const next = firstDay(kind, shifted(kind, name, 1));
      assert.ok(first <= date && date < next, `${date.toISOString()} ${name}`);
      assert.equal(kindOf(name), kind);
      assert.equal(shifted(kind, shifted(kind, name, 1), -1), name);
    }
  }
});

test('a label reads like one of its language', () => {
  const words = { week: (week, year) => `week ${week}, ${year}`, quarter: (q, year) => `Q${q} ${year}` };
  assert.equal(labelOf('month', '2026-03', 'en', words), 'Mar 2026');
  assert.equal(labelOf('day', '2026-03-01', 'en-GB', words), '1 Mar 2026');
  assert.equal(labelOf('week', '2026-W09', 'en', words), 'week 9, 2026');
  assert.equal(labelOf('quarter', '2026-Q1', 'en', words), 'Q1 2026');
  assert.equal(labelOf('month', '2026-03', 'zh', words), '2026年3月');
});

test('where there is little room, days and weeks go without their year', () => {
  const words = { shortWeek: (week) => `W${week}` };
  assert.equal(shortLabelOf('week', '2026-W09', 'en', words), 'W9');
  assert.equal(shortLabelOf('day', '2026-03-01', 'en-GB', words), '1 Mar');
  assert.equal(shortLabelOf('month', '2026-03', 'en', words), 'Mar 2026');
});
