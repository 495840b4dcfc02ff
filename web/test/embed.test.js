import assert from 'node:assert/strict';
import test from 'node:test';
import { BEGUN_MILLIS, FakeElement, FakePage, HOME } from './fakepage.js';

const DAY = 86_400_000;
const POPOVER = { 'data-survey': 'nps', 'data-key': 'pub_x', 'data-mode': 'popover' };
const FORM = { rapport: 'ready', title: 'How are we?', form: true };

/** A page with a popover whose frame is loaded and has said nothing yet. */
function loading(more = {}, options = {}) {
  const page = new FakePage(options);
  page.run({ ...POPOVER, ...more });
  page.pass(0);
  return page;
}

test('inline the survey stands after its tag, at an address that says what the tag says', () => {
  const page = new FakePage();
  const tag = page.run({ 'data-survey': 'a b', 'data-key': 'pub_x', 'data-language': 'zh-Hans', 'data-hidden-region': 'E&A' });
  page.body.append(new FakeElement('p'));
  assert.deepEqual(page.body.children.map((child) => child.localName), ['script', 'iframe', 'p']);
  assert.equal(page.body.children[0], tag);
  const address = new URL(page.frame.src);
  assert.equal(address.origin + address.pathname, `${HOME}/s/a%20b`);
  assert.deepEqual(Object.fromEntries(address.searchParams), {
    embedded: 'https://shop.example',
    k: 'pub_x',
    language: 'zh-Hans',
    region: 'E&A',
  });
  assert.equal(page.frame.title, '问卷');
  assert.equal(page.kept.size, 0);
});

test('a frame is as high as its own page says, and no other page says it', () => {
  const page = new FakePage();
  page.run({ 'data-survey': 'nps', 'data-title': 'Rate us' });
  assert.equal(page.frame.title, 'Rate us');
  const before = page.frame.style.height;
  page.say(page.frame, { rapport: 'size', height: 700 }, 'https://evil.example');
  page.say(page.frame, { rapport: 'size', height: 700 }, HOME, {});
  for (const data of [null, 'size', { rapport: 7 }, { rapport: 'size', height: 0 }, { rapport: 'size', height: -5 }, { rapport: 'size', height: null }, { rapport: 'size', height: 'tall' }]) {
    page.say(page.frame, data);
  }
  assert.equal(page.frame.style.height, before);
  page.say(page.frame, { rapport: 'size', height: 612 });
  assert.equal(page.frame.style.height, '612px');
  page.say(page.frame, { rapport: 'size', height: 1e9 });
  assert.equal(page.frame.style.height, '20000px');
});

test('a popover opens when its frame has a form, and not before', () => {
  const page = loading();
  assert.ok(page.frame, 'it is loaded');
  assert.equal(page.isOpen(), false);
  assert.equal(page.kept.size, 0);
  page.say(page.frame, FORM, 'https://evil.example');
  page.say(page.frame, FORM, HOME, {});
  assert.equal(page.isOpen(), false);
  page.say(page.frame, FORM);
  assert.equal(page.isOpen(), true);
  assert.equal(page.dialog.getAttribute('aria-label'), 'How are we?');
  assert.equal(page.dialog.moved, true);
  assert.deepEqual([...page.kept], [['rapport:shown:nps', String(page.now)]]);
});

test('where there is no form nothing is shown, noted or asked for again', () => {
  for (const form of [false, undefined, 'yes']) {
    const page = loading({ 'data-exit': '', 'data-delay': '0s' });
    page.say(page.frame, { rapport: 'ready', title: 'Closed', form });
    assert.equal(page.dialog, undefined);
    page.leave(0);
    page.pass(DAY);
    assert.equal(page.dialog, undefined);
    assert.equal(page.kept.size, 0);
  }
});

test('an open popover stays when the page in it becomes another', () => {
  const page = loading();
  page.say(page.frame, FORM);
  page.say(page.frame, { rapport: 'ready', title: 'Thank you', form: false });
  assert.equal(page.isOpen(), true);
});

