import { element } from '../dom.js';
import { empty } from '../states.js';
import { asks, definitionsOf } from './asked.js';
import { panel } from './panel.js';
import { withoutPeople } from './people.js';

const SHOWN = 6;

/// Who should hear from us first; all of them are on a page of their own.
export function followupsPanel(board) {
  const { words, api } = board;
  return panel(
    { id: 'followups', title: words.followups.title, about: words.followups.about },
    (signal) =>
      withoutPeople(board, async () => {
        const followups = (await api.get('/v1/followups', [], signal)).followups.slice(0, SHOWN);
        return shown(board, followups, await definitionsOf(board, followups.map(({ cause }) => cause.survey)));
      }),
    board,
  );
}

function shown(board, followups, definitions) {
  const { words } = board;
  const all = element('p', {}, element('a', { href: 'followups.html' }, words.followups.all));
  if (followups.length === 0) {
    return [empty(words.followups.empty, words.followups.emptyAdvice), all];
  }
  const heads = [words.followups.customer, words.followups.why, words.followups.worth, words.followups.since, words.followups.assignee];
  return [
    element(
      'div.scroll',
      { tabindex: '0', role: 'group', 'aria-label': words.followups.title },
      element(
        'table.tight.carded',
        {},
        element('thead', {}, element('tr', {}, heads.map((head) => element('th', { scope: 'col' }, head)))),
        element('tbody', {}, followups.map((followup) => row(board, followup, { heads, definition: definitions.get(followup.cause.survey) }))),
      ),
    ),
    all,
  ];
}

function row(board, { cause, value, assignee }, { heads, definition }) {
  const { words, formats, language, dashboard, titles } = board;
  const since = cause.time ?? cause.start;
  const day = since === undefined ? '' : new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: dashboard.timezone }).format(new Date(since));
  const why =
    cause.type === 'alert'
      ? words.followups.alert(titles.get(cause.metric) ?? cause.metric)
      : Object.entries(cause.scores ?? {})
          .map(([question, score]) => `${asks(definition, question, language)} ${score}`)
          .join(', ');
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, cause.customer ?? words.followups.unnamed),
    [
      element('span.asked', { title: why }, why),
      value === undefined ? '–' : formats.value('money', value.amount, value.currency),
      day,
      assignee ?? words.followups.unassigned,
    ].map((shown, index) => element('td', { 'data-head': heads[index + 1] }, shown)),
  );
}
