import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

const SOURCE = readFileSync(new URL('../embed.js', import.meta.url), 'utf8');

/** Where the script comes from. */
export const HOME = 'https://r.example';

/** When a page is opened. */
export const BEGUN_MILLIS = 1_700_000_000_000;

/** As much of an element as the script touches. */
export class FakeElement extends EventTarget {
  constructor(name) {
    super();
    Object.assign(this, { localName: name, style: {}, values: new Map(), children: [], parentNode: null, open: false });
    Object.assign(this, { shadowRoot: null, isContentEditable: false, contentWindow: name === 'iframe' ? {} : undefined });
  }

  get attributes() {
    return [...this.values].map(([name, value]) => ({ name, value }));
  }

  get dataset() {
    const camel = (name) => name.slice(5).replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
    return Object.fromEntries([...this.values].filter(([name]) => name.startsWith('data-')).map(([name, value]) => [camel(name), value]));
  }

  get isConnected() {
    return this.localName === 'html' || (this.parentNode?.isConnected ?? false);
  }

  setAttribute(name, value) {
    this.values.set(name, value);
  }

  getAttribute(name) {
    return this.values.get(name) ?? null;
  }

  append(...children) {
    children.forEach((child) => (child.parentNode = this));
    this.children.push(...children);
  }

  after(other) {
    other.parentNode = this.parentNode;
    this.parentNode.children.splice(this.parentNode.children.indexOf(this) + 1, 0, other);
  }

  remove() {
    this.parentNode?.children.splice(this.parentNode.children.indexOf(this), 1);
    this.parentNode = null;
  }

  matches(names) {
    return names.split(', ').includes(this.localName);
  }

  showModal() {
    assert.ok(this.isConnected, 'no dialog opens that is in no page');
    this.open = true;
  }

  close() {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  }

  animate() {
    this.moved = true;
  }
}

/** A page with a clock that is moved by hand. */
export class FakePage {
  constructor({ kept = {}, calm = false, shut = false, parsed = true } = {}) {
    this.now = BEGUN_MILLIS;
    this.timers = [];
    this.kept = new Map(Object.entries(kept));
    this.heard = new EventTarget();
    this.warned = [];
    this.html = new FakeElement('html');
    this.head = new FakeElement('head');
    this.html.append(this.head);
    this.document = Object.assign(new EventTarget(), {
      documentElement: this.html,
      head: this.head,
      body: null,
      activeElement: null,
      currentScript: null,
      createElement: (name) => new FakeElement(name),
      querySelector: (selector) => this.find(selector),
    });
    if (parsed) {
      this.parse();
    }
    const storage = {
      getItem: (name) => this.kept.get(name) ?? null,
      setItem: (name, value) => this.kept.set(name, value),
    };
    this.context = {
      document: this.document,
      location: new URL('https://shop.example/cart?id=7'),
      addEventListener: (...call) => this.heard.addEventListener(...call),
      setTimeout: (run, millis) => this.timers.push({ run, at: this.now + millis }),
      matchMedia: () => ({ matches: calm }),
      console: { warn: (text) => this.warned.push(text) },
      Date: { now: () => this.now },
      URL,
      URLSearchParams,
    };
    Object.defineProperty(this.context, 'localStorage', {
      get: () => {
        if (shut) {
          throw new Error('SecurityError');
        }
        return storage;
      },
    });
  }

  parse() {
    this.body = new FakeElement('body');
    this.html.append(this.body);
    this.document.body = this.body;
    this.document.activeElement = this.body;
    this.document.dispatchEvent(new Event('DOMContentLoaded'));
  }

  find(selector) {
    if (selector === 'dialog:modal') {
      return this.all('dialog').find((dialog) => dialog.open) ?? null;
    }
    assert.equal(selector, 'script[data-survey][src*="/embed.js"]:not([data-begun])');
    return this.all('script').find((tag) => tag.values.has('data-survey') && !tag.values.has('data-begun')) ?? null;
  }

  all(name, from = this.html) {
    return from.children.flatMap((child) => [...(child.localName === name ? [child] : []), ...this.all(name, child)]);
  }

  /** Runs the script of a tag. */
  run(attributes, { place = this.body, isTold = true } = {}) {
    const tag = new FakeElement('script');
    tag.src = `${HOME}/embed.js`;
    Object.entries(attributes).forEach(([name, value]) => tag.setAttribute(name, value));
    place.append(tag);
    this.document.currentScript = isTold ? tag : null;
    runInNewContext(SOURCE, this.context);
    this.document.currentScript = null;
    return tag;
  }

  pass(millis) {
    const until = this.now + millis;
    for (;;) {
      const due = this.timers.filter(({ at }) => at <= until).sort((one, two) => one.at - two.at)[0];
      if (due === undefined) {
        break;
      }
      this.timers.splice(this.timers.indexOf(due), 1);
      this.now = due.at;
      due.run();
    }
    this.now = until;
  }

  leave(clientY) {
    this.html.dispatchEvent(Object.assign(new Event('mouseleave'), { clientY }));
  }

  say(frame, data, origin = HOME, source = frame.contentWindow) {
    this.heard.dispatchEvent(Object.assign(new Event('message'), { data, origin, source }));
  }

  get frame() {
    return this.all('iframe')[0];
  }

  get dialog() {
    return this.all('dialog')[0];
  }

  isOpen() {
    return this.dialog?.open ?? false;
  }
}
