import { element } from '../app/dom.js';
import { button, idOf } from './fields.js';
import { pointerOf } from './pointer.js';

/// Whose business hours are whose: of groups first, then of channels, then of all others.
export function assignmentFields(form, pointer, { version, settled, calendars }) {
  const { hours } = form.words;
  return [
    chooser(form, `${pointer}/calendar`, { label: hours.others, settled, calendars }),
    ...['groups', 'channels'].map((kind) =>
      named(form, `${pointer}/${kind}`, {
        known: version[kind] ?? {},
        words: hours[kind],
        settled,
        calendars,
      }),
    ),
  ];
}

/// Null stands for nobody's hours, and is a value of its own here.
function chooser(form, pointer, { label, hidden, settled, calendars }) {
  const { hours } = form.words;
  const value = form.draft.value(pointer) ?? '';
  const select = element(
    'select',
    { id: idOf(form, pointer), 'data-pointer': pointer, disabled: settled },
    ['', ...calendars].map((name) =>
      element('option', { value: name, selected: name === value }, name === '' ? hours.none : name),
    ),
  );
  select.addEventListener('change', () => {
    form.draft.set(pointer, select.value === '' ? null : select.value);
    form.changed(pointer);
  });
  return element(
    'div.field',
    {},
    element(hidden ? 'label.unseen' : 'label', { for: select.id }, label),
    select,
    element('p.error', { id: `${select.id}-fault` }),
  );
}

function named(form, pointer, { known, words, settled, calendars }) {
  const names = Object.keys(known).sort();
  if (settled && names.length === 0) {
    return null;
  }
  const id = `${idOf(form, pointer)}-new`;
  const wanted = element('input', { id, maxlength: 256 });
  const add = () => {
    const name = wanted.value.trim();
    if (name !== '' && !Object.hasOwn(known, name)) {
      form.draft.set(pointer + pointerOf(name), calendars[0]);
      form.render();
    }
    document.getElementById(id)?.focus();
  };
  const remove = (name) => {
    form.draft.set(pointer + pointerOf(name), undefined);
    form.render();
  };
  return element(
    'fieldset',
    {},
    element('legend', {}, words.title),
    names.map((name) =>
      element(
        'div.row',
        {},
        element('span.day', { 'aria-hidden': 'true' }, name),
        chooser(form, pointer + pointerOf(name), { label: name, hidden: true, settled, calendars }),
        settled
          ? null
          : button(
              '×',
              () => remove(name),
              { 'aria-label': form.words.remove(name), title: form.words.remove(name) },
              'icon',
            ),
      ),
    ),
    settled
      ? null
      : element(
          'div.row',
          {},
          element('div.field', {}, element('label', { for: id }, words.name), wanted),
          button(words.add, add),
        ),
  );
}
