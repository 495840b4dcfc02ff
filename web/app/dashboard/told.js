/// Figures in words, for cards, tables and whoever listens.

import { element } from '../dom.js';
import { empty } from '../states.js';
import { nameOf, verdictOf } from './figures.js';

const ARROWS = { up: '▲', down: '▼', same: '■' };

/// What is said of a series.
///
/// @param board what is shown, with `words`, `frame`, `formats`, `language` and `label(period)`
/// @param series with `metric`, `unit`, `higherIsBetter`, and `currency` of money
export function toldOf(board, series) {
  const { words, frame, formats } = board;
  const unit = series.unit;
  const value = (amount) => formats.value(unit, amount, series.currency);
  const difference = (amount) => formats.difference(unit, amount, series.currency, frame);
  const interval = ({ low, high }) => formats.interval(unit, low, high, series.currency);

  const flag = (point) =>
    point.flag === null || (point.flag === 'low-n' && point.n === 0)
      ? null
      : element(
          'span.flag',
          { title: point.flag === 'suppressed' ? words.suppression[point.suppression ?? 'small'] : words.lowN },
          words.flags[point.flag](formats.count(point.n)),
        );

  /// In words of its own, as it may lie beside the value.
  const ofMedian = ({ median }) => (median === undefined ? '' : words.medianInterval(interval(median)));

  /// Why there is no value, or how sure it is.
  const range = (point) => {
    if (point.flag === 'suppressed') {
      return words.suppression[point.suppression ?? 'small'];
    }
    if (point.value === null) {
      return words.none;
    }
    return point.low === null ? ofMedian(point) || words.noInterval : words.interval(interval(point));
  };

  const changeText = (point) => {
    const { change } = point;
    if (!change) {
      return words.noChange;
    }
    const said = point.open ? words.changeFromPart : words.changeFrom;
    return said(difference(change.value), board.label(change.period));
  };

  const change = (point) => {
    const { sure, tone, way } = verdictOf(point.change, series.higherIsBetter);
    if (sure === 'none') {
      return element('span.quiet', {}, words.noChange);
    }
    return [
      element(`span.${tone}`, {}, element('span', { 'aria-hidden': 'true' }, `${ARROWS[way]} `), changeText(point)),
      ' ',
      element(sure === 'real' ? 'span.sure' : 'span.sure.quiet', {}, words.sure[sure]),
    ];
  };

  /// One sentence about a period, for the chart's reader.
  const sentence = (point) => {
    const parts = [`${board.label(point.period)}: ${value(point.value)}`];
    if (point.low !== null && point.value !== null) {
      parts.push(words.interval(interval(point)));
    } else if (point.median !== undefined) {
      parts.push(ofMedian(point));
    }
    parts.push(point.flag === 'suppressed' ? words.suppression[point.suppression ?? 'small'] : words.n(formats.count(point.n)));
    if (point.change) {
      const { sure } = verdictOf(point.change, series.higherIsBetter);
      parts.push(`${changeText(point)} (${words.sure[sure]})`);
    }
    if (point.open) {
      parts.push(words.soFar);
    }
    return parts.join(' · ');
  };

  return { name: series.title ? nameOf(series, board.language) : series.metric, value, difference, interval, flag, range, change, sentence };
}

/// What stands where a figure is hidden, with the rule that hides it.
export function hiddenState(words, { suppression }) {
  return empty(words.flags.suppressed(), words.suppression[suppression ?? 'small']);
}
