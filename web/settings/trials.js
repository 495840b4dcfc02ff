/// What came of telling a receiver something, in words.

import { element, replace } from '../app/dom.js';

/// How often and for how long it is looked what came of a test: a receiver has ten seconds to answer.
const PAUSE_MILLIS = 1_000;
const MOST_LOOKS = 20;

/// @param own the words of webhooks
/// @param trial as the interface has it
export function endingText(own, { outcome, status, trouble }) {
  const said = status === undefined ? (own.troubles[trouble] ?? trouble) : own.answered(status);
  return own.outcomes[outcome](said);
}

/// When one was told last, and what came of it.
///
/// @param time writes a moment
export function lastText(own, { json: { last }, time }) {
  return last === undefined ? own.neverTold : own.lastTold(time(last.at), endingText(own, last));
}

/// Waits for what comes of a test, and shows it.
///
/// @param test `{id, read, isOver}`: `read` gives the webhook as it is by now, or undefined if that
///   can't be known just now; `isOver` is whether nobody wants to know any more
/// @return the webhook with what came of it, or undefined if nothing came in time
export async function ended({ id, read, isOver }) {
  for (let looks = 0; looks < MOST_LOOKS && !isOver(); looks++) {
    await new Promise((done) => setTimeout(done, PAUSE_MILLIS));
    const now = isOver() ? undefined : await read();
    if (now?.json.last?.messageId === id) {
      return now;
    }
  }
  return undefined;
}

/// Shows what came of a test, or that nothing has yet.
export function showEnding(own, place, id, now) {
  const last = now?.json.last;
  const text = last === undefined ? own.silent : endingText(own, last);
  const classes = last?.outcome === 'taken' ? 'div.notice.well' : 'div.notice';
  replace(
    place,
    element(classes, {}, element('p', {}, text), element('p.hint', {}, element('code', {}, `webhook-id: ${id}`))),
  );
}
