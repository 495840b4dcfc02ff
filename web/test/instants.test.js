import assert from 'node:assert/strict';
import test from 'node:test';
import { instantAt, wallClock } from '../settings/instants.js';

test('a moment is what the zone’s clocks show', () => {
  for (const [shown, zone, instant] of [
    ['2026-03-01T09:30', 'UTC', '2026-03-01T09:30:00Z'],
    ['2026-01-15T12:00', 'Europe/Berlin', '2026-01-15T11:00:00Z'],
    ['2026-07-15T12:00', 'Europe/Berlin', '2026-07-15T10:00:00Z'],
    ['2026-03-01T00:00', 'Asia/Shanghai', '2026-02-28T16:00:00Z'],
    ['2026-03-01T05:45', 'Asia/Kathmandu', '2026-03-01T00:00:00Z'],
    ['2026-12-31T23:59', 'America/St_Johns', '2027-01-01T03:29:00Z'],
  ]) {
    assert.equal(instantAt(shown, zone), instant, `${shown} ${zone}`);
    assert.equal(wallClock(instant, zone), shown);
  }
});

test('where clocks show a time twice it is the first, and what they jump over lies as far beyond', () => {
  assert.equal(instantAt('2026-10-25T02:30', 'Europe/Berlin'), '2026-10-25T00:30:00Z');
  assert.equal(instantAt('2026-03-29T02:30', 'Europe/Berlin'), '2026-03-29T01:30:00Z');
  assert.equal(wallClock('2026-03-29T01:30:00Z', 'Europe/Berlin'), '2026-03-29T03:30');
});

test('every moment comes back, also around changes of clocks', () => {
  for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia']) {
    for (let hour = 0; hour < 24 * 365; hour += 13) {
      const shown = wallClock(new Date(Date.UTC(2026, 0, 1, hour)).toISOString(), zone);
      assert.equal(wallClock(instantAt(shown, zone), zone), shown, `${shown} ${zone}`);
    }
  }
});

test('what is no date and time has no moment', () => {
  for (const shown of ['', '2026-03-01', '2026-02-30T99:00', 'tomorrow']) {
    assert.equal(instantAt(shown, 'UTC'), undefined, shown);
  }
  assert.equal(wallClock('soon', 'UTC'), '');
});
