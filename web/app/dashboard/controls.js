import { element } from '../dom.js';
import { textIn } from '../language.js';
import { KINDS, firstDay, nameOf, shifted } from '../period.js';
import { dimensionsOf } from './figures.js';
import { select } from './panel.js';

/// How many periods “last many” are.
const MANY = { day: 60, week: 52, month: 36, quarter: 20, year: 20 };

/// What is shown: periods, time, comparison, survey, segment. Whatever is chosen goes into the
/// address by `board.go`.
///
/// @param board with `view` and `words`; `dashboard` is undefined while it is asked for
export function controls(board) {
  const { words, view } = board;
  return element(
    'form.controls.top',
    { 'aria-label': words.controls, onsubmit: (event) => event.preventDefault() },
    select('period', words.period, named(KINDS, words.periods), view.period, (period) => board.go({ period, from: '', to: '' })),
    ranges(board),
    select('compare', words.compare, words.comparisons, view.compare, (compare) => board.go({ compare })),
    surveys(board),
    segments(board),
  );
}

function ranges(board) {
  const { words, view, dashboard } = board;
  const many = dashboard && shifted(view.period, dashboard.current, 1 - MANY[view.period]);
  const now = view.from === '' && view.to === '' ? 'twelve' : view.to === '' && view.from === many ? 'many' : 'custom';
  const days = custom(board, now === 'custom');
  const names = { twelve: words.lastTwelve[view.period], many: words.lastMany[view.period], custom: words.custom };
  const choose = (name) => {
    days.hidden = name !== 'custom';
    if (name === 'twelve') {
      board.go({ from: '', to: '' });
    } else if (name === 'many') {
      board.go({ from: many, to: '' });
    } else {
      days.querySelector('input').focus();
    }
  };
  return [select('range', words.range, names, now, choose), days];
}

/// From a day to another; what is shown are the periods that hold them.
function custom(board, shown) {
  const { words, view, dashboard } = board;
  const points = dashboard?.cards[0]?.points ?? [];
  const first = view.from || points[0]?.period;
  const last = view.to || dashboard?.current;
  const day = (period) => (period ? firstDay(view.period, period).toISOString().slice(0, 10) : '');
  const end = last ? new Date(firstDay(view.period, shifted(view.period, last, 1)) - 86_400_000).toISOString().slice(0, 10) : '';
  const from = element('input', { id: 'from', type: 'date', value: day(first) });
  const to = element('input', { id: 'to', type: 'date', value: end });
  const period = (value) => (value === '' ? '' : nameOf(view.period, new Date(`${value}T00:00:00Z`)));
  const apply = () => {
    const ends = [period(from.value), period(to.value)];
    const turned = ends[0] !== '' && ends[1] !== '' && ends[0] > ends[1];
    const [begins, ending] = turned ? ends.reverse() : ends;
    board.go({ from: begins, to: ending });
  };
  return element(
    'div.days',
    { hidden: !shown },
    element('label', { for: 'from' }, words.from, from),
    element('label', { for: 'to' }, words.to, to),
    element('button', { type: 'button', id: 'apply', onclick: apply }, words.apply),
  );
}

function surveys({ words, view, dashboard, language, go }) {
  const names = { '': words.allSurveys };
  for (const { survey, title } of dashboard?.surveys ?? []) {
    names[survey] = textIn(language, title, survey);
  }
  if (view.survey !== '' && !Object.hasOwn(names, view.survey)) {
    names[view.survey] = view.survey;
  }
  return select('survey', words.survey, names, view.survey, (survey) => go({ survey }));
}

/// A dimension, then one of its values: those that the metric in view has now.
function segments(board) {
  const { words, view } = board;
  const [dimension] = view.segment.split(':', 1);
  const chosen = view.segment.slice(dimension.length + 1);
  const names = { '': words.everybody, ...(dimension ? { [dimension]: dimensionName(words, dimension) } : {}) };
  const values = select('segment-value', words.value, { [chosen]: chosen || words.chooseValue }, chosen, (value) => {
    if (value !== '') {
      board.go({ segment: `${by.querySelector('select').value}:${value}` });
    }
  });
  values.hidden = dimension === '';
  const by = select('segment', words.segment, names, dimension, (name) => {
    values.hidden = name === '';
    if (name === '') {
      board.go({ segment: '' });
    } else {
      offerValues(board, values.querySelector('select'), name, '');
    }
  });
  if (board.dashboard) {
    offerDimensions(board, by.querySelector('select'), dimension);
    if (dimension !== '') {
      offerValues(board, values.querySelector('select'), dimension, chosen);
    }
  }
  return [by, values];
}

async function offerDimensions(board, list, chosen) {
  const [catalog, settings] = await Promise.all([board.catalog(), board.settings()]).catch(() => [new Map(), { dimensions: [] }]);
  const dimensions = dimensionsOf(catalog.get(board.card?.metric), settings.dimensions ?? []).filter((name) => name !== 'survey');
  for (const name of dimensions.filter((each) => each !== chosen)) {
    list.append(element('option', { value: name }, dimensionName(board.words, name)));
  }
}

async function offerValues(board, list, by, chosen) {
  if (board.card === undefined) {
    return;
  }
  const answer = await board.api
    .get(`/v1/metrics/${board.card.metric}/segments`, [['by', by], ['period', board.current]], board.signal)
    .catch(() => undefined);
  const values = (answer?.segments ?? []).map(({ segment }) => segment[by]).filter((value) => value !== chosen);
  const first = chosen === '' ? [element('option', { value: '' }, values.length === 0 ? board.words.noValues : board.words.chooseValue)] : [element('option', { value: chosen, selected: true }, chosen)];
  list.replaceChildren(...first, ...values.map((value) => element('option', { value }, value)));
}

export function dimensionName(words, dimension) {
  return words.builtIn[dimension] ?? dimension;
}

function named(names, texts) {
  return Object.fromEntries(names.map((name) => [name, texts[name]]));
}
