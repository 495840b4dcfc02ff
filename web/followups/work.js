import { element, replace } from '../app/dom.js';
import { time } from './card.js';
import { bothNotes, changes, reconciled, workOf } from './change.js';

/// What is done about a follow-up: fields and buttons, or for a key that may only read what they
/// hold.
export function workForm(page, followUp) {
  return page.mayEdit ? editable(page, followUp) : readable(page, followUp);
}

function readable({ words, ...page }, { assignee, note, resolvedAt }) {
  return element(
    'dl.facts.work',
    {},
    element('div', {}, element('dt', {}, words.assignee), element('dd', {}, assignee ?? words.nobody)),
    element(
      'div',
      {},
      element('dt', {}, words.note),
      element('dd.written', {}, note === '' ? words.noNote : note),
    ),
    resolvedAt === null ? null : element('p', {}, words.resolvedAt(time(page, resolvedAt).textContent)),
  );
}

function editable(page, followUp) {
  const { words } = page;
  const card = { page, followUp, before: workOf(followUp) };
  const id = (name) => `${name}-${followUp.id}`;
  card.assignee = element('input', {
    id: id('assignee'),
    maxlength: 128,
    list: 'people',
    autocomplete: 'off',
  });
  card.note = element('textarea', { id: id('note'), rows: 2, maxlength: 16384 });
  card.state = card.before.state;
  card.trouble = element('div', { id: id('trouble') });
  card.status = element('p.hint', { role: 'status' });
  card.take = button(words.take, () => take(card));
  card.save = element('button', { type: 'submit' }, words.save);
  card.turn = button(
    '',
    () => send(card, { state: card.before.state === 'open' ? 'resolved' : 'open' }),
    'main',
  );
  put(card, card.before);
  const changed = () => showState(card);
  card.assignee.addEventListener('input', changed);
  card.note.addEventListener('input', changed);
  showState(card);
  return element(
    'form.work',
    { novalidate: true, onsubmit: (event) => (event.preventDefault(), send(card, {})) },
    element('div.field', {}, element('label', { for: card.assignee.id }, words.assignee), card.assignee),
    element('div.field', {}, element('label', { for: card.note.id }, words.note), card.note),
    card.trouble,
    element('p.actions', {}, card.take, card.save, card.turn, card.status),
  );
}

function put(card, work) {
  card.assignee.value = work.assignee;
  card.note.value = work.note;
  card.state = work.state;
}

/// What stands in the fields. Whoever is named is named without spaces around.
function typed(card) {
  return { assignee: card.assignee.value.trim(), note: card.note.value, state: card.state };
}

function showState(card) {
  const { words, unsaved, name } = card.page;
  const isChanged = Object.keys(changes(card.before, typed(card))).length > 0;
  card.save.disabled = !isChanged;
  card.take.hidden = name() !== '' && card.assignee.value.trim() === name();
  card.turn.textContent = card.before.state === 'open' ? words.resolve : words.reopen;
  card.turn.classList.toggle('main', card.before.state === 'open');
  if (isChanged) {
    unsaved.add(card);
    card.status.textContent = words.unsaved;
  } else {
    unsaved.delete(card);
    card.status.textContent =
      card.followUp.resolvedAt === null
        ? ''
        : words.resolvedAt(time(card.page, card.followUp.resolvedAt).textContent);
  }
}

function take(card) {
  const name = card.page.name();
  if (name === '') {
    replace(card.trouble, element('p.error', { role: 'alert' }, card.page.words.nameFirst));
    document.getElementById('name').focus();
    return;
  }
  send(card, { assignee: name });
}

/// Sends what was typed and what a button stands for.
async function send(card, more) {
  const { page, before } = card;
  const { words } = page;
  const body = changes(before, { ...typed(card), ...more });
  if (Object.keys(body).length === 0 || card.isSending) {
    return;
  }
  card.isSending = true;
  try {
    const { json, version } = await page.source.change(card.followUp, body);
    accept(card, { ...json, version: Number(version.replaceAll('"', '')) });
    replace(card.trouble);
    if (more.state !== 'resolved') { // when that was done is said anyway
      const done = more.state === 'open' ? words.reopened : words.saved;
      card.status.textContent = `${done} ${card.status.textContent}`.trim();
    }
  } catch (error) {
    await refused(card, error, () => send(card, more));
  } finally {
    card.isSending = false;
  }
}

/// What was read or written last stands in the fields.
function accept(card, followUp) {
  card.followUp = followUp;
  card.before = workOf(followUp);
  put(card, card.before);
  if (followUp.assignee !== null) {
    card.page.people.add(followUp.assignee);
  }
  showState(card);
}

async function refused(card, error, again) {
  const { page } = card;
  if (page.signal.aborted) {
    return;
  }
  try {
    const theirs = error.status === 412 ? await page.source.latest(card.followUp.id) : undefined;
    if (theirs !== undefined) {
      replace(card.trouble, clashOf(card, theirs));
    } else if (error.status === 412 || error.status === 404) {
      replace(card.trouble, element('p.error', { role: 'alert' }, page.words.clash.gone));
    } else {
      replace(card.trouble, page.trouble(error, again));
    }
  } catch (later) {
    replace(card.trouble, page.trouble(later, again));
  }
}

/// Tells what somebody else did. From here on what is typed is a change of theirs.
function clashOf(card, theirs) {
  const { words } = card.page;
  const mine = typed(card);
  const other = workOf(theirs);
  const { work, clashes } = reconciled(card.before, mine, other);
  const became = changes(card.before, other);
  accept(card, theirs);
  put(card, work);
  showState(card);
  return element(
    'section.notice',
    { role: 'alert' },
    element('p.lead', {}, words.clash.title),
    element('p', {}, words.clash.text),
    element(
      'dl.facts',
      {},
      Object.entries(became).map(([name, value]) =>
        element(
          'div',
          {},
          element('dt', {}, words.clash.became[name]),
          element('dd.written', {}, shown(words, name, value)),
        ),
      ),
    ),
    clashes.length === 0 ? null : choices(card, { mine: work, theirs: other, clashes }),
  );
}

function choices(card, { mine, theirs, clashes }) {
  const { clash } = card.page.words;
  const choose = (work) => {
    put(card, work);
    showState(card);
    replace(card.trouble);
    card.note.focus();
  };
  const both = { ...mine, note: bothNotes(mine.note, theirs.note) };
  const taken = { ...mine, ...Object.fromEntries(clashes.map((name) => [name, theirs[name]])) };
  return element(
    'p.actions',
    {},
    clashes.includes('note') ? button(clash.both, () => choose(both)) : null,
    button(clash.theirs, () => choose(taken)),
    button(clash.mine, () => choose(mine)),
  );
}

function shown({ clash }, name, value) {
  if (name === 'state') {
    return clash.states[value];
  }
  return value === '' ? (name === 'note' ? clash.emptyNote : clash.none) : value;
}

function button(text, action, ...classes) {
  return element(['button', ...classes].join('.'), { type: 'button', onclick: action }, text);
}
