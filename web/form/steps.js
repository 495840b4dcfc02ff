/**
 * Where to go from one place to the next or the one before.
 *
 * @template Block
 * @param {Block[]} seen
 * @param {Block | null} current which may be seen no more
 * @param {Block[]} all
 * @param {1 | -1} way
 * @returns {Block | null} null at the end
 */
export function stepFrom(seen, current, all, way) {
  if (current === null) {
    return seen[0] ?? null;
  }
  const from = all.indexOf(current);
  const further = seen.filter((block) => (all.indexOf(block) - from) * way > 0);
  return further[way > 0 ? 0 : further.length - 1] ?? null;
}

/**
 * @template Block
 * @param {Block[]} seen
 * @param {Block} current
 * @param {boolean} isOpen whether what is answered here may lead to more
 * @returns {{number: number, total: number}} from 1
 */
export function progressOf(seen, current, isOpen) {
  const number = Math.max(1, seen.indexOf(current) + 1);
  return { number, total: Math.max(seen.length, isOpen ? number + 1 : number) };
}
