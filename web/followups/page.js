/// The page of follow-ups: who is to be looked after, and what was done about it.

import { element, replace } from '../app/dom.js';
import { framed } from '../app/frame.js';
import { kept } from '../app/kept.js';
import { empty, waiting } from '../app/states.js';
import { cardOf } from './card.js';
import { sourceOf } from './source.js';
import { ANYBODY, NOBODY, searchOf, viewOf } from './view.js';
import * as words from './words.js';

const NAME = 'rapport.name';

/// The cards with something typed that is not saved.
const unsaved = new Set();

/// What is asked before they are lost.
let leaving = '';

framed({ needs: 'people', words, show, mayLeave });

addEventListener('beforeunload', (event) => {
  if (unsaved.size > 0) {
    event.preventDefault();
  }
});

function mayLeave() {
  if (unsaved.size > 0 && !confirm(leaving)) {
    return false;
  }
  unsaved.clear();
  return true;
}

function show(frame) {
  leaving = frame.words.leave;
  unsaved.clear();
  const page = {
    ...frame,
    source: sourceOf(frame.api, frame.signal),
    mayEdit: frame.kind !== 'read',
    name: () => kept.local.get(NAME) ?? '',
    unsaved,
    people: new Set(),
    definitions: new Map(),
    metrics: new Map(),
    said: element('p.unseen', { role: 'status' }),
  };
  page.list = element('div.followups');
  page.controls = element('div');
  page.reload = () => mayLeave() && load(page);
  // A link within the page moves through history, too, and changes nothing of what is shown.
  const moved = () => searchOf(viewOf(location.search)) !== page.shown && page.reload();
  replace(
    frame.main,
    element('header.lead', {}, element('h1', {}, page.words.title), element('p.hint', {}, page.words.about)),
    page.mayEdit ? null : element('p.notice', {}, page.words.readOnly),
    page.controls,
    page.said,
    page.list,
  );
  addEventListener('popstate', moved, { signal: frame.signal });
  load(page);
}

/// @param focus the id of what had the focus
async function load(page, focus) {
  const view = viewOf(location.search);
  page.shown = searchOf(view);
  page.running?.abort();
  page.running = new AbortController();
  const { signal } = page.running;
  page.people.clear();
  showControls(page, view, focus);
  replace(page.list, waiting(page.frame));
  try {
    const [answer, settings] = await Promise.all([page.source.page(view), page.source.settings()]);
    if (signal.aborted || page.signal.aborted) {
      return;
    }
    page.zone = settings.timezone;
    await know(page, answer.followups);
    if (!signal.aborted) {
      showList(page, view, answer);
    }
  } catch (error) {
    if (!signal.aborted && !page.signal.aborted) {
      const which = error.status === 403 ? element('p.notice', {}, page.words.needs) : null;
      replace(page.list, element('section.panel', {}, page.trouble(error, page.reload), which));
    }
  }
}

/// Reads what cards say of surveys and metrics before they are shown, so that they keep their size.
/// What can't be read is told by its id.
async function know({ source, language, definitions, metrics }, followUps) {
  const of = (name) => new Set(followUps.map(({ cause }) => cause[name]).filter((id) => id !== undefined));
  const read = async (known, id, asked) => known.set(id, await asked.catch(() => undefined));
  await Promise.all([
    ...[...of('survey')].map((id) => read(definitions, id, source.survey(id))),
    ...[...of('metric')].map((id) => read(metrics, id, source.metricTitle(id, language))),
  ]);
}

function showList(page, view, answer) {
  if (answer.followups.length === 0 && answer.next === null) {
    replace(page.list, nothing(page, view));
    return;
  }
  const list = element('ol.cards.wide');
  const foot = element('p.foot');
  replace(page.list, answer.complete ? null : cutNotice(page, view), list, foot);
  add(page, view, { list, foot }, answer);
}

