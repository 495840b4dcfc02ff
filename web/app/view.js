/// What a page shows, as its address says it: a link reproduces the view.

import { KINDS, kindOf, nameOf, shifted } from './period.js';

const COMPARISONS = ['previous', 'year'];

/// How many periods are shown if the address does not say from when.
const USUAL = { day: 30, week: 26, month: 13, quarter: 8, year: 5 };

/// The most that one answer has.
const MOST = 400;

/// @param search the query of an address, such as `?period=week`
/// @param today a Date at midnight UTC, which stands for the tenant's day
/// @return a view; whatever is wrong in the address is as if it were left out
export function viewOf(search, today) {
  const given = new URLSearchParams(search);
  const period = oneOf(KINDS, given.get('period')) ?? 'month';
  const named = (name) => (kindOf(name ?? '') === period ? name : undefined);
  const to = named(given.get('to')) ?? nameOf(period, today);
  const from = named(given.get('from')) ?? shifted(period, to, 1 - USUAL[period]);
  const usable = from <= to && shifted(period, from, MOST) > to;
  return {
    period,
    from: usable ? from : shifted(period, to, 1 - USUAL[period]),
    to,
    compare: oneOf(COMPARISONS, given.get('compare')) ?? 'previous',
    segment: given.get('segment') ?? '',
    metric: given.get('metric') ?? '',
    survey: given.get('survey') ?? '',
  };
}

/// The address of a view, with nothing in it that would be so anyway.
export function searchOf(view, today) {
  const usual = viewOf(`?period=${view.period}`, today);
  const shown = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) {
    const implied = name === 'period' ? value === 'month' : value === usual[name];
    if (value !== '' && !implied) {
      shown.set(name, value);
    }
  }
  const text = shown.toString();
  return text === '' ? '' : `?${text}`;
}

function oneOf(names, name) {
  return names.includes(name) ? name : undefined;
}
