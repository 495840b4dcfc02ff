/// Periods by their names, as the interface writes them: 2026-03-01, 2026-W09, 2026-03, 2026-Q1,
/// 2026. Nothing here knows of time zones: the server has said which day it is.

const DAY_MILLIS = 86_400_000;

const SHAPES = {
  day: /^(\d{4})-(\d{2})-(\d{2})$/,
  week: /^(\d{4})-W(\d{2})$/,
  month: /^(\d{4})-(\d{2})$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  year: /^(\d{4})$/,
};

export const KINDS = Object.keys(SHAPES);

/// Of which kind a period's name is, or undefined if it is none.
export function kindOf(name) {
  return KINDS.find((kind) => SHAPES[kind].test(name) && nameOf(kind, firstDay(kind, name)) === name);
}

/// The period of a kind that holds a day.
///
/// @param day a Date at midnight UTC, which stands for a day in the tenant's calendar
export function nameOf(kind, day) {
  const year = day.getUTCFullYear();
  const month = day.getUTCMonth() + 1;
  switch (kind) {
    case 'day':
      return `${pad(year, 4)}-${pad(month, 2)}-${pad(day.getUTCDate(), 2)}`;
    case 'week':
      return weekName(day);
    case 'month':
      return `${pad(year, 4)}-${pad(month, 2)}`;
    case 'quarter':
      return `${pad(year, 4)}-Q${Math.ceil(month / 3)}`;
    default:
      return pad(year, 4);
  }
}

/// The first day of a period, at midnight UTC.
export function firstDay(kind, name) {
  const parts = SHAPES[kind].exec(name);
  if (parts === null) {
    throw new RangeError(`${name} is no ${kind}`);
  }
  const [, year, second = '1', third = '1'] = parts.map(Number);
  switch (kind) {
    case 'day':
      return utc(year, second, third);
    case 'week':
      return new Date(mondayOfFirstWeek(year).getTime() + (second - 1) * 7 * DAY_MILLIS);
    case 'month':
      return utc(year, second, 1);
    case 'quarter':
      return utc(year, 3 * second - 2, 1);
    default:
      return utc(year, 1, 1);
  }
}

/// The period so many before or after.
export function shifted(kind, name, by) {
  const first = firstDay(kind, name);
  switch (kind) {
    case 'day':
      return nameOf(kind, new Date(first.getTime() + by * DAY_MILLIS));
    case 'week':
      return nameOf(kind, new Date(first.getTime() + by * 7 * DAY_MILLIS));
    default: {
      const months = { month: 1, quarter: 3, year: 12 }[kind] * by;
      return nameOf(kind, utc(first.getUTCFullYear(), first.getUTCMonth() + 1 + months, 1));
    }
  }
}

/// How a person reads it: “Mar 2026”, “week 9, 2026”, “1 March”.
///
/// @param language a BCP 47 tag
/// @param words with `week` and `quarter`, functions of number and year
export function labelOf(kind, name, language, words) {
  const first = firstDay(kind, name);
  const text = (options) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(first);
  switch (kind) {
    case 'day':
      return text({ day: 'numeric', month: 'short', year: 'numeric' });
    case 'week': {
      const [, year, week] = SHAPES.week.exec(name).map(Number);
      return words.week(week, year);
    }
    case 'month':
      return text({ month: 'short', year: 'numeric' });
    case 'quarter': {
      const [, year, quarter] = SHAPES.quarter.exec(name).map(Number);
      return words.quarter(quarter, year);
    }
    default:
      return text({ year: 'numeric' });
  }
}

/// The same where there is little room, as under an axis: without the year of a day or week.
export function shortLabelOf(kind, name, language, words) {
  if (kind === 'week') {
    return words.shortWeek(Number(SHAPES.week.exec(name)[2]));
  }
  return kind === 'day'
    ? new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(firstDay(kind, name))
    : labelOf(kind, name, language, words);
}

/// ISO 8601: the week that has the year's first Thursday is its first.
function weekName(day) {
  const weekday = (day.getUTCDay() + 6) % 7;
  const thursday = new Date(day.getTime() + (3 - weekday) * DAY_MILLIS);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday - utc(year, 1, 1)) / (7 * DAY_MILLIS));
  return `${pad(year, 4)}-W${pad(week, 2)}`;
}

function mondayOfFirstWeek(year) {
  const fourth = utc(year, 1, 4);
  return new Date(fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY_MILLIS);
}

function utc(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

function pad(number, length) {
  return String(number).padStart(length, '0');
}
