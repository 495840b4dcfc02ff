import assert from 'node:assert/strict';
import test from 'node:test';
import { csvOf } from '../app/csv.js';

test('cells are quoted where they must be, and nothing is empty', () => {
  assert.equal(csvOf(['a', 'b'], [[1, null], ['x,y', 'say "no"'], ['two\nlines', '']]),
    'a,b\r\n1,\r\n"x,y","say ""no"""\r\n"two\nlines",\r\n');
});

test('a formula is text, and a number below zero stays a number', () => {
  assert.equal(csvOf(['=1+1'], [['@x'], ['+49 30'], ['-1+2'], [-7.5], ['-7.5e-3'], ['\t=1']]),
    "'=1+1\r\n'@x\r\n'+49 30\r\n'-1+2\r\n-7.5\r\n-7.5e-3\r\n'\t=1\r\n");
});
