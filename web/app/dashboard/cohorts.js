import { figure } from '../charts/figure.js';
import { shadedTable } from '../charts/shaded.js';
import { empty } from '../states.js';
import { panel, select } from './panel.js';

const SHARES = { present: 'presentShare', active: 'activeShare' };

/// The retention triangle: of who joined together, how many are there later.
export function cohortsPanel(board) {
  const { words } = board;
  let kind = board.view.cohorts;
  const tools = [
    select('cohorts-kind', words.cohorts.show, words.cohorts.kinds, kind, (value) => {
      kind = value;
      board.keep({ cohorts: kind });
      made.run();
    }),
  ];
  const made = panel(
    { id: 'cohorts', title: words.cohorts.title, about: words.cohorts.about, tools, whole: true },
    async (signal) => {
      const { view, card, api } = board;
      if (view.period === 'day') {
        return empty(words.cohorts.title, words.cohorts.days);
      }
      const answer = await api.get('/v1/cohorts', [['period', view.period], ['from', card.points[0].period], ['to', card.points.at(-1).period]], signal);
      return shown(board, answer, kind);
    },
    board,
  );
  return made;
}

function shown(board, { cohorts }, kind) {
  const { words, formats } = board;
  const there = cohorts.filter(({ size }) => size > 0);
  if (there.length === 0) {
    return empty(words.cohorts.empty, words.cohorts.emptyAdvice);
  }
  const ages = Math.max(...there.map(({ periods }) => periods.length));
  const columns = Array.from({ length: ages }, (_, age) => String(age));
  const caption = words.cohorts.caption(words.cohorts.kinds[kind]);
  const share = (period) => period?.[SHARES[kind]] ?? null;
  const table = shadedTable(
    caption,
    [words.cohorts.size, ...columns],
    there.map(({ cohort, size, periods }) => ({
      head: board.label(cohort),
      cells: [
        { value: 0, text: formats.count(size), title: '' },
        ...columns.map((_, age) => {
          const period = periods[age];
          return share(period) === null
            ? null
            : {
                value: share(period),
                text: formats.roughShare(share(period)) + (period.open ? '*' : ''),
                title: `${words.cohorts.cell(formats.share(share(period)), formats.count(period[kind]), formats.count(size))}${period.open ? `, ${words.soFar}` : ''}`,
              };
        }),
      ],
    })),
    { most: 1 },
  );
  const head = [words.cohorts.cohort, words.cohorts.size, ...columns];
  return figure(
    { name: `cohorts-${kind}`, caption, summary: `* ${words.soFar}` },
    table,
    {
      head,
      rows: there.map(({ cohort, size, periods }) => [board.label(cohort), formats.count(size), ...columns.map((_, age) => (share(periods[age]) === null ? '' : formats.share(share(periods[age]))))]),
      raw: there.map(({ cohort, size, periods }) => [cohort, size, ...columns.map((_, age) => share(periods[age]))]),
    },
    words,
  );
}
