import { element, replace } from '../dom.js';
import { waiting } from '../states.js';

/// How far below the window a panel begins to load.
const AHEAD = '600px';

/// A part of the page that asks for what it shows once it comes into view, and says so when it
/// waits, has nothing, or could not be had.
///
/// @param place `{id, title, about, tools, whole}`: `tools` are controls of its own; `whole` if it is
///   of everybody, whatever segment is in view; `ready` if it takes nothing that is not there
/// @param load asked with a signal; gives elements, or a promise of them
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
  const run = async () => {
    running?.abort();
    running = new AbortController();
    const signal = AbortSignal.any([board.signal, running.signal]);
    section.setAttribute('aria-busy', 'true');
    let made;
    try {
      made = await load(signal);
    } catch (error) {
      if (signal.aborted) {
        return; // something else is asked for by now
      }
      made = board.trouble(error, () => (replace(body, waiting(board.frame)), run()));
    }
    if (!signal.aborted) {
      replace(body, made);
      section.removeAttribute('aria-busy');
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
