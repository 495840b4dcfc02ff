import { element, replace } from '../dom.js';
import { waiting } from '../states.js';

/// How far below the window a panel begins to load.
const AHEAD = '600px';

/// A part of the page that asks for what it shows once it comes into view, and says so when it
/// waits, has nothing, or could not be had.
///
/// @param place `{id, title, about, tools, whole}`: `tools` are controls of its own; `whole` if it is
///   of everybody, whatever segment is in view; `ready` if it takes nothing that is not there
/// @param load asked with two signals: one ends when something else is asked for, the other when what
///   it gave is shown no more; gives elements, or a promise of them
/// @param board with `frame`, `signal` and `trouble`
/// @return `{section, run}`: `run` loads again, if it was loaded before
export function panel({ id, title, about, tools = [], whole = false, ready = false }, load, board) {
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
  let shown = new AbortController();
  const run = async () => {
    running?.abort();
    running = new AbortController();
    const signal = AbortSignal.any([board.signal, running.signal]);
    const next = new AbortController();
    section.setAttribute('aria-busy', 'true');
    let made;
    try {
      made = await load(signal, AbortSignal.any([board.signal, next.signal]));
    } catch (error) {
      made = signal.aborted ? [] : board.trouble(error, run);
    }
    if (signal.aborted) {
      next.abort(); // something else is asked for by now
      return;
    }
    const focused = body.contains(document.activeElement);
    replace(body, made);
    shown.abort();
    shown = next;
    section.removeAttribute('aria-busy');
    if (focused) {
      body.querySelector('[role="slider"], button, a')?.focus({ preventScroll: true });
    }
  };
  if (ready) {
    run();
  } else {
    whenSeen(section, run, board.signal);
  }
  return { section, run: () => running !== undefined && run() };
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
