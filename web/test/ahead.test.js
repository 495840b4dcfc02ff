import assert from 'node:assert/strict';
import test from 'node:test';

import { answeredAt, apiFor, askAhead } from '../app/api.js';

const PATH = '/v1/dashboard';

/// Answers with how often it was asked, and says what it was asked.
function answering(t, ok = true) {
  const asked = [];
  t.mock.method(globalThis, 'fetch', async (address, { headers: sent }) => {
    asked.push([address, sent.authorization]);
    const body = ok ? { answer: asked.length } : { detail: `refused ${asked.length}` };
    const headers = { 'rapport-tenant': `tenant-${asked.length}` };
    return new Response(JSON.stringify(body), { status: ok ? 200 : 503, headers });
  });
  return asked;
}

test('who asks for what was asked ahead gets that answer, once', async (t) => {
  const asked = answering(t);
  const query = [['period', 'month'], ['from', ''], ['segment', 'region:EMEA']];
  askAhead('read_a', PATH, query);
  const api = apiFor('read_a');

  assert.deepEqual(await api.get(PATH, query), { answer: 1 });
  assert.deepEqual(await api.get(PATH, query), { answer: 2 });
  assert.equal(asked.length, 2);
  assert.deepEqual(asked[0], asked[1]);
  assert.deepEqual(asked[0], ['/v1/dashboard?period=month&segment=region%3AEMEA', 'Bearer read_a']);
});

test('an answer to another key is never given', async (t) => {
  const asked = answering(t);
  askAhead('read_a', PATH, []);

  assert.deepEqual(await apiFor('read_b').get(PATH, []), { answer: 2 });
  assert.deepEqual(asked[1], [PATH, 'Bearer read_b']);
});

test('an answer to something else, or of somewhere else, is never given', async (t) => {
  answering(t);
  for (const [base, path, query] of [
    ['', '/v1/settings', []],
    ['', PATH, [['period', 'week']]],
    ['https://other.example', PATH, []],
  ]) {
    askAhead('read_a', PATH, []);
    const { answer } = await apiFor('read_a', base).get(path, query);
    assert.equal(answer % 2, 0, `${base}${path}`);
  }
});

test('what was asked ahead is dropped when something else is asked for first', async (t) => {
  answering(t);
  askAhead('read_a', PATH, []);
  const api = apiFor('read_a');
  await api.get('/v1/settings');

  assert.deepEqual(await api.get(PATH, []), { answer: 3 });
});

test('that it was refused is told to who asks, and to nobody if none does', async (t) => {
  answering(t, false);
  askAhead('read_a', PATH, []);
  await new Promise(setImmediate); // a rejection that nobody minds would end the test here

  await assert.rejects(apiFor('read_a').get(PATH, []), { status: 503, message: 'refused 1' });
});

test('of an answer is known when it was given, if that is said', async (t) => {
  const headers = { date: 'Sat, 14 Mar 2026 09:00:00 GMT' };
  t.mock.method(globalThis, 'fetch', async (address) => new Response('{}', address === '/dated' ? { headers } : {}));
  const api = apiFor('read_a');
  assert.equal(answeredAt(await api.get('/dated')), Date.UTC(2026, 2, 14, 9));
  assert.ok(Number.isNaN(answeredAt(await api.get('/other'))));
  assert.ok(Number.isNaN(answeredAt({})));
});

test('whose data it is, is told with every answer, one that was asked for ahead, too', async (t) => {
  answering(t);
  const heard = [];
  askAhead('read_a', PATH, []);
  const api = apiFor('read_a', '', (tenant) => heard.push(tenant));

  await api.get(PATH, []);
  await api.post(PATH, {});

  assert.deepEqual(heard, ['tenant-1', 'tenant-2']);
});

test('whose data it is, is told with a refusal, too, and nothing where nobody says so', async (t) => {
  answering(t, false);
  const heard = [];
  const api = apiFor('read_a', '', (tenant) => heard.push(tenant));
  await assert.rejects(api.get(PATH, []), { status: 503 });
  assert.deepEqual(heard, ['tenant-1']);

  t.mock.method(globalThis, 'fetch', async () => new Response('{}'));
  await api.get(PATH, []);
  assert.deepEqual(heard, ['tenant-1']);
});
