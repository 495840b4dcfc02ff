import assert from 'node:assert/strict';
import test from 'node:test';
import { draftName, forget, keep, kept } from '../form/draft.js';
import { idOf, letters, put, remove } from '../form/outbox.js';
import { send, waitAfter } from '../form/sending.js';

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;
const ACTION = '/v1/surveys/nps/responses';

/** A storage of a browser. */
function storage() {
  const items = new Map();
  return {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => items.set(name, String(value)),
    removeItem: (name) => items.delete(name),
    key: (place) => [...items.keys()][place] ?? null,
    get length() {
      return items.size;
    },
  };
}

/** One that is full. */
const FULL = {
  length: 1,
  key: () => 'rapport:draft:a?',
  getItem: () => null,
  setItem: () => {
    throw new Error('QuotaExceededError');
  },
  removeItem: () => {
    throw new Error('SecurityError');
  },
};

const draft = { id: 'f-1', time: '2026-03-01T10:00:00Z', entries: [['recommend', '9']], at: 'recommend', savedAt: NOW };

test('a draft is kept as it was, for a day', () => {
  const own = storage();
  keep(own, 'a', draft);
  assert.deepEqual(kept(own, 'a', NOW + 23 * HOUR), draft);
  assert.equal(kept(own, 'a', NOW + 24 * HOUR), null);
  assert.equal(kept(own, 'b', NOW), null);
});

test('what was sent leaves no draft of its survey, by whatever address it was begun, and those of others alone', () => {
  const own = storage();
  const begun = [draftName('nps', '?k=pub_1'), draftName('nps', ''), draftName('nps', '?k=pub_1&score=9')];
  const others = [draftName('nps-2', '?k=pub_1'), draftName('csat', '?survey=nps')];
  [...begun, ...others].forEach((name) => keep(own, name, draft));
  own.setItem('rapport:outbox', '[]');
  forget(own, 'nps');
  begun.forEach((name) => assert.equal(kept(own, name, NOW), null, name));
  others.forEach((name) => assert.deepEqual(kept(own, name, NOW), draft, name));
  assert.equal(own.getItem('rapport:outbox'), '[]');
});

test('who changes the language goes on, who follows another link begins anew', () => {
  assert.equal(draftName('nps', '?k=pub_1&language=zh'), draftName('nps', '?k=pub_1'));
  assert.notEqual(draftName('nps', '?k=pub_1&score=9'), draftName('nps', '?k=pub_1&score=3'));
  assert.notEqual(draftName('nps', '?k=pub_1'), draftName('csat', '?k=pub_1'));
});

test('a storage that is shut, full or spoilt does no harm', () => {
  for (const shut of [null, FULL]) {
    keep(shut, 'a', draft);
    forget(shut, 'a');
    assert.equal(kept(shut, 'a', NOW), null);
    assert.equal(put(shut, { action: ACTION, body: 'a', at: NOW }), false);
    assert.deepEqual(letters(shut, NOW), []);
  }
  for (const spoilt of ['{', 'null', '{"id":1}', '[1,{"action":"https://other/","body":"x","at":1}]']) {
    const own = { ...storage(), getItem: () => spoilt };
    assert.equal(kept(own, 'a', NOW), null, spoilt);
    assert.deepEqual(letters(own, NOW), [], spoilt);
  }
});

test('letters wait in their order, each once, until they are too old or sent', () => {
  const own = storage();
  const [one, two] = [{ action: ACTION, body: 'id=1', at: NOW }, { action: ACTION, body: 'id=2', at: NOW + HOUR }];
  assert.equal(put(own, one), true);
  put(own, two);
  put(own, one);
  assert.deepEqual(letters(own, NOW + HOUR).map((letter) => letter.body), ['id=2', 'id=1']);
  assert.deepEqual(letters(own, NOW + 47 * HOUR), [two], 'a public key takes no older answer');
  remove(own, two, NOW + HOUR);
  assert.deepEqual(letters(own, NOW + HOUR), [one]);
});

test('letters for elsewhere are not sent', () => {
  const own = storage();
  for (const action of ['https://other.example/v1/surveys/nps/responses', '//other/x', '/v1/events', '/v1/surveys/a/b/responses']) {
    put(own, { action, body: action, at: NOW });
  }
  assert.deepEqual(letters(own, NOW), []);
});

test('a letter says whose answers it has, and may say of what', () => {
  const own = storage();
  const titled = { action: ACTION, body: 'recommend=9&id=f-1', at: NOW, title: 'How are we doing?' };
  put(own, titled);
  assert.deepEqual(letters(own, NOW), [titled]);
  assert.equal(idOf(titled), 'f-1');
  put(own, { ...titled, body: 'id=f-2', title: { text: 'no text' } });
  assert.deepEqual(letters(own, NOW), [titled]);
});

/** What a server answers. */
function answering(status, headers = {}, body = '{}') {
  const calls = [];
  const fetching = async (...call) => {
    calls.push(call);
    return new Response(status === 202 ? body : 'no JSON', { status, headers });
  };
  return { calls, fetching };
}

const letter = { action: ACTION, body: 'id=1&recommend=9', at: NOW };

test('what was taken is thanked for', async () => {
  const thanks = { title: 'Thank you', text: 'Great' };
  const { calls, fetching } = answering(202, {}, JSON.stringify({ accepted: 1, thanks }));
  assert.deepEqual(await send(letter, fetching), { kind: 'taken', thanks });
  assert.equal(calls[0][0], ACTION);
  assert.equal(calls[0][1].body, letter.body);
  assert.equal(calls[0][1].headers.accept, 'application/json');
});

test('what is wrong is not sent again, what was too much or broke is', async () => {
  for (const status of [400, 401, 403, 404, 409, 410, 413]) {
    assert.equal((await send(letter, answering(status).fetching)).kind, 'refused', String(status));
  }
  for (const status of [429, 500, 502, 503]) {
    const outcome = await send(letter, answering(status, { 'retry-after': '7' }).fetching);
    assert.deepEqual(outcome, { kind: 'later', waitMillis: 7000 }, String(status));
  }
  assert.deepEqual(await send(letter, async () => Promise.reject(new TypeError())), { kind: 'later', offline: true });
});

test('who waits in vain for an answer is not told to be offline, and sends again', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const silent = (_, { signal }) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  const sent = send(letter, silent);
  context.mock.timers.tick(60_000);
  assert.deepEqual(await sent, { kind: 'later', offline: false });
});

test('an old browser sends as well', async () => {
  const { timeout } = AbortSignal;
  try {
    delete AbortSignal.timeout;
    assert.equal((await send(letter, answering(202).fetching)).kind, 'taken');
  } finally {
    AbortSignal.timeout = timeout;
  }
});

test('what was taken is taken, whatever is said of it', async () => {
  for (const body of ['null', 'no JSON', '[]', '7']) {
    assert.deepEqual(await send(letter, answering(202, {}, body).fetching), { kind: 'taken', thanks: undefined }, body);
  }
});

test('each try waits longer, as long as the server says, and never longer than a minute', () => {
  assert.deepEqual([1, 2, 3, 6, 60].map((tries) => waitAfter(tries)), [2000, 4000, 8000, 60_000, 60_000]);
  assert.equal(waitAfter(1, 7000), 7000);
  assert.equal(waitAfter(1, 600_000), 60_000);
});
