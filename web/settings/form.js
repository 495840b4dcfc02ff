/// A form over a draft: its fields, the bar that saves it, faults and conflicts.

import { element, replace } from '../app/dom.js';
import { waiting } from '../app/states.js';
import { conflictPanel } from './conflict.js';
import { leadTo, showFaults, summary } from './faults.js';
import { button } from './fields.js';
import { nearest } from './pointer.js';

/// @param page as the frame gives it, with `words`
/// @param options `{id, draft, build, saved, foldsOf, homeOf}`: `build(form)` gives the elements of
///   the form; `saved()` is called after it was saved; `foldsOf(pointer)` gives the keys of what a
///   place may be folded up in; `homeOf(pointer)` leads to where it is shown if it is not here
export function formOf(page, { id, draft, build, saved = () => {}, foldsOf = () => [], homeOf = () => {} }) {
  const { words } = page;
  const body = element('div.formbody');
  const notices = element('div.notices');
  const status = element('p', { role: 'status' });
  const save = element('button.main', { type: 'submit' }, words.save);
  const discard = button(words.discard, () => {
    draft.discard();
    replace(notices);
    form.render();
  });
  const bar = element('div.savebar', {}, status, discard, save);
  const root = element(
    'form.editor',
    { novalidate: true, onsubmit: (event) => (event.preventDefault(), form.save()) },
    notices,
    body,
    bar,
  );
  let faults = [];

  const form = {
    id,
    draft,
    page,
    words,
    root,
    notices,
    /// Which details are open, by their keys, so that they are again after all is shown anew.
    open: new Set(),
    changed: () => showState(),
    /// Shows all anew after a change: what was found wrong may stand elsewhere by now.
    render: () => {
      if (faults.length > 0) {
        faults = [];
        replace(notices);
      }
      draw();
    },
    /// Shows all anew where nothing changed.
    draw: () => draw(),
    save: async () => {
      const unreadable = body.querySelector('[data-unreadable]');
      if (unreadable !== null) {
        leadTo(unreadable);
        return;
      }
      if (save.disabled) {
        return;
      }
      save.disabled = true;
      status.textContent = words.saving;
      try {
        tell(await draft.save());
      } catch (error) {
        if (!page.signal.aborted) {
          replace(notices, element('section.panel', {}, page.trouble(error, form.save)));
          showState();
        }
      }
    },
    lead: (pointer) => {
      if (unfold([pointer])) {
        draw();
      }
      const fields = new Map(
        [...body.querySelectorAll('[data-pointer]')].map((field) => [field.dataset.pointer, field]),
      );
      const found = nearest([...fields.keys()], pointer);
      if (found !== undefined) {
        leadTo(fields.get(found));
        return;
      }
      homeOf(pointer);
    },
  };

  const draw = () => {
    const focus = body.contains(document.activeElement) ? document.activeElement.id : '';
    replace(body, build(form));
    showFaults(body, faults, page.language);
    showState();
    if (focus !== '') {
      document.getElementById(focus)?.focus();
    }
  };

  /// Opens what places are folded up in; whether anything was closed.
  const unfold = (pointers) => {
    const closed = pointers.flatMap(foldsOf).filter((key) => !form.open.has(key));
    closed.forEach((key) => form.open.add(key));
    return closed.length > 0;
  };

  const showState = () => {
    const changed = draft.isChanged() || body.querySelector('[data-unreadable]') !== null;
    save.disabled = !changed;
    discard.hidden = !changed || draft.saved() === undefined;
    bar.classList.toggle('changed', changed);
    status.textContent = changed ? words.unsaved : '';
  };

  const tell = (outcome) => {
    faults = outcome.kind === 'refused' ? outcome.errors : [];
    unfold(faults.map(({ pointer }) => pointer));
    draw();
    if (outcome.kind === 'saved') {
      replace(notices);
      status.textContent = words.saved;
      saved();
      return;
    }
    const panel =
      outcome.kind === 'refused'
        ? summary(outcome, form, body)
        : conflictPanel(form, outcome.conflicts);
    replace(notices, panel);
    panel.focus();
  };

  return form;
}

/// Shows a form once its draft was read.
///
/// @param place where it stands
export async function opened(page, place, form) {
  replace(place, waiting(page.frame));
  try {
    await form.draft.load();
    if (!page.signal.aborted) {
      replace(place, form.root);
      form.render();
    }
    return true;
  } catch (error) {
    if (!page.signal.aborted) {
      replace(
        place,
        element(
          'section.panel',
          {},
          page.trouble(error, () => opened(page, place, form)),
        ),
      );
    }
    return false;
  }
}
