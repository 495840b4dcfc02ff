import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import test from 'node:test';

/** What the browsers of 2020 (Chrome 87, Firefox 84, Safari 14) do not know, and would stop at. */
const NEWER_SCRIPT = {
  'AbortSignal.timeout': /AbortSignal\s*\.\s*(timeout|any)/,
  '.at()': /\.at\(/,
  '.findLast()': /\.findLast/,
  '.toSorted() and its like': /\.(toSorted|toReversed|toSpliced|with)\(/,
  'structuredClone': /structuredClone/,
  'randomUUID': /randomUUID/,
  'requestSubmit': /requestSubmit/,
  'Object.hasOwn': /Object\.hasOwn\b/,
  'Object.groupBy': /\.groupBy\(/,
  'Promise.withResolvers': /withResolvers/,
  'URL.canParse': /canParse/,
  'listeners with a signal': /addEventListener\([^;]*\bsignal\b/,
  'the property inert': /\.inert\b/,
  'checkVisibility': /checkVisibility/,
  'classes with fields': /^\s+(static|#\w+)\b[^(]*[=;]$/m,
  'await outside of functions': /^await /m,
};

const NEWER_STYLE = {
  'light-dark()': /light-dark\(/,
  'color-mix()': /color-mix\(/,
  'oklch() and its like': /ok(lch|lab)\(/,
  ':has()': /:has\(/,
  ':is() and :where()': /:(is|where)\(/,
  'layers, containers, scopes': /@(layer|container|scope|property)\b/,
  'inset': /^\s*inset(-\w+)*:/m,
  'padding and margin of a direction': /^\s*(padding|margin|scroll-padding|scroll-margin)-(block|inline):/m,
  'dynamic and small viewports': /\d[dsl]v[hw]\b/,
  'aspect-ratio': /aspect-ratio/,
  'one property of a transform': /^\s*(translate|rotate|scale):/m,
};

const FORM = new URL('../form/', import.meta.url);

async function sources(ending) {
  const names = (await readdir(FORM)).filter((name) => name.endsWith(ending));
  const addresses = names.map((name) => new URL(name, FORM));
  const all = ending === '.js' ? [...addresses, new URL('../embed.js', import.meta.url)] : addresses;
  assert.ok(all.length > 0);
  return Promise.all(all.map(async (address) => ({ address, text: await readFile(address, 'utf8') })));
}

/** Newer things that a style asks for first are no harm; `scripting` is newer itself. */
function unconditional(style) {
  return style.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/^@(supports |media \(scripting:)[^\n]*\{\n.*?^\}/gms, '');
}

/** Blocks within blocks that are no @-rules. */
function isNested(style) {
  const blocks = [];
  for (const [, head, mark] of style.matchAll(/([^{};]*)([{};])/g)) {
    if (mark === '{') {
      if (blocks.some((outer) => !outer.startsWith('@'))) {
        return true;
      }
      blocks.push(head.trim());
    } else if (mark === '}') {
      blocks.pop();
    }
  }
  return false;
}

test('the scripts of forms and of the tag ask for nothing that is newer than 2020', async () => {
  for (const { address, text } of await sources('.js')) {
    for (const [name, pattern] of Object.entries(NEWER_SCRIPT)) {
      assert.doesNotMatch(text, pattern, `${address.pathname}: ${name}`);
    }
  }
});

test('the style of forms does without what is newer than 2020, or asks for it first', async () => {
  for (const { address, text } of await sources('.css')) {
    const style = unconditional(text);
    for (const [name, pattern] of Object.entries(NEWER_STYLE)) {
      assert.doesNotMatch(style, pattern, `${address.pathname}: ${name}`);
    }
    assert.ok(!isNested(style), `${address.pathname}: rules within rules`);
  }
});

test('what is newer is found, and what asks first is not', () => {
  assert.match('a {\n  inset: 0;\n}', NEWER_STYLE.inset);
  assert.doesNotMatch('a {\n  clip-path: inset(50%);\n}', NEWER_STYLE.inset);
  assert.match(unconditional('@supports (x: y) {\n  a {\n  }\n}\nb:has(c) {\n}'), NEWER_STYLE[':has()']);
  assert.doesNotMatch(unconditional('@supports selector(:has(*)) {\n  b:has(c) {\n  }\n}\n'), NEWER_STYLE[':has()']);
  assert.ok(isNested('a {\n  b {\n    color: red;\n  }\n}'));
  assert.ok(!isNested('@media print {\n  b {\n    color: red;\n  }\n}\nc {\n}'));
  assert.match('class A {\n  #own = 1;\n}', NEWER_SCRIPT['classes with fields']);
});
