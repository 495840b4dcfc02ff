import { sparkline } from '../charts/sparkline.js';
import { interval } from '../charts/intervals.js';
import { boundsOf, endsOf } from '../charts/scale.js';
import { element } from '../dom.js';
import { empty } from '../states.js';
import { searchOf } from '../view.js';
import { headlines, keyOf, lastOf } from './figures.js';
import { toldOf } from './told.js';

const PLACES = 8;

/// The cards of the first view while they are asked for.
export function awaitedCards(words) {
  return element(
    'section',
    { 'aria-label': words.cards, 'aria-busy': 'true' },
    element('ul.cards', {}, Array.from({ length: PLACES }, () => element('li.card.waiting', {}, element('span', {}, '…')))),
  );
}

/// The headlines: each a value with its interval, what it is from, and whether it changed.
export function cards(board) {
  const shown = headlines(board.dashboard.cards);
  return element(
    'section',
    { 'aria-label': board.words.cards, id: 'cards' },
    element('ul.cards', {}, shown.map((card) => headline(board, card)), board.dashboard.mixed.map((mixed) => mixedCard(board, mixed))),
  );
}

/// What is said where nothing was counted, and how to begin.
export function nothing(board) {
  const { words, view } = board;
  const filtered = view.segment !== '' || view.survey !== '' || view.from !== '' || view.to !== '';
  const all = { segment: '', survey: '', from: '', to: '' };
  return element(
    'section.panel',
    { 'aria-label': words.cards, id: 'cards' },
    filtered
      ? empty(
          words.empty.title,
          words.empty.filtered,
          element('p.actions', {}, element('button.main', { type: 'button', onclick: () => board.go(all) }, words.empty.all)),
        )
      : empty(
          words.empty.title,
          words.empty.begin,
          element('p', {}, element('a', { href: 'settings.html#surveys' }, words.empty.survey), ' ', words.empty.events),
        ),
  );
}

/// All metrics there are, one a row.
export function everything(board) {
  const { words, formats } = board;
  const rows = board.dashboard.cards.map((card) => {
    const told = toldOf(board, card);
    const point = lastOf(card);
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, link(board, card, told.name)),
      element('td.number', {}, told.value(point.value), ' ', told.flag(point)),
      element('td.number', {}, formats.count(point.n)),
      element('td', {}, told.change(point)),
      element('td', {}, sparkline(card.points)),
    );
  });
  const heads = [words.trend.metric, words.everything.current, words.countHead, words.changeHead, words.everything.trend];
  return element(
    'details.panel.everything',
    {},
    element('summary', {}, element('h2', {}, `${words.everything.title} (${formats.count(rows.length)})`), element('p.about', {}, words.everything.about)),
    element(
      'div.scroll',
      { tabindex: '0', role: 'group', 'aria-label': words.everything.title },
      element('table', {}, element('thead', {}, element('tr', {}, heads.map((head, column) => element('th', { scope: 'col', class: column === 1 || column === 2 ? 'number' : null }, head)))), element('tbody', {}, rows)),
    ),
  );
}

function headline(board, card) {
  const { words, formats } = board;
  const told = toldOf(board, card);
  const point = lastOf(card);
  const few = point.flag !== null || point.value === null;
  const ends = endsOf([...card.points.flatMap((each) => [each.value, each.low, each.high]).map(numberOrNull)], boundsOf(card.unit));
  return element(
    few ? 'li.card.few' : 'li.card',
    {},
    element('div.top', {}, element('h2.title', {}, link(board, card, told.name)), told.flag(point)),
    element('p.value', {}, told.value(point.value)),
    sparkline(card.points),
    element(
      'p.range',
      {},
      point.low === null || point.value === null ? null : interval(point, ends),
      element('span', {}, told.range(point)),
      ' ',
      element('span.n', {}, words.n(formats.count(point.n))),
    ),
    element('p.change', {}, told.change(point)),
  );
}

function mixedCard(board, { metric, scales }) {
  const entry = board.titles.get(metric);
  return element('li.card.few', {}, element('h2.title', {}, entry ?? metric), element('p.mixed', {}, board.words.mixed(scales.join(', '))));
}

/// A link to the trend, which works as one: it can be copied, or opened beside.
function link(board, card, name) {
  const key = keyOf(card);
  return element(
    'a',
    {
      href: `${location.pathname}${searchOf({ ...board.view, metric: key }, location.search)}#trend`,
      'aria-current': keyOf(board.card) === key ? 'true' : null,
      'data-metric': key,
      onclick: (event) => {
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault();
          board.choose(key);
        }
      },
    },
    name,
  );
}

function numberOrNull(value) {
  return value === null ? null : Number(value);
}
