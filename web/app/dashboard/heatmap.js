import { figure } from '../charts/figure.js';
import { shadedTable } from '../charts/shaded.js';
import { empty } from '../states.js';
import { firstDay, shifted } from '../period.js';
import { panel, select } from './panel.js';
import { hiddenState } from './told.js';

const DAY_MILLIS = 86_400_000;
const MOST_DAYS = 400;
/// A Monday, from which weekdays are named.
const MONDAY = Date.UTC(2024, 0, 1);
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/// When answers or tickets come in: weekday by hour.
export function heatmapPanel(board) {
  const { words, dashboard } = board;
  const kinds = { ...words.heatmap.kinds };
  const has = (...metrics) => dashboard.cards.some((card) => metrics.includes(card.metric));
  if (!has('tickets_created')) {
    delete kinds.tickets_created;
  }
  if (!has('nps', 'csat', 'ces', 'csi', 'completion_rate')) {
    delete kinds.responses;
  }
  const chosen = board.view.heatmap;
  let offered = Object.hasOwn(kinds, chosen) ? [chosen] : Object.keys(kinds);
  const choose = (value) => {
    offered = [value];
    board.keep({ heatmap: value });
    made.run();
  };
  const list = select('heatmap-of', words.heatmap.of, kinds, offered[0], choose);
  const made = panel(
    { id: 'heatmap', title: words.heatmap.title, about: words.heatmap.about, tools: [list] },
    async (signal) => {
      const answer = await firstWithAny(offered, (of) => asked(board, of, signal));
      list.querySelector('select').value = answer.of;
      return shown(board, answer);
    },
    board,
  );
  return made;
}

function asked({ view, api, card }, of, signal) {
  const [from, to] = daysOf(view, card.points);
  const survey = of === 'responses' ? view.survey : '';
  return api.get('/v1/heatmap', [['of', of], ['survey', survey], ['segment', view.segment], ['from', from], ['to', to]], signal);
}

/// The answer about the first kind of which anything came in, or about the first one if nothing did.
export async function firstWithAny(kinds, ask) {
  const [first, ...others] = kinds;
  const answer = await ask(first);
  for (const kind of others) {
    if (answer.n > 0 || answer.flag === 'suppressed') {
      break;
    }
    const other = await ask(kind);
    if (other.n > 0) {
      return other;
    }
  }
  return answer;
}

/// The days of a view, at most as many as one answer has: the last of them.
///
/// @return the first day; and the last one, or nothing if that is today
export function daysOf({ period, to }, points) {
  const last = points.at(-1).period;
  const first = firstDay(period, points[0].period);
  const end = new Date(firstDay(period, shifted(period, last, 1)) - DAY_MILLIS);
  const least = new Date(end - (MOST_DAYS - 1) * DAY_MILLIS);
  const day = (date) => date.toISOString().slice(0, 10);
  return [day(first < least ? least : first), to === '' || points.at(-1).open ? '' : day(end)];
}

/// Mean counts by the hour: an hour that the clock left out, or had twice, is no exception.
export function averagesOf(rows) {
  return rows.map(({ weekday, counts, hours }) => ({
    weekday,
    cells: counts.map((count, hour) => ({ hour, count, average: count === null || hours[hour] === 0 ? null : count / hours[hour] })),
  }));
}

/// Which hours are before the first or after the last one of a day in which anything ever came in.
export function idleHours(rows) {
  const busy = Array.from({ length: 24 }, (_, hour) => rows.some(({ counts }) => (counts[hour] ?? 0) > 0));
  return busy.map((_, hour) => hour < busy.indexOf(true) || hour > busy.lastIndexOf(true));
}

function shown(board, answer) {
  const { words, formats, language } = board;
  if (answer.flag === 'suppressed') {
    return hiddenState(words, answer);
  }
  if (answer.n === 0) {
    return empty(words.heatmap.empty, words.heatmap.emptyAdvice);
  }
  const rows = averagesOf(answer.rows);
  const short = weekdayNames(language, 'short');
  const long = weekdayNames(language, 'long');
  const hourName = (hour) => `${String(hour).padStart(2, '0')}:00`;
  const average = (value) => formats.value('score', value);
  const cells = rows.flatMap(({ weekday, cells: of }) => of.map((cell) => ({ ...cell, weekday })));
  const busiest = cells.filter((cell) => cell.average !== null).reduce((best, cell) => (cell.average > best.average ? cell : best));
  const day = (date) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
  const caption = words.heatmap.caption(words.heatmap.kinds[answer.of], day(answer.from), day(answer.to));
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
  const table = shadedTable(
    caption,
    hours,
    rows.map(({ weekday, cells: of }) => ({
      head: short[weekday],
      cells: of.map((cell) =>
        cell.average === null
          ? null
          : {
              value: cell.average,
              text: cell.count === 0 ? '' : formats.rate(cell.average),
              title: words.heatmap.cell(long[weekday], hourName(cell.hour), words.n(formats.count(cell.count)), average(cell.average)),
            },
      ),
    })),
    { idle: idleHours(answer.rows) },
  );
  return figure(
    { name: `${answer.of}-by-hour`, caption, summary: words.heatmap.busiest(long[busiest.weekday], hourName(busiest.hour)) },
    table,
    {
      head: [words.heatmap.day, ...hours, words.heatmap.total],
      rows: rows.map(({ weekday, cells: of }) => [long[weekday], ...of.map(({ average: each }) => average(each)), formats.count(of.reduce((sum, { count }) => sum + (count ?? 0), 0))]),
      raw: rows.map(({ weekday, cells: of }) => [weekday, ...of.map(({ average: each }) => each), of.reduce((sum, { count }) => sum + (count ?? 0), 0)]),
    },
    words,
  );
}

function weekdayNames(language, weekday) {
  const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
  return Object.fromEntries(WEEKDAYS.map((name, index) => [name, format.format(new Date(MONDAY + index * DAY_MILLIS))]));
}
