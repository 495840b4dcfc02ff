import { element } from '../dom.js';
import { textIn } from '../language.js';
import { troubleOf } from '../states.js';

/// As of when figures are, and what can be done with the view.
export function status(board) {
  const { words, dashboard, language } = board;
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: dashboard.timezone }).format(new Date(dashboard.asOf));
  const said = element('span.unseen', { role: 'status' });
  const copy = async () => {
    await navigator.clipboard.writeText(location.href); // the key is not in it
    said.textContent = words.copied;
    button.textContent = words.copied;
  };
  const button = element('button.small', { type: 'button', onclick: copy }, words.copy);
  return element(
    'p.status',
    { id: 'status' },
    element('span', {}, words.asOf(time, dashboard.timezone)),
    board.missed === undefined ? null : element('span.flag', { role: 'alert' }, words.stale(board.frame.trouble[troubleOf(board.missed.status ?? 500)].title)),
    dashboard.behind ? element('span.flag', { role: 'status' }, words.behind) : null,
    element('span.viewed', {}, viewed(board)),
    element('button.small', { type: 'button', id: 'refresh', onclick: () => board.refresh() }, words.refresh),
    navigator.clipboard === undefined ? null : button,
    element('button.small', { type: 'button', onclick: () => board.print() }, words.print),
    said,
  );
}

/// What was chosen, for who reads it on paper.
function viewed({ words, view, dashboard, language, label }) {
  const points = dashboard.cards[0]?.points ?? [];
  const survey = dashboard.surveys.find((each) => each.survey === view.survey);
  return [
    points.length === 0 ? '' : `${label(points[0].period)} – ${label(points.at(-1).period)}`,
    `${words.compare} ${words.comparisons[view.compare]}`,
    view.survey === '' ? '' : textIn(language, survey?.title, view.survey),
    view.segment,
  ]
    .filter((text) => text !== '')
    .join(' · ');
}
