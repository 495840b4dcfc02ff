import assert from 'node:assert/strict';
import test from 'node:test';
import { keyTrouble } from '../app/keyform.js';
import { keyInFragment, keyring, kindOfKey } from '../app/keys.js';
import { en as words } from '../app/words/frame.js';

test('a key says of which kind it is, and other text is none', () => {
  assert.equal(kindOfKey('read_fNh-AY_d'), 'read');
  assert.equal(kindOfKey('srv_x'), 'srv');
  assert.equal(kindOfKey('pub_x'), 'pub');
  assert.equal(kindOfKey('eyJh.eyJp.c2ln'), 'token');
  for (const text of ['', 'read_', 'read x', 'Bearer read_x', 'read_x\nHost: y', 'lnk_x', '<b>', 'a.b']) {
    assert.equal(kindOfKey(text), undefined, text);
  }
});

test('a key is taken out of the fragment, and the rest stays', () => {
  assert.deepEqual(keyInFragment('#key=read_x'), { key: 'read_x', rest: '' });
  assert.deepEqual(keyInFragment('#zone&key=srv_x&b'), { key: 'srv_x', rest: '#zone&b' });
  assert.deepEqual(keyInFragment('#zone'), { key: undefined, rest: '#zone' });
  assert.deepEqual(keyInFragment(''), { key: undefined, rest: '' });
  assert.deepEqual(keyInFragment('#key=%zz'), { key: '%zz', rest: '' });
  assert.deepEqual(keyInFragment('#key=%20read_x%0A'), { key: 'read_x', rest: '' });
});

test('a ring keeps a key of each kind and gives the best there is', () => {
  const ring = keyring(storage());
  assert.equal(ring.first(['srv', 'read']), undefined);
  ring.use('read_a', ['read']);
  assert.deepEqual(ring.first(['srv', 'read']), { kind: 'read', key: 'read_a' });
  ring.use('srv_b', ['srv']);
  assert.deepEqual(ring.first(['read']), { kind: 'read', key: 'read_a' });
  assert.deepEqual(ring.first(['srv', 'read']), { kind: 'srv', key: 'srv_b' });
  assert.equal(ring.first(['token']), undefined);
  ring.forget();
  assert.equal(ring.first(['srv', 'read']), undefined);
});

test('a key that a page is given is the one that it uses', () => {
  const ring = keyring(storage());
  ring.use('srv_a', ['srv']);
  ring.use('read_b', ['srv', 'read']);
  assert.deepEqual(ring.first(['srv', 'read']), { kind: 'read', key: 'read_b' });

  ring.use('srv_c', ['srv']);
  ring.use('read_d', ['srv']); // of no use here, and no reason to lose the other
  assert.deepEqual(ring.first(['srv']), { kind: 'srv', key: 'srv_c' });
  assert.deepEqual(ring.first(['read']), { kind: 'read', key: 'read_d' });
});

test('keys of two tenants are never kept together', () => {
  const ring = keyring(storage());
  ring.use('read_a', ['read']);
  assert.equal(ring.tenant(), null);
  ring.belongs('read_a', 'sample');
  ring.use('srv_b', ['srv']);
  assert.equal(ring.tenant(), 'sample');

  ring.belongs('srv_b', 'demo');

  assert.equal(ring.tenant(), 'demo');
  assert.equal(ring.first(['read']), undefined);
  assert.deepEqual(ring.first(['srv']), { kind: 'srv', key: 'srv_b' });

  ring.use('read_c', ['read']);
  ring.belongs('read_c', 'demo');
  ring.belongs('read_a', 'sample'); // comes late, and is of no key that is kept
  assert.equal(ring.tenant(), 'demo');
  assert.deepEqual(ring.first(['srv']), { kind: 'srv', key: 'srv_b' });
  assert.deepEqual(ring.first(['read']), { kind: 'read', key: 'read_c' });

  ring.forget();
  assert.equal(ring.tenant(), null);
});

test('what someone else put into storage is no key', () => {
  const there = storage();
  there.set('rapport.key.read', 'srv_x');
  assert.equal(keyring(there).first(['read']), undefined);
});

test('a key that does not fit is told why', () => {
  assert.equal(keyTrouble('read_x', ['read', 'token'], words), undefined);
  assert.equal(keyTrouble('', ['read'], words), words.key.missing);
  assert.equal(keyTrouble('hello', ['read'], words), words.key.unknown);
  assert.equal(keyTrouble('pub_x', ['read'], words), words.key.pub);
  assert.equal(keyTrouble('srv_x', ['read'], words), words.key.other);
});

function storage() {
  const map = new Map();
  return {
    get: (name) => map.get(name) ?? null,
    set: (name, value) => map.set(name, value),
    remove: (name) => map.delete(name),
  };
}
