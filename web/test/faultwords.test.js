import assert from 'node:assert/strict';
import test from 'node:test';
import { faultText } from '../settings/faultwords.js';

test('what is wrong is said in Chinese where there are words for it', () => {
  const said = (message) => faultText(message, 'zh').text;
  assert.equal(said('must be a whole number from 1 to 1000, got 0'), '须为 1 至 1000 的整数，现为 0');
  assert.equal(
    said('must be text of 1 to 128 characters without control characters, got 0 characters'),
    '须为 1 至 128 个字符的文本，不含控制字符，现为 0 characters',
  );
  assert.equal(said('must be one of monday, sunday, got "noday"'), '须为以下之一：monday, sunday，现为 "noday"');
  assert.equal(said('is missing'), '缺失');
  assert.equal(faultText('is missing', 'zh').language, 'zh-Hans');
});

test('what has no words stays as it was said, and is marked as English', () => {
  for (const [message, language] of [
    ['must open before it closes', 'zh'],
    ['is missing altogether', 'zh'],
    ['is missing', 'en'],
    ['', 'zh'],
  ]) {
    assert.deepEqual(faultText(message, language), { text: message, language: 'en' });
  }
});
