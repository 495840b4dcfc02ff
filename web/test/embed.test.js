import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import vm from 'node:vm';

const SOURCE = readFileSync(new URL('../embed.js', import.meta.url), 'utf8');
const HOME = 'https://answers.example';
const NOW = Date.UTC(2026, 10, 28);
const DAY = 86_400_000;

/** An element as far as the script knows one. */
function elementOf(name) {
  return {
    name,
    style: {},
    attributes: {},
    children: [],
    heard: {},
    contentWindow: {},
    append(...children) {
      this.children.push(...children);
    },
    setAttribute(attribute, value) {
      this.attributes[attribute] = value;
    },
    addEventListener(event, listener) {
      this.heard[event] = listener;
    },
    showModal() {
      this.isModal = true;
    },
    close() {
      this.isModal = false;
      this.heard.close?.();
    },
    remove() {
      this.isGone = true;
    },
    animate() {},
  };
}

/**
 * A page with the tag, in which time goes on only when it is told to.
 *
 * @param said what the tag says, as `data-*` without `data-`
 * @param stored what is in the local storage; null if it may not be used
 */
function pageWith(said, stored = {}) {
  const page = { after: [], body: elementOf('body'), heard: {}, timers: [], stored, active: null, dialog: null };
  const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  const root = elementOf('html');
  page.root = root;
  const storage = {
    getItem: (name) => page.stored[name] ?? null,
    setItem: (name, value) => {
      page.stored[name] = value;
    },
  };
  const context = {
    URL,
    URLSearchParams,
    Date: { now: () => NOW },
    location: { origin: 'https://shop.example', href: 'https://shop.example/cart' },
    addEventListener: (event, listener) => (page.heard[event] = listener),
    setTimeout: (action, millis) => page.timers.push({ action, millis }),
    matchMedia: () => ({ matches: true }),
    document: {
      currentScript: {
        src: `${HOME}/embed.js`,
        dataset: Object.fromEntries(Object.entries(said).map(([name, value]) => [camel(name), value])),
        attributes: Object.entries(said).map(([name, value]) => ({ name: `data-${name}`, value })),
        after: (element) => page.after.push(element),
      },
      createElement: elementOf,
      documentElement: root,
      body: page.body,
      get activeElement() {
        return page.active;
      },
      querySelector: () => page.dialog,
    },
    get localStorage() {
      if (stored === null) {
        throw new Error('not allowed');
      }
      return storage;
    },
  };
  vm.runInNewContext(SOURCE, context);
  page.say = (data, { origin = HOME, source } = {}) => {
    const frame = page.after[0] ?? page.body.children[0]?.children[1];
    page.heard.message({ origin, source: source ?? frame.contentWindow, data });
    return frame;
  };
  /** Lets the time pass until the next thing is due. */
  page.pass = () => page.timers.shift().action();
  page.open = () => page.body.children.filter((child) => child.isModal).length;
  return page;
}

test('a survey stands after its tag, and its address says what the tag says', () => {
  const { after, body } = pageWith({
    survey: 'after visit/1',
    key: 'pub_1&2',
    language: 'zh',
    'hidden-region': 'EMEA',
    'hidden-order': 'a=b',
  });

  assert.equal(after.length, 1);
  const address = new URL(after[0].src);
  assert.equal(address.origin, HOME);
  assert.equal(address.pathname, '/s/after%20visit%2F1');
  assert.deepEqual(Object.fromEntries(address.searchParams), {
    embedded: 'https://shop.example',
    k: 'pub_1&2',
    language: 'zh',
    region: 'EMEA',
    order: 'a=b',
  });
  assert.equal(after[0].title, '问卷');
  assert.equal(body.children.length, 0);
});

test('it becomes as high as what is in it, within bounds', () => {
  const page = pageWith({ survey: 'nps' });

  assert.equal(page.say({ rapport: 'size', height: 321 }).style.height, '321px');
  assert.equal(page.say({ rapport: 'size', height: 1e9 }).style.height, '20000px');
  for (const height of [0, -5, 'x', null, undefined]) {
    assert.equal(page.say({ rapport: 'size', height }).style.height, '20000px');
  }
});

test('nobody else can change it: another origin, another window, or what means nothing', () => {
  const page = pageWith({ survey: 'nps' });
  const before = page.after[0].style.height;

  page.say({ rapport: 'size', height: 5 }, { origin: 'https://evil.example' });
  page.say({ rapport: 'size', height: 5 }, { source: {} });
  for (const data of [undefined, null, 'size', 7, {}, { rapport: 1, height: 5 }]) {
    page.say(data);
  }

  assert.equal(page.after[0].style.height, before);
});

test('a dialog opens when its time has come, and is remembered', () => {
  const page = pageWith({ survey: 'nps', mode: 'popover', delay: '20s' });

  assert.equal(page.open(), 0);
  assert.deepEqual(page.timers.map(({ millis }) => millis), [20_000]);
  page.pass();

  assert.equal(page.open(), 1);
  assert.deepEqual(page.stored, { 'rapport:shown:nps': String(NOW) });
  assert.equal(page.after.length, 0);
});

test('a delay that is no time is none', () => {
  for (const delay of ['', 'soon', '-1s', '1.5s', '10', '9999999s']) {
    assert.equal(pageWith({ survey: 'nps', mode: 'popover', delay }).timers[0].millis, 0, delay);
  }
});

test('who has seen it is not asked again until the time is over', () => {
  const opens = (said, daysAgo) => {
    const page = pageWith({ survey: 'nps', mode: 'popover', ...said }, { 'rapport:shown:nps': String(NOW - daysAgo * DAY) });
    page.pass();
    return page.open();
  };

  assert.equal(opens({}, 89), 0);
  assert.equal(opens({}, 91), 1);
  assert.equal(opens({ 'again-after': '7d' }, 6), 0);
  assert.equal(opens({ 'again-after': '7d' }, 8), 1);
});

test('where nothing may be stored it opens all the same', () => {
  const page = pageWith({ survey: 'nps', mode: 'popover' }, null);

  page.pass();

  assert.equal(page.open(), 1);
});

test('nobody is taken away from writing, nor from another dialog', () => {
  const page = pageWith({ survey: 'nps', mode: 'popover' });

  page.active = { matches: () => true };
  page.pass();
  assert.equal(page.open(), 0);
  page.active = { matches: () => false };
  page.dialog = {};
  page.pass();
  assert.equal(page.open(), 0);
  page.dialog = null;
  page.pass();

  assert.equal(page.open(), 1);
});

test('who is about to leave is asked once, and only at the top', () => {
  const page = pageWith({ survey: 'nps', mode: 'popover', exit: '' });
  const leave = page.root.heard.mouseleave;

  assert.equal(page.timers.length, 0);
  leave({ clientY: 300 });
  assert.equal(page.open(), 0);
  leave({ clientY: 0 });
  leave({ clientY: 0 });

  assert.equal(page.body.children.length, 1);
});

test('the survey names its dialog and closes it', () => {
  const page = pageWith({ survey: 'nps', mode: 'popover' });
  page.pass();
  const [dialog] = page.body.children;
  const [close] = dialog.children;

  page.say({ rapport: 'ready', title: 'How are we doing?' });
  page.say({ rapport: 'words', close: 'Schließen' });
  page.say({ rapport: 'ready', title: 5 });
  assert.equal(dialog.attributes['aria-label'], 'How are we doing?');
  assert.equal(close.attributes['aria-label'], 'Schließen');

  page.say({ rapport: 'escape' });
  assert.equal(dialog.isModal, false);
  assert.equal(dialog.isGone, true);
});
