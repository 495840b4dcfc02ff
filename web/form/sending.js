/** @import {Letter} from './outbox.js' */

const SECOND = 1000;
const LONGEST_WAIT = 60 * SECOND;
const TIMEOUT = 20 * SECOND;

/**
 * @typedef {object} Outcome
 * @property {'taken' | 'refused' | 'later'} kind
 * @property {{title: string, text: string, url?: string}} [thanks] of what was taken
 * @property {number} [waitMillis] of what is to be sent later, if the server names it
 * @property {boolean} [offline] whether nobody answered
 */

/**
 * Sends answers once. Nothing is lost by sending them again: they have an id.
 *
 * @param {Letter} letter
 * @param {typeof fetch} fetching
 * @returns {Promise<Outcome>}
 */
export async function send(letter, fetching) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), TIMEOUT);
  try {
    const answer = await post(letter, fetching, patience.signal).catch(() => null);
    return answer === null ? { kind: 'later', offline: !patience.signal.aborted } : await outcomeOf(answer);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Letter} letter @param {typeof fetch} fetching @param {AbortSignal} signal */
async function post(letter, fetching, signal) {
  return fetching(letter.action, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: letter.body,
    signal,
  });
}

/** @param {Response} answer @returns {Promise<Outcome>} */
async function outcomeOf(answer) {
  if (answer.status === 429 || answer.status >= 500) {
    const seconds = Number(answer.headers.get('retry-after'));
    return { kind: 'later', waitMillis: seconds > 0 ? seconds * SECOND : undefined };
  }
  if (answer.status !== 202) {
    return { kind: 'refused' };
  }
  const said = await answer.json().catch(() => ({}));
  return { kind: 'taken', thanks: said?.thanks };
}

/**
 * How long to wait before trying again.
 *
 * @param {number} tries so far, 1 or more
 * @param {number} [told] by the server, ms
 * @returns {number} ms
 */
export function waitAfter(tries, told) {
  return Math.min(LONGEST_WAIT, Math.max(told ?? 0, 2 ** Math.min(tries, 6) * SECOND));
}
