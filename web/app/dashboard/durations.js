import { figure } from '../charts/figure.js';
import { lineChart } from '../charts/lines.js';
import { empty } from '../states.js';
import { narrowed } from '../view.js';
import { nameOf } from './figures.js';
import { panel, select } from './panel.js';

const METRICS = ['first_response_time', 'resolution_time', 'first_resolution_time'];
const PARTS = { p50: '--accent', p90: '--middling', p95: '--bad' };
const BAD_REQUEST = 400;

/// How long people wait: percentiles over time, by the clock or in business hours.
export function durationsPanel(board) {
  const { words, dashboard, language } = board;
  const there = METRICS.map((metric) => dashboard.cards.find((card) => card.metric === metric)).filter(Boolean);
  const { duration, calendar } = board.view;
  const chosen = { duration: (there.find(({ metric }) => metric === duration) ?? there[0]).metric, calendar };
  const change = (name) => (value) => {
    chosen[name] = value;
    board.keep({ [name]: value });
    made.run();
  };
  const names = Object.fromEntries(there.map((card) => [card.metric, nameOf(card, language)]));
  const tools = [
    select('duration', words.durations.metric, names, chosen.duration, change('duration')),
    select('calendar', words.durations.measure, words.durations.calendars, chosen.calendar, change('calendar')),
  ];
  const made = panel(
    { id: 'durations', title: words.durations.title, about: words.durations.about, tools },
    async (signal, shownSignal) => {
      const card = board.dashboard.cards.find(({ metric }) => metric === chosen.duration);
      if (chosen.calendar === 'clock') {
        return shown(board, card, shownSignal); // the first answer has it
      }
      try {
        return shown(board, { ...(await measured(board, card, chosen.calendar, signal)), title: card.title }, shownSignal);
      } catch (error) {
        if (error.status === BAD_REQUEST) {
          return empty(words.durations.noBusiness, words.durations.noBusinessAdvice);
        }
        throw error;
      }
    },
    board,
  );
  return made;
}

async function measured({ api, view }, card, calendar, signal) {
  const [from, to] = [card.points[0].period, card.points.at(-1).period];
  const query = [['metric', card.metric], ['period', view.period], ['from', from], ['to', to], ['calendar', calendar], ...narrowed(view)];
  return (await api.get('/v1/metrics', query, signal)).series[0];
}

function shown(board, series, signal) {
  const { words, formats, language } = board;
  const { points } = series;
  if (points.every(({ n }) => n === 0)) {
    return empty(words.durations.empty, words.durations.emptyAdvice);
  }
  const name = nameOf(series, language);
  const time = (seconds) => formats.value('seconds', seconds);
  const columns = ['p50', 'p90', 'p95', 'mean'];
  const sentence = ({ period, parts, n }) =>
    [`${board.label(period)}: ${words.durations.p50} ${time(parts.p50)}`, `${words.durations.p90} ${time(parts.p90)}`, `${words.durations.p95} ${time(parts.p95)}`, words.n(formats.count(n))].join(' · ');
  const chart = lineChart(
    {
      label: words.trend.slider(name),
      names: points.map(({ period }) => board.shortLabel(period)),
      unit: 'seconds',
      axisText: time,
      lines: Object.entries(PARTS).map(([part, colour]) => ({ name: words.durations[part], colour, values: points.map(({ parts }) => parts[part] ?? null) })),
      marks: [],
      open: points.findIndex(({ open }) => open),
      tell: (index) => sentence(points[index]),
    },
    signal,
  );
  const withPending = points.some(({ parts }) => parts.pending !== undefined);
  const cells = ({ parts, n }, write) => [...columns.map((part) => write(parts[part])), n, ...(withPending ? [parts.pending] : [])];
  return figure(
    { name: series.metric, caption: name, summary: sentence(points.findLast(({ n }) => n > 0)) },
    chart,
    {
      head: [words.periodHead, ...columns.map((part) => words.durations[part]), words.countHead, ...(withPending ? [words.durations.pending] : [])],
      rows: points.map((point) => [board.label(point.period), ...cells(point, time).map((cell) => (typeof cell === 'number' ? formats.count(cell) : cell))]),
      raw: points.map((point) => [point.period, ...cells(point, (seconds) => seconds ?? null)]),
    },
    words,
  );
}
