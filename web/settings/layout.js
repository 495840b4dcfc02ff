/// What the sections of the settings are made of.

import { element } from '../app/dom.js';
import { button } from './fields.js';

/// A section with its heading, which takes the focus when it is gone to.
export function section(title, about, ...content) {
  return [
    element(
      'header.lead',
      {},
      element('h2', { tabindex: '-1' }, title),
      about ? element('p.hint', {}, about) : null,
    ),
    ...content,
  ];
}

export function panel(title, ...content) {
  return element('section.panel', {}, title ? element('h3', {}, title) : null, content);
}

/// Something that can be folded up, and stays as it was when all is shown anew.
///
/// @param key tells it from others of the form
/// @param build makes the content once it is opened
/// @param attributes of the element
export function folded(form, key, summary, build, attributes = {}) {
  const place = element('div.inner');
  const details = element(
    'details',
    { ...attributes, open: form.open.has(key) },
    element('summary', {}, summary),
    place,
  );
  const fill = () =>
    place.childNodes.length === 0 && place.append(...[build()].flat(Infinity).filter(Boolean));
  if (details.open) {
    fill();
  }
  details.addEventListener('toggle', () => {
    if (details.open) {
      form.open.add(key);
      fill();
    } else {
      form.open.delete(key);
    }
  });
  return details;
}

/// A list of rows, each with a button that takes it away, and one that adds another.
///
/// @param about `{pointer, row, fresh, add, remove, most, empty}`: `row(pointer, value, index)` gives
///   the fields of a row, `fresh` makes one, `add` and `remove(value, index)` name the buttons
export function rows(form, { pointer, row, fresh, add, remove, most = Infinity, empty }) {
  const list = form.draft.value(pointer) ?? [];
  const change = (next, focus) => {
    form.draft.set(pointer, next);
    form.render();
    document.getElementById(focus)?.focus();
  };
  const addId = `${form.id}${pointer.replaceAll('/', '.')}.add`;
  return element(
    'div.rows',
    {},
    list.length === 0 && empty ? element('p.hint', {}, empty) : null,
    list.map((value, index) =>
      element(
        'div.row',
        {},
        row(`${pointer}/${index}`, value, index),
        button(
          '×',
          () => change(list.toSpliced(index, 1), addId),
          { 'aria-label': remove(value, index), title: remove(value, index) },
          'icon',
        ),
      ),
    ),
    list.length < most
      ? element(
          'p',
          {},
          button(
            add,
            () => change([...list, fresh()], `${form.id}${pointer.replaceAll('/', '.')}.${list.length}`),
            { id: addId },
          ),
        )
      : null,
  );
}
