import { figure } from '../charts/figure.js';
import { interval } from '../charts/intervals.js';
import { endsOf } from '../charts/scale.js';
import { shareBar } from '../charts/shares.js';
import { stackedShares } from '../charts/stacked.js';
import { element } from '../dom.js';
import { empty } from '../states.js';
import { dimensionPartsOf, lastOf, scoresOf } from './figures.js';
import { panel } from './panel.js';
import { hiddenState, toldOf } from './told.js';

/// What people are asked, whose answers are shown.
const ASKED = ['nps', 'csat', 'ces', 'csi', 'gap'];

const CLASSES = { promoters: 'good', passives: 'middling', detractors: 'bad' };

/// How the answers of the current period are spread: it needs nothing but the first answer.
export function distributionPanel(board) {
  const { words } = board;
  return panel({ id: 'distribution', title: words.distribution.title, about: `${words.distribution.about} ${board.label(board.current)}`, ready: true }, () => shown(board), board);
}

function shown(board) {
  const { words, dashboard } = board;
  const card = (metric) => dashboard.cards.find((each) => each.metric === metric);
  const made = [
    card('nps') && ofClasses(board, card('nps')),
    card('csat_mean') ? ofScores(board, card('csat_mean')) : card('csat') && ofSatisfied(board, card('csat')),
    card('ces') && ofScores(board, card('ces')),
    card('csi') && ofDimensions(board, card('csi')),
    card('gap') && ofDimensions(board, card('gap')),
  ].filter((each) => each !== undefined && each !== null);
  if (made.length > 0) {
    return made;
  }
  const hidden = ASKED.map(card).find((each) => each !== undefined && lastOf(each).flag === 'suppressed');
  return hidden ? hiddenState(words, lastOf(hidden)) : empty(words.distribution.empty, words.distribution.emptyAdvice);
}

function ofClasses(board, card) {
  const { words, formats } = board;
  const point = lastOf(card);
  const names = Object.keys(CLASSES);
  if (point.n === 0 || point.flag === 'suppressed') {
    return null;
  }
  const told = toldOf(board, card);
  const shares = names.map((name) => ({ name: words.distribution.classes[name], count: point.parts[name], kind: CLASSES[name] }));
  const columns = card.points.map((each) => ({ name: board.label(each.period), counts: names.map((name) => each.parts[name] ?? 0) }));
  return figure(
    { name: 'nps-distribution', caption: told.name },
    [
      shareBar(shares, formats, told.name),
      element('p.caption', {}, words.distribution.overTime(told.name)),
      stackedShares(columns, names.map((name) => CLASSES[name])),
      element('p.ends', { 'aria-hidden': 'true' }, [card.points[0], card.points.at(-1)].map(({ period }) => element('span', {}, board.shortLabel(period)))),
    ],
    {
      head: [words.periodHead, ...names.map((name) => words.distribution.classes[name]), words.countHead],
      rows: card.points.map((each) => [board.label(each.period), ...names.map((name) => formats.count(each.parts[name])), formats.count(each.n)]),
      raw: card.points.map((each) => [each.period, ...names.map((name) => each.parts[name]), each.n]),
    },
    words,
  );
}

function ofScores(board, card) {
  const { words, formats } = board;
  const scores = scoresOf(lastOf(card).parts);
  const whole = scores.reduce((sum, { count }) => sum + count, 0);
  if (whole === 0) {
    return null;
  }
  const told = toldOf(board, card);
  const most = Math.max(...scores.map(({ count }) => count));
  const chart = element(
    'ul.rows.scores',
    {},
    scores.map(({ score, count }) => {
      const bar = element('span.fill', { 'aria-hidden': 'true' });
      bar.style.inlineSize = `${(100 * count) / most}%`;
      return element('li', {}, element('span.name', {}, String(score)), element('span.track', {}, bar), element('span.amount', {}, `${formats.share(count / whole)} · ${formats.count(count)}`));
    }),
  );
  return figure(
    { name: `${card.metric}-distribution`, caption: words.distribution.scores(told.name) },
    chart,
    {
      head: [words.distribution.score, words.countHead, words.shareHead],
      rows: scores.map(({ score, count }) => [String(score), formats.count(count), formats.share(count / whole)]),
      raw: scores.map(({ score, count }) => [score, count, count / whole]),
    },
    words,
  );
}

/// Of satisfaction on several scales, which have no scores in common.
function ofSatisfied(board, card) {
  const { words, formats } = board;
  const { satisfied, answered } = lastOf(card).parts;
  if (!answered) {
    return null;
  }
  const told = toldOf(board, card);
  const shares = [
    { name: words.distribution.satisfied, count: satisfied, kind: 'good' },
    { name: words.distribution.unsatisfied, count: answered - satisfied, kind: 'bad' },
  ];
  const rows = shares.map(({ name, count }) => [name, formats.count(count), formats.share(count / answered)]);
  return figure({ name: 'csat-distribution', caption: told.name }, shareBar(shares, formats, told.name), { head: [told.name, words.countHead, words.shareHead], rows }, words);
}

function ofDimensions(board, card) {
  const { words } = board;
  const rows = dimensionPartsOf(lastOf(card).parts);
  if (rows.length === 0) {
    return null;
  }
  const told = toldOf(board, card);
  const ends = endsOf(rows.flatMap(({ value, low, high }) => [value, low, high]));
  const chart = element(
    'ul.rows',
    {},
    rows.map((row) => element('li', {}, element('span.name', {}, row.name), element('span.amount', {}, told.value(row.value)), interval(row, ends, lastOf(card).value))),
  );
  return figure(
    { name: `${card.metric}-dimensions`, caption: words.distribution.dimensions(told.name) },
    chart,
    {
      head: [words.distribution.dimension, words.valueHead, words.lowHead, words.highHead],
      rows: rows.map(({ name, value, low, high }) => [name, told.value(value), told.value(low), told.value(high)]),
      raw: rows.map(({ name, value, low, high }) => [name, value, low, high]),
    },
    words,
  );
}
