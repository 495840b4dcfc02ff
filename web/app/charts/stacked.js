import { drawn } from '../dom.js';

const WIDTH = 600;
const HEIGHT = 120;
const GAP = 0.18;

/// Columns of shares over time, each as high as the others. Whoever can't see them has the table.
///
/// @param columns `{name, counts}` in order of time; one without counts is a gap
/// @param kinds `good`, `middling`, `bad` of each count, from the foot up
export function stackedShares(columns, kinds) {
  return drawn(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'stacked', 'aria-hidden': 'true', focusable: 'false', preserveAspectRatio: 'none' },
    partsOf(columns).map(({ column, part, x, y, width, height }) =>
      drawn('rect', { x, y, width, height, class: kinds[part] }, drawn('title', {}, columns[column].name)),
    ),
  );
}

/// Where each share lies: those of a column fill it from the foot up.
export function partsOf(columns) {
  const step = WIDTH / Math.max(1, columns.length);
  return columns.flatMap(({ counts }, column) => {
    const whole = counts.reduce((sum, count) => sum + count, 0);
    let below = 0;
    return counts.map((count, part) => {
      const height = whole === 0 ? 0 : (count / whole) * HEIGHT;
      below += height;
      return { column, part, x: (column + GAP / 2) * step, y: HEIGHT - below, width: (1 - GAP) * step, height };
    });
  });
}
