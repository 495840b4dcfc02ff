import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
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
  assert.equal(said('there is no dimension gone; known are plan, region'), '没有维度 gone；已有：plan, region');
  assert.equal(said('there is no survey old'), '没有问卷 old');
  assert.equal(said('at most 100 periods can be shown'), '最多可显示 100 个周期');
  assert.equal(faultText('is missing', 'zh').language, 'zh-Hans');
  assert.equal(said('must be after opens (2026-03-02T00:00:00Z), got 2026-03-01T00:00:00Z'), '须晚于开始时间（2026-03-02T00:00:00Z），现为 2026-03-01T00:00:00Z');
  assert.equal(said('is named more than once, got recommend again'), '出现了不止一次：recommend');
  assert.equal(said('must be at most 20, got 21'), '最多 20 项，现为 21');
  assert.equal(said('must be at most 20'), '最多 20 项');
  assert.equal(said('There are 20 webhooks already.'), '已有 20 个 Webhook。');
  assert.equal(said('The settings are being changed by others.'), '他人正在修改。请稍后重试。');
  assert.equal(said('the name must be text of 1 to 256 characters without control characters, got 0 characters'), '名称须为 1 至 256 个字符的文本，不含控制字符，现为 0 characters');
});

test('what has no words stays as it was said, and is marked as English', () => {
  for (const [message, language] of [
    ['must open before it closes', 'zh'],
    ['is missing altogether', 'zh'],
    ['there is no hope', 'zh'],
    ['is missing', 'en'],
    ['', 'zh'],
  ]) {
    assert.deepEqual(faultText(message, language), { text: message, language: 'en' });
  }
});

/** Every sentence in the sources of the server that a fault of the settings can begin with. */
function sentences() {
  const here = new URL('../../shared/edge/src/main/java/rapport/edge/', import.meta.url);
  const names = readdirSync(here).filter((name) => READ.test(name));
  assert.ok(names.length > 20);
  return names.flatMap((name) => {
    const source = readFileSync(new URL(name, here), 'utf8').replace(/^\s*\/\/.*$/gm, '').replace(/"\s*\+ "/g, '');
    return [...source.matchAll(/"((?:must|is|needs|only|has|there|does) (?:[^"\\]|\\.)*)"( \+|\s*\.formatted|)/g)].map(([, text]) => ({ name, text: text.replace(/\\"/g, '"') }));
  });
}

/** These stand in sentences and are none. */
const PARTS = ['there is none', 'is and answered'];

const READ =
  /^(Acceptance|Assignment|BusinessCalendar|Calendars|CustomerRules|FollowUpRules|Form|Key|Options|Question|ServiceRules|Settings|Survey|Targets|Texts|Thanks|Theme|Watched|Webhook)Json\.java$|^(Fields|Versions|WindowText|Zones|ConditionReading|FormNames)\.java$/;

test('whatever the server finds wrong with settings, surveys, keys and webhooks has Chinese words', () => {
  const all = sentences();
  const missing = [];
  assert.ok(all.length > 40, `${all.length}`);
  for (const { name, text } of all.filter(({ text }) => !PARTS.includes(text))) {
    // What is put in is a number, a word or a list, and what is appended to a message stands at its end.
    const filled = text.replace(/%[sd]/g, '7').replace(/(got|are|be|of|metric|at most|in) $/, '$1 7');
    const tries = ['', '7', '"7"', '7"', ', got 7', '; there is none', ' 7 keys only', '7 names or more', ' at most', ': it has begun', ' again', ' characters, got 7', '7"; give another name'].map((end) =>
      end.startsWith(';') ? filled.replace('; 7', end) : filled + end,
    );
    tries.push(filled.replace(/ 7$/, ' both'), `${filled}7: it has begun`);
    if (!tries.some((each) => faultText(each, 'zh').language === 'zh-Hans')) {
      missing.push(`${name}: ${text}`);
    }
  }
  assert.deepEqual(missing, []);
});
