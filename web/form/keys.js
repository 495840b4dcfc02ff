/** How long a digit waits for the next one. */
export const WAIT_MILLIS = 1000;

/**
 * Which score a digit chooses, where values are numbers: with those that were typed within a second
 * before, if there is such a score or may be. 1 and then 0 is 10. Where values are words it is their place.
 *
 * @param {string[]} values those to choose from, in order
 * @param {string} key one digit
 * @param {{typed: string, at: number}} before what was typed last, and when (ms)
 * @param {number} now ms
 * @returns {{value: string | null, typed: string, at: number}} value null if it chooses nothing
 */
export function chosenBy(values, key, before, now) {
  if (!values.every((value) => /^\d+$/.test(value))) {
    return { value: placedAt(values, key), typed: '', at: now };
  }
  const longer = now - before.at <= WAIT_MILLIS ? before.typed + key : key;
  const typed = values.some((value) => value.startsWith(longer)) ? longer : key;
  return { value: values.includes(typed) ? typed : null, typed, at: now };
}

/**
 * Which option a digit chooses: the one at that place, from 1. Those after the ninth have no key.
 *
 * @param {string[]} values
 * @param {string} key one digit
 * @returns {string | null}
 */
export function placedAt(values, key) {
  return values[Number(key) - 1] ?? null;
}
