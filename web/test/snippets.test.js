import assert from 'node:assert/strict';
import test from 'node:test';
import { addressOf, embedding, escaped, scores } from '../settings/snippets.js';

const way = { origin: 'https://r.example', survey: 'relationship-2026', key: 'pub_x' };

test('an address has the key or the token, and what else is asked for', () => {
  assert.equal(addressOf(way), 'https://r.example/s/relationship-2026?k=pub_x');
  assert.equal(addressOf({ ...way, key: undefined }), 'https://r.example/s/relationship-2026');
  assert.equal(addressOf({ ...way, token: 'lnk_y' }), 'https://r.example/s/relationship-2026?t=lnk_y');
  assert.equal(
    addressOf(way, { language: 'zh', plan: 'a&b' }),
    'https://r.example/s/relationship-2026?k=pub_x&language=zh&plan=a%26b',
  );
});

test('a row of scores has one link for each, which HTML reads as it was meant', () => {
  const html = scores(way, { id: 'recommend', low: 0, high: 10 });
  const links = [...html.matchAll(/<a href="([^"]*)">(\d+)<\/a>/g)];
  assert.equal(links.length, 11);
  links.forEach(([, address, score]) => {
    const url = new URL(address.replaceAll('&amp;', '&'));
    assert.equal(url.searchParams.get('recommend'), score);
    assert.equal(url.searchParams.get('k'), 'pub_x');
  });
});

test('a script names the survey, and only a popover has a delay', () => {
  assert.match(
    embedding(way, 'inline'),
    /^<script async src="https:\/\/r\.example\/embed\.js" data-survey="relationship-2026" data-key="pub_x" data-mode="inline"><\/script>$/,
  );
  assert.match(embedding(way, 'popover'), /data-delay="20s" data-again-after="90d"/);
  assert.doesNotMatch(embedding({ ...way, key: undefined }, 'inline'), /data-key/);
});

test('nothing leaves its quotation marks', () => {
  assert.equal(escaped('"><script>&'), '&quot;&gt;&lt;script&gt;&amp;');
});
