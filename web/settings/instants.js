/// Moments as the clocks of a time zone show them, for fields of date and time.

const MINUTE_MILLIS = 60_000;

/// @param instant in RFC 3339
/// @return such as `2026-03-01T09:30`, or empty if it is no instant
export function wallClock(instant, zone) {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) {
    return '';
  }
  return new Date(date.getTime() + offsetMillis(date, zone)).toISOString().slice(0, 16);
}

/// The moment at which clocks show that. Of two the first; where clocks jump over it, the moment
/// they jump to what lies as far beyond.
///
/// @param shown as `wallClock` has it
/// @return in UTC, or undefined if it is no date and time
export function instantAt(shown, zone) {
  const asIfUtc = new Date(`${shown}:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(shown) || Number.isNaN(asIfUtc.getTime())) {
    return undefined;
  }
  const wanted = asIfUtc.getTime();
  // Offsets before and after any change that is near.
  const offsets = [-36, 36].map((hours) => offsetMillis(new Date(wanted + hours * 60 * MINUTE_MILLIS), zone));
  const fitting = offsets
    .map((offset) => wanted - offset)
    .filter((millis) => millis + offsetMillis(new Date(millis), zone) === wanted);
  const millis = fitting.length > 0 ? Math.min(...fitting) : wanted - Math.min(...offsets);
  return new Date(millis).toISOString().replace('.000Z', 'Z');
}

/// By zone: making one takes longer than using it.
const clocks = new Map();

function clockOf(zone) {
  if (!clocks.has(zone)) {
    const fields = ['year', 'month', 'day', 'hour', 'minute', 'second'];
    const numeric = Object.fromEntries(fields.map((field) => [field, 'numeric']));
    const clock = new Intl.DateTimeFormat('en', { timeZone: zone, hourCycle: 'h23', ...numeric });
    clocks.set(zone, clock);
  }
  return clocks.get(zone);
}

function offsetMillis(date, zone) {
  const parts = clockOf(zone).formatToParts(date);
  const part = (type) => Number(parts.find((one) => one.type === type).value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(date.getTime() / 1000) * 1000;
}
