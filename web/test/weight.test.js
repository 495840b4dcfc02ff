import assert from 'node:assert/strict';
import test from 'node:test';

const ROOT = new URL('../', import.meta.url);
const MOST_BYTES = 250 * 1024;
const LIBRARY = /'(lib\/[^']+)'/g;

/// Follows the page to all it loads, as a browser would, here from the files.
test('the dashboard with its library weighs less than 250 KB compressed', async () => {
  const weights = new Map();
  await follow('index.html', weights);
  const built = [...weights.keys()].filter((path) => !path.startsWith('lib/'));
  const sum = [...weights.values()].reduce((total, bytes) => total + bytes, 0);
  console.log(`dashboard: ${weights.size} files, ${(sum / 1024).toFixed(1)} KB gzipped`);
  for (const [path, bytes] of weights) {
    assert.ok(bytes > 0 || path.startsWith('lib/'), `${path} is there`);
  }
  assert.ok(built.includes('app/dashboard/comments.js') && weights.has('lib/uplot/uPlot.iife.min.js'));
  assert.ok(sum < MOST_BYTES, `${sum} bytes`);
});

/// Each module names the next ones, so a browser would ask for them one after the other.
test('all modules that the first numbers need are asked for at once', async () => {
  const needed = new Map();
  await modules('app/dashboard/page.js', needed);
  const page = await textOf('index.html');
  const preloaded = [...page.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(([, link]) => link);
  assert.deepEqual(preloaded.sort(), [...needed.keys()].filter((path) => path !== 'app/dashboard/page.js').sort());
});

async function modules(path, found) {
  if (found.has(path)) {
    return;
  }
  const text = await textOf(path);
  found.set(path, text);
  for (const [, link] of text.matchAll(/(?:from|import) '(\.[^']+)'/g)) {
    await modules(new URL(link, new URL(path, ROOT)).href.slice(ROOT.href.length), found);
  }
}

async function follow(path, weights) {
  if (weights.has(path)) {
    return;
  }
  const text = await textOf(path);
  weights.set(path, text === undefined ? 0 : await gzipped(text));
  for (const other of linksIn(path, text ?? '')) {
    await follow(other, weights);
  }
}

function linksIn(path, text) {
  if (path.endsWith('.html')) {
    return [...text.matchAll(/(?:src|href)="([^"]+\.(?:js|css|svg))"/g)].map(([, link]) => link);
  }
  if (!path.endsWith('.js') || path.startsWith('lib/')) {
    return [];
  }
  const imports = [...text.matchAll(/(?:from |import |import\()'(\.[^']+)'/g)].map(([, link]) => new URL(link, new URL(path, ROOT)).href.slice(ROOT.href.length));
  return [...imports, ...[...text.matchAll(LIBRARY)].map(([, link]) => link)];
}

/// A file of the page; what the build brings may not be there yet.
async function textOf(path) {
  const places = path.startsWith('lib/') ? [path, `target/site/${path}`] : [path];
  for (const place of places) {
    const text = await read(new URL(place, ROOT));
    if (text !== undefined) {
      return text;
    }
  }
  return undefined;
}

async function read(address) {
  if (address.protocol !== 'file:') {
    const answer = await fetch(address);
    return answer.ok ? answer.text() : undefined;
  }
  const { readFile } = await import('node:fs/promises');
  return readFile(address, 'utf8').catch(() => undefined);
}

async function gzipped(text) {
  const compressed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return (await new Response(compressed).arrayBuffer()).byteLength;
}