test('a popover is closed by its button and by Escape within, and is gone then', () => {
  const ends = [
    (page) => page.dialog.children[0].dispatchEvent(new Event('click')),
    (page) => page.say(page.frame, { rapport: 'escape' }),
  ];
  for (const end of ends) {
    const page = loading();
    page.say(page.frame, FORM);
    const { frame } = page;
    end(page);
    assert.equal(page.dialog, undefined);
    page.say(frame, FORM);
    assert.equal(page.dialog, undefined);
  }
});

test('its button is called what the survey calls it', () => {
  const page = loading({ 'data-language': 'zh' });
  const [button] = page.dialog.children;
  assert.equal(button.getAttribute('aria-label'), '关闭');
  page.say(page.frame, { rapport: 'words', close: 'Schließen' });
  assert.equal(button.getAttribute('aria-label'), 'Schließen');
  page.say(page.frame, { rapport: 'words', close: 7 });
  assert.equal(button.getAttribute('aria-label'), 'Schließen');
});

test('a delay is waited for, and one that is none is no delay', () => {
  for (const [delay, millis] of [['20s', 20_000], ['2m', 120_000], ['1h', 3_600_000], ['soon', 0], ['-5s', 0], ['5', 0], ['', 0], ['1.5s', 0], ['9999999s', 0]]) {
    const page = new FakePage();
    page.run({ ...POPOVER, 'data-delay': delay });
    page.pass(Math.max(millis - 1, 0));
    assert.equal(page.frame === undefined, millis > 0, delay);
    page.pass(1);
    assert.ok(page.frame, delay);
  }
});

test('on exit it opens when the mouse leaves at the top, and once', () => {
  const page = new FakePage();
  page.run({ ...POPOVER, 'data-exit': '' });
  page.pass(DAY);
  page.leave(300);
  assert.equal(page.frame, undefined);
  page.leave(-3);
  page.leave(-3);
  assert.equal(page.all('iframe').length, 1);
});

test('with a delay and an exit the first of both opens it', () => {
  const page = new FakePage();
  page.run({ ...POPOVER, 'data-exit': '', 'data-delay': '20s' });
  page.leave(0);
  page.pass(DAY);
  assert.equal(page.all('iframe').length, 1);
});

test('it is not shown again before its time, and then it is', () => {
  for (const [again, days] of [[undefined, 90], ['7d', 7], ['nonsense', 90]]) {
    const shown = (age) => ({ kept: { 'rapport:shown:nps': String(BEGUN_MILLIS - age) } });
    const more = again === undefined ? {} : { 'data-again-after': again };
    assert.equal(loading(more, shown(days * DAY - 1)).frame, undefined, again);
    assert.ok(loading(more, shown(days * DAY)).frame, again);
  }
  assert.ok(loading({}, { kept: { 'rapport:shown:other': String(BEGUN_MILLIS) } }).frame, 'another survey was shown');
});

test('where nothing can be kept it is shown all the same', () => {
  const page = loading({}, { shut: true });
  page.say(page.frame, FORM);
  assert.equal(page.isOpen(), true);
});

/** What may have the focus, and whether somebody may be writing there. */
function focused() {
  const element = (name, more = {}) => Object.assign(new FakeElement(name), more);
  const within = (name, inner) => element(name, { shadowRoot: { activeElement: inner } });
  return [
    ['input', element('input'), true],
    ['textarea', element('textarea'), true],
    ['select', element('select'), true],
    ['editable', element('div', { isContentEditable: true }), true],
    ['frame for card numbers', element('iframe'), true],
    ['plug-in', element('object'), true],
    ['input of a component', within('x-field', element('input')), true],
    ['input of a component of a component', within('x-card', within('x-field', element('input'))), true],
    ['frame of a component', within('div', element('iframe')), true],
    ['component that is shut', element('x-field'), true],
    ['button of a component', within('x-field', element('button')), false],
    ['component that is open, itself', element('x-field', { shadowRoot: { activeElement: null } }), false],
    ['button', element('button'), false],
    ['link', element('a'), false],
    ['body', element('body'), false],
    ['nothing', null, false],
  ];
}

