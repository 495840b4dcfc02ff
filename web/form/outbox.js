/** Answers that could not be sent yet, kept in this browser until they can. */

const NAME = 'rapport:outbox';
const MOST = 20;

/** A public key takes answers for 48 hours. */
const LONGEST_MILLIS = 47 * 60 * 60 * 1000;

/**
 * @typedef {object} Letter
 * @property {string} action where to
 * @property {string} body as it was sent first: so it has the same id and time every time
 * @property {number} at when it was written, ms
 * @property {string} [title] of what was answered
 */

/**
 * @param {Storage | null} storage
 * @param {number} now ms
 * @returns {Letter[]} those that may still be taken, the oldest first
 */
export function letters(storage, now) {
  try {
    const all = JSON.parse(storage?.getItem(NAME) ?? '[]');
    return Array.isArray(all) ? all.filter((letter) => isLetter(letter) && now - letter.at < LONGEST_MILLIS) : [];
  } catch {
    return [];
  }
}

/** The id of the answers in it. @param {Letter} letter */
export function idOf(letter) {
  return new URLSearchParams(letter.body).get('id') ?? '';
}

/** @param {any} letter */
function isLetter(letter) {
  return (
    typeof letter?.body === 'string' &&
    typeof letter?.at === 'number' &&
    ['string', 'undefined'].includes(typeof letter?.title) &&
    /^\/v1\/surveys\/[^/?#]+\/responses$/.test(letter?.action)
  );
}

/**
 * @param {Storage | null} storage
 * @param {Letter} letter
 * @returns {boolean} whether it will still be there when the page is gone
 */
export function put(storage, letter) {
  const rest = letters(storage, letter.at).filter((other) => other.body !== letter.body);
  return write(storage, [...rest, letter].slice(-MOST));
}

/** @param {Storage | null} storage @param {Letter} letter @param {number} now */
export function remove(storage, letter, now) {
  write(storage, letters(storage, now).filter((other) => other.body !== letter.body));
}

/** @param {Storage | null} storage @param {Letter[]} all */
function write(storage, all) {
  try {
    storage?.setItem(NAME, JSON.stringify(all));
    return storage !== null;
  } catch {
    return false;
  }
}
