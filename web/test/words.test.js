import assert from 'node:assert/strict';
import test from 'node:test';
import * as dashboard from '../app/words/dashboard.js';
import * as frame from '../app/words/frame.js';
import * as followups from '../followups/words.js';
import * as settings from '../settings/words.js';

for (const [page, words] of Object.entries({ dashboard, frame, followups, settings })) {
  test(`${page} says in Chinese all that it says in English`, () => {
    assert.deepEqual(shapeOf(words.zh), shapeOf(words.en));
  });

  test(`${page} leaves no word empty, and Chinese has no English sentences`, () => {
    for (const [path, text] of textsOf(words.zh)) {
      assert.ok(text.trim() !== '', path);
      assert.ok(!/[a-z]{2,} [a-z]{2,} [a-z]{2,}/i.test(text), `${path}: ${text}`);
    }
    for (const [path, text] of textsOf(words.en)) {
      assert.ok(text.trim() !== '' && !/\p{Script=Han}/u.test(text), `${path}: ${text}`);
    }
  });
}

/// The names and what they hold, without the words: a function by how much it takes.
function shapeOf(words) {
  if (typeof words === 'function') {
    return `(${words.length})`;
  }
  if (typeof words !== 'object') {
    return typeof words;
  }
  const names = Object.keys(words).sort();
  return Object.fromEntries(names.map((name) => [name, shapeOf(words[name])]));
}

function textsOf(words, path = '') {
  return Object.entries(words).flatMap(([name, word]) =>
    typeof word === 'string' ? [[`${path}/${name}`, word]] : typeof word === 'object' ? textsOf(word, `${path}/${name}`) : [],
  );
}