function add(page, view, { list, foot }, answer) {
  const made = answer.followups.map((followUp) => cardOf(page, followUp));
  list.append(...made);
  answer.followups.forEach(({ assignee }) => assignee !== null && page.people.add(assignee));
  showControls(page, view);
  page.said.textContent = page.words.shown(list.children.length);
  if (answer.next === null) {
    replace(foot, answer.complete ? page.words.end : null);
    return;
  }
  const button = element('button', { type: 'button' }, page.words.more);
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const next = await page.source.page(view, answer.next);
      await know(page, next.followups);
      add(page, view, { list, foot }, next);
      list.children[list.children.length - next.followups.length]?.querySelector('h2')?.focus();
    } catch (error) {
      if (!page.signal.aborted) {
        replace(
          foot,
          page.trouble(error, () => add(page, view, { list, foot }, { followups: [], next: answer.next })),
        );
      }
    }
  });
  replace(foot, button);
}

/// By value not all are put in order where there are too many.
function cutNotice(page, view) {
  const newest = element(
    'button',
    { type: 'button', onclick: () => go(page, { ...view, order: 'newest' }) },
    page.words.cut.newest,
  );
  return element('section.notice', {}, element('p', {}, page.words.cut.text), element('p.actions', {}, newest));
}

function nothing(page, view) {
  const { words } = page;
  if (view.whose !== ANYBODY) {
    const all = element(
      'button',
      { type: 'button', onclick: () => go(page, { ...view, whose: ANYBODY }) },
      words.empty.all,
    );
    return element('section.panel', {}, empty(words.empty.filtered, element('p.actions', {}, all)));
  }
  return element(
    'section.panel',
    {},
    empty(
      words.empty[view.state],
      words.empty.how,
      element('p', {}, element('a', { href: 'settings.html#followups' }, words.empty.set)),
    ),
  );
}

function go(page, view, focus) {
  if (!mayLeave()) {
    showControls(page, viewOf(location.search), focus);
    return;
  }
  const asked = new URLSearchParams(location.search).get('language');
  const search = new URLSearchParams(searchOf(view));
  if (asked !== null) {
    search.set('language', asked);
  }
  const text = search.toString();
  history.pushState(null, '', location.pathname + (text === '' ? '' : `?${text}`) + location.hash);
  load(page, focus);
}

function showControls(
  page,
  view,
  focus = page.controls.contains(document.activeElement) ? document.activeElement.id : undefined,
) {
  const { words } = page;
  const select = (name, options, change) => {
    const chosen = element(
      'select',
      { id: name, onchange: () => go(page, { ...view, [name]: chosen.value }, name) },
      Object.entries(options).map(([value, text]) =>
        element('option', { value, selected: value === view[name] }, text),
      ),
    );
    return element('label', { for: name }, words[name], chosen);
  };
  const name = page.name();
  const people = [...page.people, ...(view.whose.startsWith('=') ? [view.whose.slice(1)] : [])].filter(
    (one) => one !== name,
  );
  const whose = {
    [ANYBODY]: words.anybody,
    [NOBODY]: words.nobody,
    ...(name === '' ? {} : { [`=${name}`]: words.me(name) }),
    ...Object.fromEntries([...new Set(people)].sort().map((one) => [`=${one}`, one])),
  };
  replace(
    page.controls,
    element(
      'div.controls',
      { role: 'group', 'aria-label': words.view },
      select('state', words.states),
      view.state === 'open' ? select('order', words.orders) : null,
      select('whose', whose),
      page.mayEdit ? nameField(page, view) : null,
      element('button', { type: 'button', id: 'refresh', onclick: page.reload }, words.refresh),
    ),
    element(
      'datalist',
      { id: 'people' },
      [...new Set([...page.people, ...(name === '' ? [] : [name])])].map((value) =>
        element('option', { value }),
      ),
    ),
  );
  if (focus !== undefined) {
    document.getElementById(focus)?.focus();
  }
}

function nameField(page, view) {
  const input = element('input', {
    id: 'name',
    value: page.name(),
    maxlength: 128,
    autocomplete: 'name',
    title: page.words.yourNameHint,
    onchange: () => {
      kept.local.set(NAME, input.value.trim());
      setTimeout(() => showControls(page, view)); // when the focus is where it goes
    },
  });
  return element('label', { for: 'name' }, page.words.yourName, input);
}
