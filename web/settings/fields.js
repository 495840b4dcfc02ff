/// Fields of a form that change a document. Each knows by `data-pointer` which place it stands for,
/// so that a fault is shown where it is.

import { element } from '../app/dom.js';
import { textIn } from './languages.js';

/// @param form `{draft, changed, render, id}`: `changed` is called after each change, `render` shows
///   all anew, `id` tells forms of one page apart
/// @param pointer the place in the document
/// @param about `{label, hint, multiline, type, list, maxlength, lang, placeholder}`
export function textField(form, pointer, about) {
  const { multiline, type = 'text', list, maxlength, lang, placeholder, rows = 2 } = about;
  const input = element(multiline ? 'textarea' : 'input', {
    ...(multiline ? { rows } : { type }),
    list,
    maxlength,
    lang,
    placeholder,
    autocomplete: 'off',
  });
  input.value = shownText(form.draft.value(pointer));
  input.addEventListener('input', () => put(form, pointer, input.value === '' ? undefined : input.value));
  return labelled(form, pointer, input, about);
}

/// A number; what is none is sent as it was typed, so that it is refused and not lost.
///
/// @param about beside the label `{least, most, step}`
export function numberField(form, pointer, about) {
  const { least, most, step = 1 } = about;
  const input = element('input', { type: 'number', min: least, max: most, step, inputmode: 'decimal' });
  input.value = shownText(form.draft.value(pointer));
  input.addEventListener('input', () =>
    put(form, pointer, input.value === '' ? undefined : Number(input.value)),
  );
  return labelled(form, pointer, input, about);
}

/// @param about beside the label `options`: value → text, where the empty value is that nothing is
///   said; `otherwise` is what that means; `after` is called with a new value in place of showing
///   all anew
export function selectField(form, pointer, about) {
  const { options, otherwise = '', convert = (value) => value } = about;
  const known = form.draft.value(pointer);
  const value = known === undefined || known === null ? otherwise : String(known);
  const listed = Object.hasOwn(options, value) || value === '' ? options : { ...options, [value]: value };
  const select = element(
    'select',
    {},
    Object.entries(listed).map(([name, text]) =>
      element('option', { value: name, selected: name === value }, text),
    ),
  );
  select.addEventListener('change', () => {
    const chosen = select.value;
    if (about.after !== undefined) {
      about.after(chosen);
      return;
    }
    put(form, pointer, chosen === otherwise ? undefined : convert(chosen));
    if (about.structural) {
      form.render();
    }
  });
  return labelled(form, pointer, select, about);
}

/// @param about beside the label `{usual}`: what holds where nothing is said; `structural` if other
///   fields depend on it
export function checkField(form, pointer, about) {
  const { usual = false } = about;
  const input = element('input', { type: 'checkbox', id: idOf(form, pointer), 'data-pointer': pointer });
  input.checked = form.draft.value(pointer) ?? usual;
  input.addEventListener('change', () => {
    put(form, pointer, input.checked === usual ? undefined : input.checked);
    if (about.structural) {
      form.render();
    }
  });
  const { hint, fault } = notes(form, pointer, about.hint);
  describe(input, hint, fault);
  return element('div.field', {}, element('label.check', {}, input, about.label), hint, fault);
}

/// A text in the languages that are shown, side by side.
///
/// @param about beside the label `{multiline, maxlength}`
export function textsField(form, pointer, about) {
  const { languages } = form;
  const fault = element('p.error', { id: `${idOf(form, pointer)}-fault` });
  return element(
    'fieldset.texts',
    { id: idOf(form, pointer), 'data-pointer': pointer },
    element('legend', {}, about.label),
    about.hint ? element('p.hint', {}, about.hint) : null,
    element(
      'div.languages',
      {},
      languages.map((language) => {
        const field = textField(form, `${pointer}/${language}`, {
          ...about,
          hint: undefined,
          label: form.nameOf(language),
          lang: language,
          placeholder: textIn(form.draft.value(pointer), language, languages[0]),
        });
        field.classList.add('compact');
        return field;
      }),
    ),
    fault,
  );
}

/// A place for the faults of a whole part, which no field stands for.
export function faultOf(form, pointer) {
  return element('p.error', { id: idOf(form, pointer), 'data-pointer': pointer, tabindex: '-1' });
}

/// Puts a label, a hint and a place for faults around an input.
export function labelled(form, pointer, input, { label, hint, hidden }) {
  input.id = idOf(form, pointer);
  input.dataset.pointer = pointer;
  const parts = notes(form, pointer, hint);
  describe(input, parts.hint, parts.fault);
  return element(
    'div.field',
    {},
    element(hidden ? 'label.unseen' : 'label', { for: input.id }, label),
    input,
    parts.hint,
    parts.fault,
  );
}

/// The id of the field that stands for a place.
export function idOf({ id }, pointer) {
  return `${id}${pointer.replaceAll('/', '.')}`;
}

export function button(text, action, attributes = {}, ...classes) {
  return element(['button', ...classes].join('.'), { type: 'button', ...attributes, onclick: action }, text);
}

/// Elements of lists stay when they are emptied, or the others would stand for the wrong places.
function put(form, pointer, value) {
  const isElement = Array.isArray(form.draft.value(pointer.slice(0, pointer.lastIndexOf('/'))));
  if (value !== undefined) {
    form.draft.set(pointer, value);
  } else if (isElement) {
    form.draft.set(pointer, '');
  } else {
    form.draft.clear(pointer);
  }
  form.changed(pointer);
}

function notes(form, pointer, hint) {
  const id = idOf(form, pointer);
  return {
    hint: hint ? element('p.hint', { id: `${id}-hint` }, hint) : null,
    fault: element('p.error', { id: `${id}-fault` }),
  };
}

function describe(input, hint, fault) {
  input.setAttribute(
    'aria-describedby',
    [hint, fault]
      .filter(Boolean)
      .map(({ id }) => id)
      .join(' '),
  );
}

function shownText(value) {
  return value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}
