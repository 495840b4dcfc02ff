/// What the dashboard shows, as its address says it: a link reproduces the view.

import { KINDS, kindOf, shifted } from './period.js';

/// Where the figures of a view are asked for, with [boardOf].
export const BOARD = '/v1/dashboard';

const COMPARISONS = ['previous', 'year'];

/// The most periods that one answer has.
const MOST = 100;

const PLAIN = {
  period: 'month',
  from: '',
  to: '',
  compare: 'previous',
  segment: '',
  survey: '',
  metric: '',
  ...{ by: '', explain: '', duration: '', calendar: 'clock', heatmap: '', cohorts: 'present', drivers: '' }, // of panels
  ...{ q: '', question: '', least: '', most: '', written: 'yes' }, // of the search in comments
};

/// What may be in an address, where that is no name of the tenant's.
const SHAPES = { calendar: /^business$/, cohorts: /^active$/, least: /^\d{1,3}$/, most: /^\d{1,3}$/, written: /^no$/ };

/// @param search the query of an address, such as `?period=week`
/// @return a view; whatever is wrong in the address is as if it were left out. An empty `from` is
///   twelve periods up to `to`, an empty `to` the period that is open
export function viewOf(search) {
  const given = new URLSearchParams(search);
  const period = oneOf(KINDS, given.get('period')) ?? PLAIN.period;
  const named = (name) => (kindOf(name ?? '') === period ? name : '');
  const from = named(given.get('from'));
  const to = named(given.get('to'));
  const usable = from === '' || to === '' || (from <= to && shifted(period, from, MOST) > to);
  const others = Object.entries(PLAIN).map(([name, plain]) => [name, (SHAPES[name] ?? /./).test(given.get(name) ?? '') ? given.get(name) : plain]);
  return {
    ...Object.fromEntries(others),
    period,
    from: usable ? from : '',
    to: usable ? to : '',
    compare: oneOf(COMPARISONS, given.get('compare')) ?? PLAIN.compare,
    segment: /^[^:]+:./.test(given.get('segment') ?? '') ? given.get('segment') : '',
  };
}

/// The query of a view, with nothing in it that would be so anyway; what else the address asks for,
/// like a language, stays.
///
/// @param before the query until now
export function searchOf(view, before = '') {
  const shown = new URLSearchParams(before);
  for (const [name, plain] of Object.entries(PLAIN)) {
    if (view[name] === plain) {
      shown.delete(name);
    } else {
      shown.set(name, view[name]);
    }
  }
  const text = shown.toString();
  return text === '' ? '' : `?${text}`;
}

/// What to ask of [BOARD] for a view.
///
/// @return pairs of name and value
export function boardOf(view) {
  const { period, from, to, compare } = view;
  return [['period', period], ['from', from], ['to', to], ['compare', compare], ...narrowed(view)];
}

/// The parameters that narrow figures to what a view is about.
///
/// @return pairs of name and value
export function narrowed(view) {
  return [
    ['segment', view.segment],
    ['segment', view.survey === '' ? '' : `survey:${view.survey}`],
  ];
}

function oneOf(names, name) {
  return names.includes(name) ? name : undefined;
}
