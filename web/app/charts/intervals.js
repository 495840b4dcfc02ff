import { drawn } from '../dom.js';

const WIDTH = 200;
const HEIGHT = 16;

/// Where a value lies between two ends, with its interval as a bar around it. Whoever can't see it
/// has both in words beside it.
///
/// @param figure `{value, low, high}`; low and high may be null
/// @param ends `[from, to]` of the axis
/// @param mark a value that is marked by a line, such as that of all; may be absent
export function interval({ value, low, high }, ends, mark) {
  const x = (amount) => round(4 + placeOf(amount, ends) * (WIDTH - 8));
  const middle = HEIGHT / 2;
  return drawn(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'interval', 'aria-hidden': 'true', focusable: 'false', preserveAspectRatio: 'none' },
    drawn('line', { x1: 4, x2: WIDTH - 4, y1: middle, y2: middle, class: 'axis' }),
    mark === undefined || mark === null ? null : drawn('line', { x1: x(mark), x2: x(mark), y1: 0, y2: HEIGHT, class: 'mark' }),
    low === null || high === null ? null : drawn('rect', { x: x(low), y: middle - 3, width: Math.max(2, x(high) - x(low)), height: 6, rx: 3, class: 'range' }),
    value === null ? null : drawn('rect', { x: x(value) - 2, y: middle - 6, width: 4, height: 12, rx: 1.5, class: 'dot' }),
  );
}

/// A bar from zero to a value, to the left or right of a middle.
///
/// @param most the size of the longest
export function fromZero(value, most, tone) {
  const half = WIDTH / 2;
  const length = most === 0 ? 0 : round((Math.abs(value) / most) * (half - 4));
  return drawn(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'interval', 'aria-hidden': 'true', focusable: 'false', preserveAspectRatio: 'none' },
    drawn('rect', { x: value < 0 ? half - length : half, y: 3, width: length, height: HEIGHT - 6, class: `fill ${tone}` }),
    drawn('line', { x1: half, x2: half, y1: 0, y2: HEIGHT, class: 'mark' }),
  );
}

/// Where between two ends: 0 at the first, 1 at the second, and never beyond.
export function placeOf(amount, [from, to]) {
  return from === to ? 0.5 : Math.max(0, Math.min(1, (Number(amount) - from) / (to - from)));
}

function round(number) {
  return Math.round(number * 100) / 100;
}
