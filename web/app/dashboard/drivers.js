import { figure } from '../charts/figure.js';
import { element } from '../dom.js';
import { textIn } from '../language.js';
import { empty } from '../states.js';
import { panel, select } from './panel.js';

const OVERALL = ['csat', 'nps', 'ces'];
const BAD_REQUEST = 400;

/// What each dimension of a survey explains of its overall question.
export function driversPanel(board) {
  const { words, language } = board;
  const surveys = candidatesOf(board.dashboard.surveys);
  const named = (name) => surveys.find(({ survey }) => survey === name);
  let byHand = named(board.view.drivers) !== undefined;
  let survey = (named(board.view.drivers) ?? named(board.view.survey) ?? surveys[0])?.survey;
  const names = Object.fromEntries(surveys.map((each) => [each.survey, textIn(language, each.title, each.survey)]));
  const list = select('drivers-survey', words.drivers.survey, names, survey, (value) => {
    survey = value;
    byHand = true;
    board.keep({ drivers: value });
    made.run();
  });
  const made = panel(
    { id: 'drivers', title: words.drivers.title, about: words.drivers.about, tools: surveys.length > 1 ? [list] : [], whole: true },
    async (signal) => {
      // Which of them feed csi only their answer tells; the first that does is shown.
      for (const name of byHand ? [survey] : new Set([survey, ...surveys.map((each) => each.survey)].filter(Boolean))) {
        const answer = await asked(board, name, signal);
        if (answer !== undefined) {
          list.querySelector('select').value = name;
          return shown(board, answer);
        }
      }
      return empty(words.drivers.nothing, words.drivers.nothingAdvice);
    },
    board,
  );
  return made;
}

/// The surveys that may have dimensions beside an overall question.
export function candidatesOf(surveys) {
  const has = (questions, types) => questions.some(({ type }) => types.includes(type));
  return surveys.filter(({ questions }) => has(questions, ['rating']) && has(questions, OVERALL));
}

/// @return undefined if the survey has no dimensions
async function asked({ api, current }, survey, signal) {
  try {
    return await api.get('/v1/drivers', [['survey', survey], ['period', current]], signal);
  } catch (error) {
    if (error.status === BAD_REQUEST) {
      return undefined;
    }
    throw error;
  }
}

function shown(board, answer) {
  const { words, formats } = board;
  const rows = answer.drivers;
  if (rows.every(({ importance }) => importance === null)) {
    return empty(words.drivers.empty, words.drivers.emptyAdvice);
  }
  const most = Math.max(...rows.map(({ importanceShare }) => importanceShare ?? 0));
  const share = (value) => formats.share(value);
  const score = (value) => formats.value('score', value);
  const chart = element(
    'ul.rows.scores',
    {},
    rows.map(({ dimension, importanceShare, mean }) => {
      const bar = element('span.fill', { 'aria-hidden': 'true' });
      bar.style.inlineSize = `${most === 0 ? 0 : (100 * (importanceShare ?? 0)) / most}%`;
      return element(
        'li',
        {},
        element('span.name', {}, dimension),
        element('span.track', {}, bar),
        element('span.amount', {}, `${share(importanceShare)} · ${words.drivers.mean} ${score(mean)}`),
      );
    }),
  );
  const summary = words.drivers.summary(formats.count(answer.n), share(answer.rSquared), formats.count(answer.dropped));
  return figure(
    { name: `drivers-${answer.survey}`, caption: `${words.drivers.importance} · ${board.label(answer.period)}`, summary },
    chart,
    {
      head: [words.drivers.dimension, words.drivers.importance, words.drivers.mean, words.drivers.correlation],
      rows: rows.map((row) => [row.dimension, share(row.importanceShare), score(row.mean), score(row.correlation)]),
      raw: rows.map((row) => [row.dimension, row.importanceShare, row.mean, row.correlation]),
    },
    words,
  );
}
