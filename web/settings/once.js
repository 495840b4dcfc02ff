/// What is shown once and never again: a key, or a secret.

import { element } from '../app/dom.js';
import { copyable } from './copy.js';
import { button } from './fields.js';

/// Shows it until somebody says that it is kept. Before that, or before it was copied, nothing else
/// takes its place unasked: see [mayLose].
///
/// @param about `{title, text, label, secret}`: `title` and `text` stand above it
/// @param done called when somebody says so
export function shownOnce(words, { title, text, label, secret }, done) {
  const copied = () => panel.removeAttribute('data-unkept');
  const kept = () => {
    panel.remove();
    done();
  };
  const panel = element(
    'section.notice.once',
    { 'data-unkept': true },
    element('h3', {}, title),
    element('p', {}, text),
    copyable(words, { label, text: secret, copied }),
    element('p.actions', {}, button(words.once.kept, kept)),
  );
  return panel;
}

/// Whether something stands in a place that was neither copied nor kept.
export function isUnkept(place) {
  return place.querySelector('[data-unkept]') !== null;
}

/// Whether what stands in a place may be replaced, as who looks at it decides.
export function mayLose(words, place) {
  return !isUnkept(place) || confirm(words.once.leave);
}
