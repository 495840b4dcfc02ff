import { figure } from '../charts/figure.js';
import { element } from '../dom.js';
import { empty } from '../states.js';
import { lastOf } from './figures.js';
import { panel } from './panel.js';
import { hiddenState } from './told.js';

/// From the upper left on: loyal upwards, satisfied to the right.
const KINDS = ['hostages', 'loyalists', 'defectors', 'mercenaries'];

/// Satisfaction by loyalty: it needs nothing but the first answer.
export function apostlePanel(board) {
  const { words } = board;
  return panel({ id: 'apostle', title: words.apostle.title, about: words.apostle.about, ready: true }, () => shown(board), board);
}

function shown(board) {
  const { words, formats, dashboard } = board;
  const point = lastOf(dashboard.cards.find((card) => card.metric === 'apostle'));
  if (point.flag === 'suppressed') {
    return hiddenState(words, point);
  }
  if (point.n === 0) {
    return empty(words.distribution.empty, words.distribution.emptyAdvice);
  }
  const { parts } = point;
  const range = (kind) => formats.interval('fraction', parts[`${kind}:low`], parts[`${kind}:high`]);
  const chart = element(
    'div.quarters',
    {},
    KINDS.map((kind) => {
      const quarter = element(
        `div.quarter.${kind}`,
        {},
        element('strong', {}, words.apostle.kinds[kind]),
        element('span.amount', {}, formats.share(parts[kind])),
        element('span.quiet', {}, words.apostle.hints[kind]),
        element('span.quiet', {}, range(kind)),
      );
      quarter.style.setProperty('--depth', String(Math.round((parts[kind] ?? 0) * 60)));
      return quarter;
    }),
  );
  return figure(
    {
      name: 'apostle',
      caption: `${board.label(board.current)} · ${words.n(formats.count(point.n))}`,
      summary: words.apostle.extremes(formats.count(parts.apostles), formats.count(parts.terrorists)),
    },
    chart,
    {
      head: [words.apostle.kind, words.shareHead, words.lowHead, words.highHead],
      rows: KINDS.map((kind) => [words.apostle.kinds[kind], formats.share(parts[kind]), formats.share(parts[`${kind}:low`]), formats.share(parts[`${kind}:high`])]),
      raw: KINDS.map((kind) => [kind, parts[kind], parts[`${kind}:low`], parts[`${kind}:high`]]),
    },
    words,
  );
}
