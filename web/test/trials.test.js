import assert from 'node:assert/strict';
import test from 'node:test';

import { ended, endingText, lastText } from '../settings/trials.js';
import * as words from '../settings/words.js';

const own = words.en.webhooks;

test('what came of a call is said in words, whatever it was', () => {
  assert.equal(endingText(own, { outcome: 'taken', status: 204 }), 'The receiver answered 204: it knows.');
  assert.match(endingText(own, { outcome: 'failed', status: 503 }), /answered 503\. .*again/);
  assert.match(endingText(own, { outcome: 'gone', status: 410 }), /410.*switched off/);
  for (const trouble of ['untrusted', 'noHttp', 'unreached']) {
    for (const language of ['en', 'zh']) {
      assert.ok(!endingText(words[language].webhooks, { outcome: 'failed', trouble }).includes(trouble));
    }
  }
});

test('one that was told nothing says so', () => {
  assert.equal(lastText(own, { json: {}, time: String }), own.neverTold);
  const last = { at: '2026-03-01T10:00:00Z', outcome: 'taken', status: 200 };
  assert.match(lastText(own, { json: { last }, time: () => 'on Sunday' }), /on Sunday\. The receiver answered 200/);
});

test('what comes of a test is waited for, and what came of another call is not it', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const answers = [undefined, { json: {} }, { json: { last: { messageId: 'test_1' } } }, { json: { last: { messageId: 'test_2' } } }];
  const read = async () => answers.shift();

  const now = await passing(t, ended({ id: 'test_2', read, isOver: () => false }));
  assert.equal(now.json.last.messageId, 'test_2');
  assert.equal(answers.length, 0);
});

test('nobody waits for ever, or for what nobody looks at', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let asked = 0;
  const read = async () => (asked++, { json: {} });

  assert.equal(await passing(t, ended({ id: 'test_1', read, isOver: () => false })), undefined);
  assert.equal(asked, 20);
  assert.equal(await passing(t, ended({ id: 'test_1', read, isOver: () => true })), undefined);
  assert.equal(asked, 20);
});

/** Lets time pass until something is done. */
async function passing(t, done) {
  let isDone = false;
  const answer = done.finally(() => (isDone = true));
  while (!isDone) {
    t.mock.timers.tick(1_000);
    await new Promise((next) => setImmediate(next));
  }
  return answer;
}
