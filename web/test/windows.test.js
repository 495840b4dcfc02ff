import assert from 'node:assert/strict';
import test from 'node:test';
import { read, typedOf, weekMinutes } from '../settings/windows.js';

test('windows are read as people type them', () => {
  for (const [typed, windows] of [
    ['9-17', ['09:00-17:00']],
    ['09:00-12:30, 13:00-18:00', ['09:00-12:30', '13:00-18:00']],
    [' 13–18;9:15–12 ', ['09:15-12:00', '13:00-18:00']],
    ['22:00-24:00', ['22:00-24:00']],
    ['9h30 - 12h', ['09:30-12:00']],
    ['9:00至12:00，13:00到18:00', ['09:00-12:00', '13:00-18:00']],
    ['9:00-12:00,12:00-13:00', ['09:00-12:00', '12:00-13:00']],
    ['', []],
    [' , ', []],
  ]) {
    assert.deepEqual(read(typed), { windows, fault: undefined }, typed);
  }
});

test('what is no window is named', () => {
  for (const [typed, kind, text] of [
    ['nine to five', 'unreadable', 'nine to five'],
    ['9-12, 13', 'unreadable', '13'],
    ['9:60-10:00', 'unreadable', '9:60-10:00'],
    ['23:00-25:00', 'unreadable', '23:00-25:00'],
    ['24:00-24:00', 'unreadable', '24:00-24:00'],
    ['12-9', 'backwards', '12-9'],
    ['9-9', 'backwards', '9-9'],
    ['9-12, 11-13', 'overlapping', '11:00-13:00'],
    [Array.from({ length: 13 }, (_, hour) => `${hour}:00-${hour}:30`).join(), 'many', '12'],
  ]) {
    assert.deepEqual(read(typed), { windows: [], fault: { kind, text } }, typed);
  }
});

test('what is shown is read again', () => {
  const windows = ['00:00-06:00', '09:00-12:30', '22:00-24:00'];
  assert.deepEqual(read(typedOf(windows)).windows, windows);
  assert.equal(typedOf(undefined), '');
});

test('a week adds up', () => {
  assert.equal(weekMinutes({ monday: ['09:00-12:30', '13:00-18:00'], sunday: ['22:00-24:00'] }), 630);
  assert.equal(weekMinutes({}), 0);
});
