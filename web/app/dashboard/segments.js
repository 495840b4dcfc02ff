import { figure } from '../charts/figure.js';
import { interval } from '../charts/intervals.js';
import { boundsOf, endsOf } from '../charts/scale.js';
import { element } from '../dom.js';
import { empty } from '../states.js';
import { dimensionName } from './controls.js';
import { dimensionsOf, keyOf, withOwnInterval } from './figures.js';
import { panel } from './panel.js';
import { toldOf } from './told.js';
import { askedWithin, firstOf, ofWhom } from './within.js';

/// The segments of the metric in view, the most different first, each against all others.
export function segmentsPanel(board) {
  const { words } = board;
  const by = dimensionChoice(board, 'by', 'segments-by', () => made.run());
  const made = panel(
    { id: 'segments', title: words.segments.title, about: words.segments.about, tools: [by.label] },
    async (signal) => {
      const dimension = await by.chosen();
      if (dimension === undefined) {
        return empty(words.segments.noDimensions, words.segments.emptyAdvice);
      }
      const { card, current } = board;
      const answer = await askedWithin(
        board,
        `/v1/metrics/${card.metric}/segments`,
        [['by', dimension], ['period', current], ['survey', dimension === 'survey' ? '' : surveyOf(board)], ...variantOf(card)],
        dimension,
        signal,
      );
      return [ofWhom(board, answer), shown(board, { ...answer, title: card.title, currency: card.currency, key: keyOf(card) })];
    },
    board,
  );
  return made;
}

/// A survey narrows only what is asked for in surveys.
export function surveyOf({ view }) {
  return view.survey;
}

/// Which of several series of a metric is meant.
export function variantOf(card) {
  return ['currency', 'item', 'journey', 'plan'].filter((name) => card[name]).map((name) => [name, card[name]]);
}

/// A choice of a dimension that the metric in view has; it stays chosen as long as it fits.
///
/// @param name of the choice in the address
/// @return `{label, chosen}`: `chosen` is a promise of the dimension, or of undefined if there is none
export function dimensionChoice(board, name, id, changed) {
  const choose = () => {
    board.keep({ [name]: list.value });
    changed();
  };
  const list = element('select', { id, onchange: choose });
  const label = element('label', { for: id }, board.words.segments.by, list);
  const chosen = async () => {
    const [catalog, settings] = await Promise.all([board.catalog(), board.settings()]);
    const names = dimensionsOf(catalog.get(board.card.metric), settings.dimensions ?? []).filter((each) => each !== 'survey' || board.view.survey === '');
    const wanted = list.value || board.view[name];
    const kept = names.includes(wanted) ? wanted : firstOf(names, settings.pairs, board.view.segment);
    if ([...list.options].map(({ value }) => value).join('\n') !== names.join('\n')) {
      list.replaceChildren(...names.map((each) => element('option', { value: each, selected: each === kept }, dimensionName(board.words, each))));
    }
    label.hidden = names.length === 0;
    return kept;
  };
  return { label, chosen };
}

function shown(board, answer) {
  const { words } = board;
  const told = toldOf(board, answer);
  const rows = rowsOf(board, answer);
  if (rows.length === 0) {
    return empty(words.segments.empty, words.segments.emptyAdvice);
  }
  const ends = endsOf(
    rows.flatMap(({ value, low, high }) => [value, low, high]).map((each) => (each === null ? null : Number(each))),
    boundsOf(answer.unit),
  );
  const differing = rows.filter((row) => row.difference?.significant).length;
  const summary = words.segments.summary(differing, rows.length);
  const chart = element('ul.rows', {}, rows.map((row) => segmentRow(board, told, answer, row, ends)));
  return figure({ name: `${answer.metric}-${answer.by}`, caption: `${told.name} · ${board.label(board.current)}`, summary }, chart, tableOf(board, told, rows), words);
}

/// Those that differ most surely go first; those that are hidden last.
function rowsOf({ words }, { segments, other, none, by }) {
  const named = segments.map((segment) => ({ ...segment, name: segment.segment[by], filter: `${by}:${segment.segment[by]}` }));
  const rest = [other && { ...other, name: words.segments.other }, none && { ...none, name: words.segments.none }].filter((row) => row && row.n > 0);
  const sureness = (row) => row.difference?.adjustedP ?? (row.value === null ? 3 : 2);
  const there = [...named.filter((row) => row.n > 0 || row.flag === 'suppressed'), ...rest];
  return there.map(withOwnInterval).sort((one, two) => sureness(one) - sureness(two));
}

function segmentRow(board, told, answer, row, ends) {
  const { words, formats } = board;
  const { difference } = row;
  const tone = difference?.significant && answer.higherIsBetter !== null ? ((difference.verdict === 'higher') === answer.higherIsBetter ? 'better' : 'worse') : 'quiet';
  const filter = row.filter !== undefined && answer.by !== 'survey' ? row.filter : undefined;
  const name = filter === undefined ? row.name : element('button.linklike', { type: 'button', title: words.segments.only(row.name), onclick: () => board.go({ segment: filter }) }, row.name);
  return element(
    row.flag === null ? 'li' : 'li.few',
    {},
    element('span.name', {}, name),
    element('span.amount', {}, told.value(row.value)),
    row.value === null ? element('span.quiet.why', {}, told.range(row)) : interval(row, ends, answer.total.value),
    element(
      `span.note.${tone}`,
      {},
      difference === null || difference === undefined
        ? words.n(formats.count(row.n))
        : `${told.difference(difference.value)} · ${words.segments.differs[difference.verdict] ?? words.sure.untested} · ${words.n(formats.count(row.n))}`,
      row.flag === 'low-n' ? [' ', told.flag(row)] : null,
    ),
  );
}

function tableOf({ words, formats }, told, rows) {
  const verdict = (row) => words.segments.differs[row.difference?.verdict] ?? (row.flag === 'suppressed' ? words.flags.suppressed() : '');
  return {
    head: [words.segments.segment, words.valueHead, words.lowHead, words.highHead, words.countHead, words.segments.difference, words.segments.chance, words.verdictHead],
    rows: rows.map((row) => [
      row.name,
      told.value(row.value),
      told.value(row.low),
      told.value(row.high),
      formats.count(row.n),
      told.difference(row.difference?.value),
      formats.chance(row.difference?.adjustedP),
      verdict(row),
    ]),
    raw: rows.map((row) => [row.name, row.value, row.low, row.high, row.n, row.difference?.value ?? null, row.difference?.adjustedP ?? null, verdict(row)]),
  };
}
