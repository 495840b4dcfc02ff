import { element, replace } from '../dom.js';
import { waiting } from '../states.js';

/// How far below the window a panel begins to load.
const AHEAD = '600px';

const FOCUSABLE = 'a, button, input, select, summary, [tabindex]';

/// A part of the page that asks for what it shows once it comes into view, and says so when it
/// waits, has nothing, or could not be had.
///
/// @param place `{id, title, about, tools, whole}`: `tools` are controls of its own; `whole` if it is
///   of everybody, whatever segment is in view; `ready` if it takes nothing that is not there
/// @param get asked with two signals: one ends when something else is asked for, the other when what
///   it gave is shown no more; gives elements, or a promise of them
/// @param board with `frame`, `signal` and `trouble`
/// @return `{section, run, renew, settled}`: `run` loads again, if it was loaded before; `renew(asked)`
///   does so as soon as it is in view, with what was open staying so, but unless somebody asked for it
///   not while a place in it is being read; `settled` loads what was not yet, and is a promise that all
///   is there
export function panel({ id, title, about, tools = [], whole = false, ready = false }, get, board) {
  const note = whole && board.view.segment !== '' ? ` ${board.words.whole}` : '';
  const body = element('div.body', {}, waiting(board.frame));
  const section = element(
    'section.panel',
    { id, 'aria-labelledby': `${id}-title` },
    element(
      'header',
      {},
      element('div.heading', {}, element('h2', { id: `${id}-title` }, title), element('p.about', {}, about, note)),
      tools.length === 0 ? null : element('div.controls', {}, tools),
    ),
    body,
  );
  let running;
  let due;
  let last;
  let shown = new AbortController();
  const load = async (quiet) => {
    running = new AbortController();
    const signal = AbortSignal.any([board.signal, running.signal]);
    const next = new AbortController();
    if (!quiet) {
      section.setAttribute('aria-busy', 'true');
    }
    let made;
    try {
      made = await get(signal, AbortSignal.any([board.signal, next.signal]));
    } catch (error) {
      made = signal.aborted ? [] : board.trouble(error, () => run());
    }
    if (signal.aborted) {
      next.abort(); // something else is asked for by now
      return;
    }
    const goOn = leftAt(body);
    replace(body, made);
    shown.abort();
    shown = next;
    section.removeAttribute('aria-busy');
    goOn();
  };
  const run = (quiet = false) => {
    running?.abort();
    due?.abort();
    due = undefined;
    last = load(quiet);
    return last;
  };
  const runWhenSeen = (quiet) => {
    due?.abort();
    due = new AbortController();
    whenSeen(section, () => run(quiet), AbortSignal.any([board.signal, due.signal]));
  };
  if (ready) {
    run();
  } else {
    runWhenSeen(false);
  }
  return {
    section,
    run: () => running !== undefined && run(),
    renew: (asked) => running !== undefined && (asked || !isRead(body)) && runWhenSeen(true),
    settled: () => (due === undefined ? last : run(true)),
  };
}

/// Whether somebody goes along a line by keys, or down a list, which would begin anew.
function isRead(body) {
  return body.querySelector('[role="slider"]:focus') !== null || [...body.querySelectorAll('.comments')].some(({ scrollTop }) => scrollTop > 0);
}

/// What somebody has opened, scrolled to and focused, to be put into what comes instead.
function leftAt(body) {
  const all = (selector) => [...body.querySelectorAll(selector)];
  const opened = all('details').map(({ open }) => open);
  const tables = all('[aria-expanded]').map((toggle) => toggle.getAttribute('aria-expanded'));
  const places = all('.scroll').map(({ scrollLeft, scrollTop }) => ({ left: scrollLeft, top: scrollTop }));
  const focused = all(FOCUSABLE).indexOf(document.activeElement);
  return () => {
    all('details').forEach((details, index) => (details.open = opened[index] ?? details.open));
    all('[aria-expanded]').forEach((toggle, index) => tables[index] === 'true' && toggle.click());
    all('.scroll').forEach((scroller, index) => scroller.scrollTo(places[index] ?? {}));
    if (focused >= 0) {
      const there = all(FOCUSABLE);
      (there[focused] ?? there[0])?.focus({ preventScroll: true });
    }
  };
}

/// Calls once, as soon as an element is near the window.
export function whenSeen(seen, call, signal) {
  const watcher = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        watcher.disconnect();
        call();
      }
    },
    { rootMargin: AHEAD },
  );
  watcher.observe(seen);
  signal.addEventListener('abort', () => watcher.disconnect());
}

/// A labelled choice of one of some names.
///
/// @param names name → text
/// @param choose called with the name
export function select(id, label, names, value, choose) {
  const options = Object.entries(names).map(([name, text]) => element('option', { value: name, selected: name === value }, text));
  const made = element('select', { id, onchange: () => choose(made.value) }, options);
  return element('label', { for: id }, label, made);
}
