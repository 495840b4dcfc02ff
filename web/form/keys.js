/** How long a first digit waits for a second one. */
export const WAIT_MILLIS = 1000;

/**
 * What a digit chooses. Where values are numbers it is the number, of which a second digit within a
 * second makes a greater one: 1 and then 0 is 10. Where they are words it is their place, from 1.
 *
 * @param {string[]} values those to choose from, in order
 * @param {string} key one digit
 * @param {{typed: string, at: number}} before what was typed last, and when (ms)
 * @param {number} now ms
 * @returns {{value: string | null, typed: string, at: number}} value null if it chooses nothing
 */
export function chosenBy(values, key, before, now) {
  const offered = values.every((value) => /^\d+$/.test(value)) ? values : values.map((_, place) => String(place + 1));
  const longer = now - before.at <= WAIT_MILLIS ? before.typed + key : key;
  const typed = offered.includes(longer) ? longer : key;
  const place = offered.indexOf(typed);
  return { value: place < 0 ? null : values[place], typed, at: now };
}
