import { drawn } from '../dom.js';

const SIZE = 320;
const EDGE = 34;
const NEAR = 14;

/// Points between two axes that part them in four: Kano's better and worse, satisfaction and
/// loyalty. Beside it the same as a table.
///
/// @param axes `{x: {from, to, middle, name}, y: …}`
/// @param corners the names of the four: `{leftTop, rightTop, leftBottom, rightBottom}`
/// @param points `{name, x, y, n, dim}`; those of few are dim
export function quadrants(axes, corners, points) {
  const x = (value) => EDGE + (part(axes.x, value) * (SIZE - 2 * EDGE));
  const y = (value) => SIZE - EDGE - part(axes.y, value) * (SIZE - 2 * EDGE);
  const corner = (name, across, down, anchor) =>
    drawn('text', { x: across, y: down, 'text-anchor': anchor, class: 'corner' }, name);
  const left = EDGE + 6;
  const right = SIZE - EDGE - 6;
  return drawn(
    'svg',
    { viewBox: `0 0 ${SIZE} ${SIZE}`, class: 'quadrants', 'aria-hidden': 'true', focusable: 'false' },
    drawn('rect', { x: EDGE, y: EDGE, width: SIZE - 2 * EDGE, height: SIZE - 2 * EDGE, class: 'frame' }),
    drawn('line', { x1: x(axes.x.middle), x2: x(axes.x.middle), y1: EDGE, y2: SIZE - EDGE, class: 'cross' }),
    drawn('line', { x1: EDGE, x2: SIZE - EDGE, y1: y(axes.y.middle), y2: y(axes.y.middle), class: 'cross' }),
    corner(corners.leftTop, left, EDGE + 14, 'start'),
    corner(corners.rightTop, right, EDGE + 14, 'end'),
    corner(corners.leftBottom, left, SIZE - EDGE - 6, 'start'),
    corner(corners.rightBottom, right, SIZE - EDGE - 6, 'end'),
    drawn('text', { x: SIZE / 2, y: SIZE - 8, 'text-anchor': 'middle', class: 'axis' }, axes.x.name),
    drawn(
      'text',
      { x: 12, y: SIZE / 2, 'text-anchor': 'middle', class: 'axis', transform: `rotate(-90 12 ${SIZE / 2})` },
      axes.y.name,
    ),
    placed(points.map((point) => ({ ...point, left: x(point.x), top: y(point.y) }))).map((point) => [
      drawn('circle', { cx: point.left, cy: point.top, r: 4.5, class: point.dim ? 'point dim' : 'point' }),
      drawn(
        'text',
        {
          x: point.left + (point.flipped ? -8 : 8),
          y: point.labelTop + 4,
          'text-anchor': point.flipped ? 'end' : 'start',
          class: 'name',
        },
        point.name,
      ),
    ]),
  );
}

/// Names beside their points, none on another: from the top down each goes as far below the one
/// before as it must.
export function placed(points) {
  const sorted = points
    .map((point) => ({ ...point, flipped: point.left > SIZE * 0.62 }))
    .sort((one, other) => one.top - other.top);
  const lowest = new Map([
    [true, -Infinity],
    [false, -Infinity],
  ]);
  return sorted.map((point) => {
    const labelTop = Math.max(point.top, lowest.get(point.flipped) + NEAR);
    lowest.set(point.flipped, labelTop);
    return { ...point, labelTop };
  });
}

function part(axis, value) {
  return Math.max(0, Math.min(1, (value - axis.from) / (axis.to - axis.from)));
}
