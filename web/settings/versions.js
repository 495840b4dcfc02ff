/// Lists of versions, each of which holds `from` a day on: business calendars, who has them, and
/// targets. What has begun stays as it is, since figures go by it.

/// The day it is in a time zone, as `2026-03-01`.
///
/// @param now a Date
export function dayIn(zone, now) {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now);
  const part = (type) => parts.find((one) => one.type === type).value;
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/// The day after one of the calendar.
export function dayAfter(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/// Which versions can't be changed: those that were saved and whose first day is over.
///
/// @param saved the list as it was read
/// @param version one of it, or one that was added to it
/// @param today as `dayIn` has it
export function isSettled(saved, version, today) {
  return saved.some(
    (one) =>
      one.name === version.name && (one.from ?? '') === (version.from ?? '') && (one.from ?? '') < today,
  );
}

/// The versions of each name with their places in the list, the latest first.
export function byName(list) {
  const found = new Map();
  list.forEach((version, index) => {
    const name = version.name ?? '';
    found.set(name, [...(found.get(name) ?? []), { version, index }]);
  });
  for (const versions of found.values()) {
    versions.sort((one, other) => ((one.version.from ?? '') < (other.version.from ?? '') ? 1 : -1));
  }
  return found;
}

/// Which of them holds on a day.
export function holding(versions, day) {
  return versions.find(({ version }) => (version.from ?? '') <= day);
}

/// The list with a copy of a version that holds from a day on. The copy leaves out holidays that
/// are over by then.
export function followed(list, version, from) {
  const copy = { ...structuredClone(version), from };
  if (copy.holidays !== undefined) {
    copy.holidays = Object.fromEntries(Object.entries(copy.holidays).filter(([day]) => day >= from));
  }
  return [...list, copy];
}

/// Whether a text is a day of the calendar.
export function isDay(text) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (found === null) {
    return false;
  }
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
