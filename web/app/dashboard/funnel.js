import { figure } from '../charts/figure.js';
import { element } from '../dom.js';
import { empty } from '../states.js';
import { lastOf, nameOf, stagesOf } from './figures.js';
import { panel } from './panel.js';

/// How far those who began a journey came: it needs nothing but the first answer.
export function funnelPanel(board) {
  const { words } = board;
  return panel({ id: 'funnel', title: words.funnel.title, about: `${words.funnel.about} ${board.label(board.current)}`, ready: true }, () => shown(board), board);
}

function shown(board) {
  const { words, dashboard } = board;
  return dashboard.cards.filter((card) => card.metric === 'conversion').map((card) => journey(board, card) ?? empty(words.funnel.none, nameOf(card, board.language)));
}

function journey(board, card) {
  const { words, formats } = board;
  const stages = stagesOf(lastOf(card).parts);
  const began = stages[0]?.count ?? 0;
  if (began === 0) {
    return null;
  }
  const chart = element(
    'ul.rows.scores',
    {},
    stages.map(({ stage, count, step }) => {
      const bar = element('span.fill', { 'aria-hidden': 'true' });
      bar.style.inlineSize = `${(100 * count) / began}%`;
      const further = step === null ? '' : ` · ${words.funnel.further(formats.share(step))}`;
      return element('li', {}, element('span.name', {}, stage), element('span.track', {}, bar), element('span.amount', {}, `${formats.count(count)} · ${formats.share(count / began)}${further}`));
    }),
  );
  return figure(
    { name: `conversion-${card.journey}`, caption: nameOf(card, board.language) },
    chart,
    {
      head: [words.funnel.stage, words.funnel.reached, words.funnel.ofAll, words.funnel.ofBefore],
      rows: stages.map(({ stage, count, step }) => [stage, formats.count(count), formats.share(count / began), step === null ? '' : formats.share(step)]),
      raw: stages.map(({ stage, count, step }) => [stage, count, count / began, step]),
    },
    words,
  );
}
