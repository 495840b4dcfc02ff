/// Where axes are cut, and which of many names are written.

/// Which names fit under an axis: every so manieth, the last among them.
///
/// @param count how many there are
/// @param width of the axis, and `each` of a name, in the same unit
/// @return indexes, ascending
export function namedOf(count, width, each) {
  const fitting = Math.max(1, Math.floor(width / each));
  const step = Math.ceil(count / fitting);
  const found = [];
  for (let index = count - 1; index >= 0; index -= step) {
    found.unshift(index);
  }
  return found;
}

/// Ends of an axis that leave nothing out and are not tight.
///
/// @param numbers all that is drawn, nulls among them
/// @param bounds the least and the most that there can be, as `{least, most}`; either may be absent
/// @return `[from, to]`, apart from each other
export function endsOf(numbers, { least, most } = {}) {
  const there = numbers.filter((number) => number !== null && number !== undefined && Number.isFinite(number));
  if (there.length === 0) {
    return [least ?? 0, most ?? (least ?? 0) + 1];
  }
  const low = Math.min(...there);
  const high = Math.max(...there);
  const room = high === low ? Math.max(Math.abs(high) * 0.1, 0.01) : (high - low) * 0.08;
  const from = least === undefined ? low - room : Math.max(least, low - room);
  const to = most === undefined ? high + room : Math.min(most, high + room);
  return from < to ? [from, to] : [from - room, to + room];
}

/// What a unit can be at least and at most.
export function boundsOf(unit) {
  return { fraction: { least: 0 }, points: { least: -100, most: 100 }, count: { least: 0 }, seconds: { least: 0 } }[unit] ?? {};
}

/// Lengths of time at which an axis of durations is cut, in seconds.
const STEPS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 432_000, 864_000,
  1_728_000, 4_320_000, 8_640_000,
];

/// Where an axis of durations is cut: at whole minutes, hours and days.
export function durationSplits(from, to, most) {
  const step = STEPS.find((length) => (to - from) / length <= most) ?? STEPS.at(-1);
  const found = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    found.push(at);
  }
  return found;
}
