/// What stands in a place that has nothing to show: it waits, is empty, or could not be had. Each
/// says what to do.

import { faultText } from '../settings/faultwords.js';
import { element } from './dom.js';

/// @param words of the frame
export function waiting(words) {
  return element('div.state.waiting', { role: 'status' }, element('p', {}, words.loading));
}

/// @param title what is missing
/// @param advice what to do about it: text or elements
export function empty(title, ...advice) {
  return element('div.state', {}, element('p.lead', {}, title), advice.map(paragraph));
}

/// Which words are for an answer.
///
/// @param status of HTTP, 0 if there was none
export function troubleOf(status) {
  return (
    { 0: 'offline', 400: 'invalid', 401: 'key', 403: 'forbidden', 404: 'missing', 409: 'conflict', 412: 'conflict', 429: 'busy' }[
      status
    ] ?? 'failed'
  );
}

/// @param error a [Refused]; whatever else was thrown is a bug, and as such goes to the console
/// @param words of the frame
/// @param actions `{again, otherKey}`, functions; an absent one gets no button
export function trouble(error, words, { again, otherKey }) {
  if (error.status === undefined) {
    console.error(error);
  }
  const name = troubleOf(error.status ?? 500);
  const { title, text } = words.trouble[name];
  const aboutKey = name === 'key' || name === 'forbidden';
  return element(
    'div.state.trouble',
    { role: 'alert' },
    element('p.lead', {}, title),
    element('p', {}, text),
    said(error, words, name),
    element(
      'p.actions',
      {},
      aboutKey && otherKey ? element('button.main', { type: 'button', onclick: otherKey }, words.trouble.otherKey) : null,
      again ? element('button', { type: 'button', onclick: again }, words.trouble.again) : null,
    ),
  );
}

/// The server's own words are English, where there are no others.
function said(error, words, name) {
  const [language] = document.documentElement.lang.split('-');
  const line = (pointer, message) => ({ ...faultText(message, language), pointer: pointer.replace(/^\//, '') });
  const errors = (error.errors ?? []).map(({ pointer, message }) => line(pointer, message));
  const lines = errors.length > 0 ? errors : error.status > 0 && error.message ? [line('', error.message)] : [];
  return lines.length === 0
    ? null
    : element(
        'details.said',
        { open: name === 'invalid' },
        element('summary', {}, words.trouble.said),
        element('ul', {}, lines.map(({ pointer, text, language: lang }) => element('li', { lang }, [pointer, text].filter((part) => part !== '').join(': ')))),
      );
}

function paragraph(content) {
  return typeof content === 'string' ? element('p', {}, content) : content;
}
