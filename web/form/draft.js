/** Answers that were begun, kept in a tab until they are sent. */

const PREFIX = 'rapport:draft:';
const LONGEST_MILLIS = 24 * 60 * 60 * 1000;

/**
 * @typedef {object} Draft
 * @property {string} id of the answers, whenever they are sent
 * @property {string} time
 * @property {[string, string][]} entries
 * @property {string} at the place last looked at
 * @property {boolean} [mailed] whether they wait to be sent, or were: then the draft is good as long as they wait
 * @property {number} savedAt ms
 */

/**
 * The name of the draft of one address. Its language says nothing: who changes it goes on.
 *
 * @param {string} survey
 * @param {string} query of the address
 */
export function draftName(survey, query) {
  const parameters = new URLSearchParams(query);
  parameters.delete('language');
  return PREFIX + survey + '?' + parameters;
}

/** @param {Storage | null} storage @param {string} name @param {Draft} draft */
export function keep(storage, name, draft) {
  try {
    storage?.setItem(name, JSON.stringify(draft));
  } catch {
    // full or shut: then it is not kept
  }
}

/**
 * @param {Storage | null} storage
 * @param {string} name
 * @param {number} now ms
 * @returns {Draft | null}
 */
export function kept(storage, name, now) {
  try {
    const draft = JSON.parse(storage?.getItem(name) ?? 'null');
    const isOne = typeof draft?.id === 'string' && typeof draft?.time === 'string' && Array.isArray(draft?.entries);
    return isOne && now - draft.savedAt < LONGEST_MILLIS ? draft : null;
  } catch {
    return null;
  }
}

/**
 * Forgets all that was begun of a survey, by whatever address: it was sent.
 *
 * @param {Storage | null} storage
 * @param {string} survey
 */
export function forget(storage, survey) {
  try {
    const names = Array.from({ length: storage?.length ?? 0 }, (_, place) => storage?.key(place) ?? '');
    names.filter((name) => name.startsWith(`${PREFIX}${survey}?`)).forEach((name) => storage?.removeItem(name));
  } catch {
    // nothing can be kept there either
  }
}
