import { figure } from '../charts/figure.js';
import { quadrants } from '../charts/quadrants.js';
import { empty } from '../states.js';
import { lastOf } from './figures.js';
import { panel } from './panel.js';
import { hiddenState } from './told.js';

const ENOUGH = 30;

/// Features between what pleases and what is missed: it needs nothing but the first answer.
export function kanoPanel(board) {
  const { words } = board;
  return panel({ id: 'kano', title: words.kano.title, about: words.kano.about, ready: true }, () => shown(board), board);
}

function shown(board) {
  const { words, formats, dashboard } = board;
  const features = dashboard.cards
    .filter((card) => card.metric === 'kano' && lastOf(card).n > 0)
    .map((card) => ({ name: card.item ?? card.metric, ...lastOf(card) }));
  const there = features.filter(({ value, parts }) => value !== null && parts.worse !== null);
  if (there.length === 0) {
    const hidden = features.find(({ flag }) => flag === 'suppressed');
    return hidden ? hiddenState(words, hidden) : empty(words.distribution.empty, words.distribution.emptyAdvice);
  }
  const axis = (name) => ({ from: 0, to: 1, middle: 0.5, name });
  const chart = quadrants(
    { x: axis(words.kano.worse), y: axis(words.kano.better) },
    words.kano.corners,
    there.map(({ name, value, n, parts }) => ({ name, x: -parts.worse, y: value, dim: n < ENOUGH })),
  );
  const category = ({ parts }) => {
    const name = words.kano.categories[parts.category] ?? '';
    return parts.clear === 'no' ? `${name} (${words.kano.unclear})` : name;
  };
  const number = (value) => formats.value('score', value);
  return figure(
    { name: 'kano', caption: board.label(board.current), summary: there.map((feature) => `${feature.name}: ${category(feature)}`).join(', ') },
    chart,
    {
      head: [words.kano.feature, words.kano.category, words.kano.better, words.kano.worse, words.countHead],
      rows: there.map((feature) => [feature.name, category(feature), number(feature.value), number(-feature.parts.worse), formats.count(feature.n)]),
      raw: there.map((feature) => [feature.name, feature.parts.category, feature.value, -feature.parts.worse, feature.n]),
    },
    words,
  );
}
