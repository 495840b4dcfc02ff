import { figure } from '../charts/figure.js';
import { fromZero } from '../charts/intervals.js';
import { element } from '../dom.js';
import { empty } from '../states.js';
import { panel } from './panel.js';
import { dimensionChoice, surveyOf, variantOf } from './segments.js';
import { toldOf } from './told.js';
import { askedWithin, ofWhom } from './within.js';

const BAD_REQUEST = 400;

/// Why the metric in view moved since the period it is compared with.
export function explainPanel(board) {
  const { words } = board;
  const by = dimensionChoice(board, 'explain', 'explain-by', () => made.run());
  const made = panel(
    { id: 'explain', title: words.explain.title, about: words.explain.about, tools: [by.label] },
    async (signal) => {
      const [dimension, catalog] = await Promise.all([by.chosen(), board.catalog()]);
      const cannot = empty(words.explain.cannot, words.explain.cannotAdvice);
      if (dimension === undefined || !catalog.get(board.card.metric)?.explainable) {
        return cannot;
      }
      const { card, view, current } = board;
      try {
        const answer = await askedWithin(
          board,
          `/v1/metrics/${card.metric}/explain`,
          [['by', dimension], ['period', current], ['compare', view.compare], ['survey', dimension === 'survey' ? '' : surveyOf(board)], ...variantOf(card)],
          dimension,
          signal,
        );
        return [ofWhom(board, answer), shown(board, { ...answer, title: card.title, currency: card.currency })];
      } catch (error) {
        if (error.status === BAD_REQUEST) {
          return cannot;
        }
        throw error;
      }
    },
    board,
  );
  return made;
}

function shown(board, answer) {
  const { words } = board;
  if (answer.change === null) {
    return empty(words.explain.empty, words.explain.emptyAdvice);
  }
  const told = toldOf(board, answer);
  const rows = rowsOf(board, answer);
  const most = Math.max(...rows.flatMap((row) => [Math.abs(row.rate), Math.abs(row.mix)]));
  const sentence = words.explain.sentence(told.name, told.difference(answer.change), board.label(answer.with.period));
  const because = words.explain.because(told.difference(answer.rate), told.difference(answer.mix));
  const tone = (amount) => (answer.higherIsBetter === null || amount === 0 ? 'neutral' : amount > 0 === answer.higherIsBetter ? 'better' : 'worse');
  const line = (name, amount) =>
    element('div.part', {}, element('span.quiet', {}, name), fromZero(amount, most, tone(amount)), element('span.number', {}, told.difference(amount)));
  const chart = element(
    'ul.rows.parts',
    {},
    rows.map((row) => element('li', {}, element('span.name', {}, row.name), line(words.explain.rate, row.rate), line(words.explain.mix, row.mix))),
  );
  return [
    element('p.sentence', {}, sentence, ' ', because),
    figure({ name: `${answer.metric}-explained`, caption: words.explain.drawn }, chart, tableOf(board, told, rows), words),
  ];
}

/// The largest effects first.
function rowsOf({ words }, { segments, other, none, hidden, by }) {
  const all = [
    ...segments.map((row) => ({ ...row, name: row.segment[by] })),
    other && { ...other, name: words.segments.other },
    none && { ...none, name: words.segments.none },
    hidden && { ...hidden, name: words.explain.hidden },
  ];
  return all
    .filter((row) => row && (row.earlier.n > 0 || row.later.n > 0))
    .map((row) => ({ ...row, mix: Number(row.mix ?? 0), rate: Number(row.rate ?? 0) }))
    .sort((one, two) => Math.abs(two.rate) + Math.abs(two.mix) - Math.abs(one.rate) - Math.abs(one.mix));
}

function tableOf({ words, formats }, told, rows) {
  const e = words.explain;
  return {
    head: [e.segment, e.earlier, `${e.earlier} n`, e.later, `${e.later} n`, e.rate, e.mix],
    rows: rows.map(({ name, earlier, later, rate, mix }) => [
      name,
      told.value(earlier.value),
      formats.count(earlier.n),
      told.value(later.value),
      formats.count(later.n),
      told.difference(rate),
      told.difference(mix),
    ]),
    raw: rows.map(({ name, earlier, later, rate, mix }) => [name, earlier.value, earlier.n, later.value, later.n, rate, mix]),
  };
}
