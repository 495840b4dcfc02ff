import { drawn } from '../dom.js';

const WIDTH = 120;
const HEIGHT = 32;
const EDGE = 3;

/// A line without axes, beside the figure that it leads to; whoever can't see it has the figure.
///
/// @param points `{value, low, high}` from the oldest on; a value may be null, which is a gap
export function sparkline(points) {
  const { paths, band, last } = pathsOf(points);
  return drawn(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'sparkline', 'aria-hidden': 'true', focusable: 'false' },
    band.map((d) => drawn('path', { d, class: 'band' })),
    paths.map((d) => drawn('path', { d, class: 'line' })),
    last === undefined ? null : drawn('circle', { cx: last.x, cy: last.y, r: 2.5, class: 'last' }),
  );
}

/// What is drawn: a path for each stretch without a gap, and for each with an interval its band.
export function pathsOf(points) {
  const numbers = points.flatMap((point) =>
    [point.value, point.low, point.high].filter(isNumber).map(Number),
  );
  const least = Math.min(...numbers);
  const most = Math.max(...numbers);
  const step = points.length > 1 ? (WIDTH - 2 * EDGE) / (points.length - 1) : 0;
  const x = (index) => round(EDGE + index * step);
  const y = (value) =>
    most === least
      ? HEIGHT / 2
      : round(HEIGHT - EDGE - ((Number(value) - least) / (most - least)) * (HEIGHT - 2 * EDGE));
  const paths = stretches(points, (point) => isNumber(point.value)).map((indexes) =>
    line(indexes.map((index) => [x(index), y(points[index].value)])),
  );
  const band = stretches(points, (point) => isNumber(point.low) && isNumber(point.high))
    .filter((indexes) => indexes.length > 1)
    .map((indexes) => {
      const upper = indexes.map((index) => [x(index), y(points[index].high)]);
      const lower = indexes.map((index) => [x(index), y(points[index].low)]).reverse();
      return `${line([...upper, ...lower])}Z`;
    });
  const end = points.findLastIndex((point) => isNumber(point.value));
  return {
    paths,
    band,
    last: end < 0 ? undefined : { x: x(end), y: y(points[end].value) },
  };
}

/// The indexes of neighbours that fit, apart where one does not.
function stretches(points, fits) {
  const found = [];
  points.forEach((point, index) => {
    if (!fits(point)) {
      return;
    }
    if (index > 0 && fits(points[index - 1])) {
      found.at(-1).push(index);
    } else {
      found.push([index]);
    }
  });
  return found;
}

function line(places) {
  return places.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

function isNumber(value) {
  return value !== null && value !== undefined && Number.isFinite(Number(value));
}

function round(number) {
  return Math.round(number * 100) / 100;
}
