/// The dashboard: figures from one answer first, all else as it comes into view.

import './first.js'; // runs before what is below, whichever of the two modules is there first
import { Refused, answeredAt } from '../api.js';
import { element, replace } from '../dom.js';
import { framed } from '../frame.js';
import { textIn } from '../language.js';
import { labelOf, shortLabelOf } from '../period.js';
import { BOARD, boardOf, searchOf, viewOf } from '../view.js';
import { printedLight } from '../printed.js';
import * as words from '../words/dashboard.js';
import { awaitedCards, cards, everything, nothing } from './cards.js';
import { controls } from './controls.js';
import { headlines, isBehind, keyOf, lastOf, withOwnInterval } from './figures.js';
import { status } from './status.js';

const BAD_REQUEST = 400;
const REFRESH_MILLIS = 60_000;
const PRINT_WAIT_MILLIS = 10_000;

framed({ needs: 'read', words, show });

function show(page) {
  const once = (ask) => {
    let asked;
    return () => (asked ??= ask().catch((cause) => ((asked = undefined), Promise.reject(cause))));
  };
  const definitions = new Map();
  const shared = {
    ...page,
    catalog: once(async () => {
      const { metrics } = await page.api.get('/v1/metrics/catalog');
      return new Map(metrics.map((entry) => [entry.metric, entry]));
    }),
    settings: once(() => page.api.get('/v1/settings')),
    definition: (survey) => {
      definitions.set(survey, definitions.get(survey) ?? once(() => page.api.get(`/v1/surveys/${encodeURIComponent(survey)}`)));
      return definitions.get(survey)();
    },
    label: (period) => labelOf(shared.view.period, period, page.language, page.frame),
    shortLabel: (period) => shortLabelOf(shared.view.period, period, page.language, page.frame),
    titles: new Map(),
  };
  // A trouble that may pass is tried again, so that a screen on the wall recovers by itself.
  const state = { shared, running: new AbortController(), board: undefined, passing: false };
  const go = (change) => {
    const view = { ...viewOf(location.search), ...change };
    history.pushState(null, '', location.pathname + searchOf(view, location.search));
    load(state, go);
  };
  addEventListener('popstate', () => load(state, go), { signal: page.signal });
  page.signal.addEventListener('abort', () => state.running.abort());
  const again = () => (state.board ? refresh(state) : state.passing && load(state, go));
  addEventListener('online', again, { signal: page.signal });
  const refreshing = setInterval(() => document.hidden || again(), REFRESH_MILLIS);
  page.signal.addEventListener('abort', () => clearInterval(refreshing));
  printedLight(page.signal);
  addEventListener('beforeprint', () => state.board && settled(state.board), { signal: page.signal }); // by the browser's own command
  replace(page.main);
  load(state, go);
}

/// Asks for the view of the address and shows it. What was shown stays until the answer is there.
async function load(state, go) {
  state.running.abort();
  state.running = new AbortController();
  const { shared } = state;
  const { main, words: said } = shared;
  const board = { ...shared, view: viewOf(location.search), signal: state.running.signal, go };
  shared.view = board.view;
  if (main.childElementCount === 0) {
    main.append(heading(said), controls(board), awaitedCards(said), element('section.panel.awaited', { 'aria-hidden': 'true' }));
  }
  main.setAttribute('aria-busy', 'true');
  // All that is not needed for the first numbers comes beside them.
  const panels = import('./panels.js');
  panels.catch(() => {}); // told where they are put
  try {
    board.dashboard = await ask(board);
    if (!board.signal.aborted) {
      state.board = board;
      await present(state, board, panels);
    }
  } catch (error) {
    if (!board.signal.aborted) {
      state.board = undefined;
      state.passing = error.status === 0 || error.status === 429 || error.status >= 500;
      main.removeAttribute('aria-busy');
      replace(main, heading(said), controls(board), element('section.panel', {}, board.trouble(error, () => load(state, go)), allOf(board, error)));
    }
  }
}

async function ask({ api, view, signal }) {
  const answer = await api.get(BOARD, boardOf(view), signal);
  return { ...answer, behind: isBehind(answer.asOf, answeredAt(answer)), cards: answer.cards.map((card) => ({ ...card, points: card.points.map(withOwnInterval) })) };
}

/// A way out of a view that can't be shown, like one of a segment that is no more.
function allOf({ words: said, go }, { status: code }) {
  const all = { segment: '', survey: '', from: '', to: '' };
  return code === BAD_REQUEST ? element('p.actions.centred', {}, element('button.main', { type: 'button', onclick: () => go(all) }, said.empty.all)) : null;
}

