/// What there is to say of a figure, before it is put into words. A card is a series of
/// `/v1/dashboard`, with its title and points.

import { textIn } from '../language.js';

/// What series of one metric come apart by.
const VARIANTS = ['currency', 'item', 'journey', 'plan'];

/// The metrics that go first, where a tenant has them.
const FIRST = [
  'nps',
  'csat',
  'ces',
  'first_response_time',
  'sla_first_response',
  'churn_rate',
  'net_revenue_retention',
  'customers',
  'backlog',
  'resolution_time',
  'csi',
  'response_rate',
  'average_order_value',
  'conversion',
  'tickets_created',
];

const HEADLINES = 8;

/// An answer that has everything is as of when it was asked for.
const BEHIND_MILLIS = 10_000;

/// The name of a series among all of a dashboard, for addresses: `nps`, `clv:EUR`.
export function keyOf(series) {
  const variant = variantOf(series);
  return variant === undefined ? series.metric : `${series.metric}:${variant}`;
}

/// What a series is of beside its metric: a currency, an item, a journey, a plan; or undefined.
export function variantOf(series) {
  return VARIANTS.map((name) => series[name]).find((value) => value !== undefined && value !== null);
}

export function nameOf(card, language) {
  const title = textIn(language, card.title, card.metric);
  const variant = variantOf(card);
  return variant === undefined || variant === card.currency ? title : `${title} · ${variant}`;
}

/// The cards that are shown large, the most asked for first; at most one of a metric.
export function headlines(cards) {
  const known = FIRST.map((metric) => cards.find((card) => card.metric === metric));
  const others = cards.filter(
    (card, index) => !FIRST.includes(card.metric) && cards.findIndex((other) => other.metric === card.metric) === index,
  );
  return [...known, ...others].filter((card) => card !== undefined).slice(0, HEADLINES);
}

/// The point of the current period, with which cards end.
export function lastOf(card) {
  return card.points.at(-1);
}

/// How sure a change is, and whether it is for the better.
///
/// @param change of a point; null if there is nothing to compare
/// @param higherIsBetter null if neither is
/// @return `{sure, tone, way}`: `sure` is `none`, `untested`, `noise` or `real`; `tone` is `better`,
///   `worse` or `neutral`; `way` is `up`, `down` or `same`
export function verdictOf(change, higherIsBetter) {
  if (change === null || change === undefined) {
    return { sure: 'none', tone: 'neutral', way: 'same' };
  }
  const amount = Number(change.value);
  const way = amount > 0 ? 'up' : amount < 0 ? 'down' : 'same';
  const sure = change.significant === null ? 'untested' : change.significant ? 'real' : 'noise';
  const told = sure === 'real' && way !== 'same' && higherIsBetter !== null;
  return { sure, tone: told ? (higherIsBetter === (way === 'up') ? 'better' : 'worse') : 'neutral', way };
}

/// Whether an answer lacks events that were recorded already, as it does in a large import.
///
/// @param asOf of the answer
/// @param answeredMillis when it was given, by the same clock; not a number if that is not known
export function isBehind(asOf, answeredMillis) {
  return answeredMillis - Date.parse(asOf) >= BEHIND_MILLIS;
}

/// A figure without the interval of another one: of few durations it is of their median, while the
/// value is their mean. Such a one has it as `median`.
export function withOwnInterval(point) {
  const { method, low, high } = point;
  return method === 'median-order-statistics' ? { ...point, low: null, high: null, median: { low, high } } : point;
}

/// What a value was before a change.
export function before(value, change) {
  return value === null || !change ? null : Number(value) - Number(change.value);
}

/// The least, the most and the last of the values there are.
///
/// @return undefined if there is none
export function extremes(points) {
  const there = points.filter((point) => point.value !== null);
  if (there.length === 0) {
    return undefined;
  }
  const by = (better) => there.reduce((best, point) => (better(Number(point.value), Number(best.value)) ? point : best));
  return { least: by((a, b) => a < b), most: by((a, b) => a > b), last: there.at(-1) };
}

/// Alerts, of which two control charts may give the same one: each once, the first of them.
export function onceEach(alerts) {
  const saying = ({ metric, segment, granularity, period, direction }) => JSON.stringify([metric, segment, granularity, period, direction]);
  const all = alerts.map(saying);
  return alerts.filter((_, index) => all.indexOf(all[index]) === index);
}

/// What can be asked about in which groups: dimensions that the events of a metric have.
///
/// @param entry of the catalog
/// @param declared the dimensions of the settings
export function dimensionsOf(entry, declared) {
  const events = entry?.needs.events ?? [];
  const builtIn = events.some((type) => type.startsWith('survey.'))
    ? ['survey', 'channel', 'language']
    : events.some((type) => type.startsWith('ticket.'))
      ? ['agent', 'group', 'channel', 'priority', 'reason']
      : [];
  return [...new Set([...declared, ...builtIn])];
}

/// Stages of a journey with how many reached each, in their order.
export function stagesOf(parts) {
  return Object.entries(parts)
    .filter(([name, count]) => !name.endsWith(':step') && typeof count === 'number')
    .map(([stage, count], index) => ({ stage, count, step: index === 0 ? null : (parts[`${stage}:step`] ?? null) }));
}

/// Answers by score, of parts that are named by scores.
export function scoresOf(parts) {
  return Object.entries(parts)
    .filter(([name]) => /^\d+$/.test(name))
    .map(([name, count]) => ({ score: Number(name), count }))
    .sort((one, other) => one.score - other.score);
}

/// What parts say of each dimension, the least first.
export function dimensionPartsOf(parts) {
  return Object.entries(parts)
    .filter(([name, value]) => /^dimension:[^:]+$/.test(name) && value !== null)
    .map(([name, value]) => ({
      name: name.slice('dimension:'.length),
      value,
      low: parts[`${name}:low`] ?? null,
      high: parts[`${name}:high`] ?? null,
    }))
    .sort((one, other) => one.value - other.value);
}