for (const [name, active, isWriting] of focused()) {
  test(`with the focus on: ${name}, it ${isWriting ? 'waits' : 'opens'}`, () => {
    const page = loading();
    page.document.activeElement = active;
    page.say(page.frame, FORM);
    assert.equal(page.isOpen(), !isWriting);
    page.pass(10_000);
    assert.equal(page.isOpen(), !isWriting);
    assert.equal(page.kept.size, isWriting ? 0 : 1);
    page.document.activeElement = page.body;
    page.pass(2_000);
    assert.equal(page.isOpen(), true);
  });
}

test('it waits for another dialog to be closed', () => {
  const page = loading();
  const other = new FakeElement('dialog');
  page.html.children.unshift(other);
  other.open = true;
  page.say(page.frame, FORM);
  const own = page.all('dialog')[1];
  assert.equal(own.open, false);
  other.open = false;
  page.pass(2_000);
  assert.equal(own.open, true);
});

test('in the head it waits for the page to have a body', () => {
  for (const tag of [POPOVER, { 'data-survey': 'nps' }]) {
    const page = new FakePage({ parsed: false });
    page.run(tag, { place: page.head });
    page.pass(1_500);
    assert.deepEqual(page.all('iframe'), []);
    page.parse();
    assert.equal(page.all('iframe', page.body).length, 1);
  }
});

test('a tag that a manager puts into the head of a page that is there shows in its body', () => {
  const page = new FakePage();
  page.run({ 'data-survey': 'nps' }, { place: page.head });
  assert.equal(page.all('iframe', page.body).length, 1);
});

test('left before there is a body, it is loaded once there is one, and once', () => {
  const page = new FakePage({ parsed: false });
  page.run({ ...POPOVER, 'data-exit': '' }, { place: page.head });
  page.leave(0);
  page.leave(0);
  assert.equal(page.frame, undefined);
  page.parse();
  assert.equal(page.all('iframe').length, 1);
});

test('a script that is not told its tag takes one that none has taken', () => {
  const page = new FakePage();
  page.run({ 'data-survey': 'first' }, { isTold: false });
  page.run({ 'data-survey': 'second' }, { isTold: false });
  assert.deepEqual(page.all('iframe').map((frame) => new URL(frame.src).pathname), ['/s/first', '/s/second']);
  assert.deepEqual(page.warned, []);
});

test('a script without any tag says so and does nothing', () => {
  const page = new FakePage();
  page.run({}, { isTold: false });
  assert.equal(page.frame, undefined);
  assert.equal(page.warned.length, 1);
});

test('of two tags each hears its own frame', () => {
  const page = new FakePage();
  page.run({ 'data-survey': 'csat' });
  page.run(POPOVER);
  page.pass(0);
  const [inline, hidden] = page.all('iframe');
  page.say(inline, FORM);
  assert.equal(page.isOpen(), false);
  page.say(inline, { rapport: 'size', height: 333 });
  assert.notEqual(hidden.style.height, '333px');
  page.say(hidden, FORM);
  assert.equal(page.isOpen(), true);
});

test('of two popovers of one survey one is shown', () => {
  const page = new FakePage();
  page.run(POPOVER);
  page.run(POPOVER);
  page.pass(0);
  const frames = page.all('iframe');
  assert.equal(frames.length, 2);
  frames.forEach((frame) => page.say(frame, FORM));
  assert.deepEqual(page.all('dialog').map((dialog) => dialog.open), [true]);
});

test('it does not move where less motion is preferred', () => {
  const page = loading({}, { calm: true });
  page.say(page.frame, FORM);
  assert.equal(page.isOpen(), true);
  assert.equal(page.dialog.moved, undefined);
});

test('where a browser has no dialogs no popover is loaded', () => {
  const page = new FakePage();
  page.document.createElement = (name) => ({ localName: name });
  page.run(POPOVER);
  page.pass(60_000);
  assert.equal(page.frame, undefined);
  assert.equal(page.kept.size, 0);
});

test('a browser that does not know which dialogs keep the focus opens a popover all the same', () => {
  const page = loading();
  page.document.querySelector = () => {
    throw new SyntaxError('dialog:modal is not a valid selector');
  };
  page.say(page.frame, FORM);
  assert.equal(page.isOpen(), true);
});