/// The numbers at once, the panels as soon as their code is there.
async function present(state, board, panels) {
  const { main, words: said } = board;
  complete(board);
  const counted = board.card !== undefined;
  board.choose = (key) => choose(board, key);
  board.keep = (change) => keep(board, change);
  board.refresh = () => refresh(state, true);
  board.print = () => printed(board);
  const focused = document.activeElement?.id;
  const top = scrollY;
  const heights = new Map([...main.querySelectorAll('.panel[id]')].map((section) => [section.id, section.offsetHeight]));
  replace(
    main,
    heading(said),
    controls(board),
    status(board),
    counted ? cards(board) : nothing(board),
    counted ? everything(board) : null,
  );
  main.removeAttribute('aria-busy');
  if (performance.getEntriesByName('numbers').length === 0) {
    performance.mark('numbers');
  }
  const code = await panels.catch(() => undefined);
  if (board.signal.aborted) {
    return;
  }
  if (code === undefined) {
    main.append(element('section.panel', {}, board.trouble(new Refused(0, {}), () => location.reload())));
  } else if (counted) {
    addPanels(board, code.panelsOf(board), heights);
  }
  scrollTo({ top });
  document.getElementById(focused)?.focus({ preventScroll: true });
}

function addPanels(board, { sections, panels, followMetric }, heights) {
  Object.assign(board, { panels, followMetric });
  for (const section of sections.filter((each) => each !== null)) {
    board.main.append(section);
  }
  for (const section of board.main.querySelectorAll('.panel[id]')) {
    if (heights.has(section.id)) {
      section.style.minHeight = `${heights.get(section.id)}px`; // so that nothing moves while it loads
    }
  }
}

/// What follows from the answer: which metric is in view, and which period is the current one.
function complete(board) {
  const { dashboard, view } = board;
  for (const card of dashboard.cards) {
    board.titles.set(card.metric, textIn(board.language, card.title, card.metric));
  }
  board.card = dashboard.cards.find((card) => keyOf(card) === view.metric) ?? dashboard.cards.find((card) => card.metric === view.metric) ?? headlines(dashboard.cards)[0];
  board.current = board.card === undefined ? dashboard.current : lastOf(board.card).period;
}

/// What a panel shows, so that a link has it. Back leads to another view, not to another choice in one.
function keep(board, change) {
  board.view = { ...board.view, ...change };
  history.replaceState(history.state, '', location.pathname + searchOf(board.view, location.search));
}

/// Another metric: only what is about it is asked for anew.
function choose(board, key) {
  board.view = { ...board.view, metric: key };
  history.pushState(null, '', location.pathname + searchOf(board.view, location.search));
  complete(board);
  for (const link of board.main.querySelectorAll('[data-metric]')) {
    if (link.dataset.metric === key) {
      link.setAttribute('aria-current', 'true');
    } else {
      link.removeAttribute('aria-current');
    }
  }
  board.main.querySelector('.controls.top').replaceWith(controls(board)); // another metric has other dimensions
  board.followMetric?.forEach((panel) => panel.run());
  document.getElementById('trend')?.scrollIntoView({ block: 'nearest' });
}

/// Prints all panels, also those that nobody has looked at; what does not come in time is left out.
async function printed(board) {
  const late = new Promise((done) => setTimeout(done, PRINT_WAIT_MILLIS));
  await Promise.race([late, settled(board)]);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); // charts are drawn
  print();
}

function settled({ panels = [] }) {
  return Promise.all(panels.map((panel) => panel.settled()));
}

/// The newest figures in their places, if nothing else was asked for meanwhile.
///
/// @param asked whether somebody asked for it, not the clock
async function refresh(state, asked = false) {
  const { board } = state;
  const dashboard = await ask(board).catch((error) => ((board.missed = error), undefined));
  if (board.signal.aborted || state.board !== board) {
    return;
  }
  if (dashboard === undefined) {
    showStatus(board); // the figures of then stay
    return;
  }
  board.missed = undefined;
  const changed = JSON.stringify(board.dashboard.cards) !== JSON.stringify(dashboard.cards);
  board.dashboard = dashboard;
  const had = board.card !== undefined;
  complete(board);
  showStatus(board);
  if (had !== (board.card !== undefined)) {
    await present(state, board, import('./panels.js'));
    return;
  }
  if (changed && had) {
    const list = board.main.querySelector('.everything');
    const all = everything(board);
    all.open = list.open;
    list.replaceWith(all);
    const focused = document.activeElement?.dataset?.metric;
    document.getElementById('cards').replaceWith(cards(board));
    document.querySelector(`#cards [data-metric="${CSS.escape(focused ?? '')}"]`)?.focus({ preventScroll: true });
  }
  board.panels?.forEach((panel) => panel.renew(asked));
}

function showStatus(board) {
  const control = document.activeElement?.id;
  document.getElementById('status').replaceWith(status(board));
  document.getElementById(control)?.focus({ preventScroll: true });
}

function heading(said) {
  return element('h1.unseen', {}, said.title);
}
