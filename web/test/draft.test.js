import assert from 'node:assert/strict';
import test from 'node:test';
import { draftOf } from '../settings/draft.js';

/// A server that keeps one document, and refuses what follows another version.
function serverOf(document) {
  const server = { document, version: 1, refuse: undefined };
  server.source = {
    read: async () => ({ json: server.document, version: `"${server.version}"` }),
    write: async (next, version) => {
      if (server.refuse !== undefined) {
        throw server.refuse;
      }
      if (version !== `"${server.version}"`) {
        throw Object.assign(new Error('another version'), { status: 412, errors: [] });
      }
      server.document = next;
      server.version++;
      return { json: next, version: `"${server.version}"` };
    },
  };
  return server;
}

const read = async (server) => {
  const draft = draftOf(server.source);
  await draft.load();
  return draft;
};

test('what was read and not touched goes back as it was', async () => {
  const server = serverOf({ smallN: 10, ofTheFuture: { a: [1, { b: null }] } });
  const draft = await read(server);
  draft.set('/smallN', 20);
  assert.ok(draft.isChanged());
  assert.deepEqual(await draft.save(), { kind: 'saved' });
  assert.deepEqual(server.document, { smallN: 20, ofTheFuture: { a: [1, { b: null }] } });
  assert.ok(!draft.isChanged());
});

test('a change that was taken back is no change', async () => {
  const draft = await read(serverOf({ smallN: 10 }));
  draft.set('/smallN', 20);
  draft.set('/smallN', 10);
  assert.ok(!draft.isChanged());
  draft.set('/currency', 'EUR');
  draft.discard();
  assert.deepEqual(draft.current(), { smallN: 10 });
});

test('of two who change different things both are kept, and nothing is sent unseen', async () => {
  const server = serverOf({ smallN: 10, currency: 'EUR' });
  const [mine, theirs] = [await read(server), await read(server)];
  theirs.set('/currency', 'CHF');
  await theirs.save();
  mine.set('/smallN', 20);
  assert.deepEqual(await mine.save(), { kind: 'conflict', conflicts: [] });
  assert.deepEqual(server.document, { smallN: 10, currency: 'CHF' });
  assert.deepEqual(mine.current(), { smallN: 20, currency: 'CHF' });
  assert.deepEqual(await mine.save(), { kind: 'saved' });
  assert.deepEqual(server.document, { smallN: 20, currency: 'CHF' });
});

test('of two who change the same, mine is still there', async () => {
  const server = serverOf({ smallN: 10 });
  const [mine, theirs] = [await read(server), await read(server)];
  theirs.set('/smallN', 30);
  await theirs.save();
  mine.set('/smallN', 20);
  const { conflicts } = await mine.save();
  assert.deepEqual(conflicts, [{ pointer: '/smallN', base: 10, mine: 20, theirs: 30 }]);
  assert.equal(mine.value('/smallN'), 20);
  assert.equal(mine.saved().smallN, 30);
});

test('a new document that somebody else made first is merged with theirs', async () => {
  const server = serverOf({ title: { en: 'Theirs' }, questions: [{ id: 'a' }] });
  const draft = draftOf(server.source);
  draft.begin({ title: { en: 'Mine' }, questions: [{ id: 'b' }] }, '"0"');
  assert.ok(draft.isChanged());
  const { conflicts } = await draft.save();
  assert.deepEqual(
    conflicts.map(({ pointer }) => pointer),
    ['/title/en'],
  );
  assert.equal(draft.current().questions.length, 2);
});

test('what is wrong is told with its pointers, and what was typed stays', async () => {
  const server = serverOf({ smallN: 10 });
  const draft = await read(server);
  draft.set('/smallN', 'many');
  const errors = [{ pointer: '/smallN', message: 'must be a whole number' }];
  server.refuse = Object.assign(new Error('invalid'), { status: 400, errors });
  assert.deepEqual(await draft.save(), { kind: 'refused', errors, message: 'invalid' });
  assert.equal(draft.value('/smallN'), 'many');
});

test('whatever else goes wrong is thrown, and what was typed stays', async () => {
  const server = serverOf({ smallN: 10 });
  const draft = await read(server);
  draft.set('/smallN', 20);
  server.refuse = Object.assign(new Error('down'), { status: 503, errors: [] });
  await assert.rejects(draft.save(), { status: 503 });
  assert.ok(draft.isChanged());
});
