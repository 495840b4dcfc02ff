import { figure } from '../charts/figure.js';
import { lineChart } from '../charts/lines.js';
import { element } from '../dom.js';
import { textIn } from '../language.js';
import { empty } from '../states.js';
import { labelOf } from '../period.js';
import { narrowed } from '../view.js';
import { before, extremes, keyOf, nameOf, onceEach, verdictOf, withOwnInterval } from './figures.js';
import { panel } from './panel.js';
import { hiddenState, toldOf } from './told.js';

/// The metric in view over time, with its interval, a year earlier if that is compared, and alerts.
export function trendPanel(board) {
  const { words, language } = board;
  const about = words.trend.about;
  const names = Object.fromEntries(board.dashboard.cards.map((card) => [keyOf(card), nameOf(card, language)]));
  const list = element('select', { id: 'metric', onchange: () => board.choose(list.value) }, Object.entries(names).map(([key, name]) => element('option', { value: key }, name)));
  const tools = [element('label', { for: 'metric' }, words.trend.metric, list)];
  return panel(
    { id: 'trend', title: words.trend.title, about, tools },
    async (signal, shownSignal) => {
      list.value = keyOf(board.card);
      const [series, catalog] = await Promise.all([compared(board, signal), board.catalog().catch(() => new Map())]);
      return shown(board, series, catalog.get(board.card.metric), shownSignal);
    },
    board,
  );
}

/// The series of the card with a change at every point, which the first view has at the last alone.
async function compared({ api, view, card }, signal) {
  const [first, last] = [card.points[0].period, card.points.at(-1).period];
  const answer = await api.get(
    '/v1/metrics',
    [['metric', card.metric], ['period', view.period], ['from', first], ['to', last], ['compare', view.compare], ['item', card.item ?? ''], ...narrowed(view)],
    signal,
  );
  const found = answer.series.find((series) => keyOf(series) === keyOf(card)) ?? answer.series[0];
  return { ...found, points: found.points.map(withOwnInterval), title: card.title };
}

function shown(board, series, entry, signal) {
  const { words, view } = board;
  const told = toldOf(board, series);
  const points = series.points;
  const ends = extremes(points);
  if (ends === undefined) {
    const hidden = points.findLast(({ flag }) => flag === 'suppressed');
    return hidden ? hiddenState(words, hidden) : empty(words.trend.empty, words.trend.emptyAdvice);
  }
  const alerts = alertsOf(board, series);
  const lines = [{ name: told.name, colour: '--accent', ...numbersOf(points) }];
  if (view.compare === 'year' && points.some((point) => point.change)) {
    lines.push({ name: words.trend.earlier(told.name), colour: '--muted', dashed: true, values: points.map((point) => before(point.value, point.change)) });
  }
  const chart = lineChart(
    {
      label: words.trend.slider(told.name),
      names: points.map((point) => board.shortLabel(point.period)),
      unit: series.unit,
      axisText: told.value,
      lines,
      marks: alerts,
      open: points.findIndex((point) => point.open),
      tell: (index) => told.sentence(points[index]),
    },
    signal,
  );
  const at = (point) => board.label(point.period);
  const summary = words.trend.summary(told.name, at(points[0]), at(points.at(-1)), told.value(ends.least.value), at(ends.least), told.value(ends.most.value), at(ends.most));
  return [
    figure({ name: keyOf(series).replace(':', '-'), caption: told.name, summary }, chart, tableOf(board, told, series), words),
    alerts.length === 0 ? null : element('ul.alerts', { 'aria-label': words.trend.alerts }, alerts.map((alert) => element('li', {}, alert.text))),
    entry === undefined
      ? null
      : element(
          'details.definition',
          {},
          element('summary', {}, words.trend.definition),
          element('p', {}, textIn(board.language, entry.description, '')),
          element('p', { lang: 'en' }, element('code', {}, entry.formula)),
        ),
  ];
}

function numbersOf(points) {
  const numbers = (name) => points.map((point) => (point[name] === null ? null : Number(point[name])));
  return { values: numbers('value'), low: numbers('low'), high: numbers('high') };
}

function tableOf({ words, formats, label }, told, series) {
  const head = [words.periodHead, words.valueHead, words.lowHead, words.highHead, words.countHead, words.changeHead, words.verdictHead];
  const verdict = (point) => words.sure[verdictOf(point.change, series.higherIsBetter).sure] ?? '';
  return {
    head,
    rows: series.points.map((point) => [
      point.open ? `${label(point.period)} (${words.soFar})` : label(point.period),
      told.value(point.value),
      told.value(point.low),
      told.value(point.high),
      formats.count(point.n),
      told.difference(point.change?.value),
      point.flag === 'suppressed' ? words.flags.suppressed() : verdict(point),
    ]),
    raw: series.points.map((point) => [point.period, point.value, point.low, point.high, point.n, point.change?.value ?? null, point.flag ?? verdict(point)]),
  };
}

/// The alerts of the metric as a whole, each at the period that holds its beginning.
function alertsOf({ dashboard, words, view, formats, language, frame }, series) {
  return onceEach(dashboard.alerts)
    .filter((alert) => alert.metric === series.metric && Object.keys(alert.segment).length === 0 && view.segment === '')
    .map((alert) => {
      const start = Date.parse(alert.start);
      const index = series.points.findIndex((point) => Date.parse(point.start) <= start && start < Date.parse(point.end));
      const value = (amount) => formats.value(alert.unit, amount, series.currency);
      const when = labelOf(alert.granularity, alert.period, language, frame);
      return { index, text: words.trend.alert(when, words.trend[alert.direction], value(alert.value), value(alert.centre)) };
    })
    .filter(({ index }) => index >= 0);
}
