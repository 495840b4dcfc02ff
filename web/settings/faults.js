/// What the server found wrong, shown at the fields it is about.

import { element, replace } from '../app/dom.js';
import { faultText } from './faultwords.js';
import { nearest } from './pointer.js';

/// Takes away what was shown before.
export function clearFaults(root) {
  for (const field of root.querySelectorAll('[data-pointer][aria-invalid]')) {
    field.removeAttribute('aria-invalid');
  }
  for (const place of root.querySelectorAll('p.error:not([data-kept])')) {
    replace(place);
  }
}

/// Shows each fault at its field, or the one closest above it.
///
/// @param errors `{pointer, message}`, as the server lists them
/// @param language in which faults are told, if there are words for them
/// @return for each fault its field, or undefined if none is shown
export function showFaults(root, errors, language) {
  clearFaults(root);
  const fields = fieldsIn(root);
  return errors.map(({ pointer, message }) => {
    const found = nearest([...fields.keys()], pointer);
    if (found === undefined) {
      return undefined;
    }
    const field = fields.get(found);
    const place = field.matches('p.error') ? field : (document.getElementById(`${field.id}-fault`) ?? field);
    const rest = pointer.slice(found.length + 1);
    const said = faultText(message, language);
    const text = rest === '' ? said.text : `${rest}: ${said.text}`;
    place.append(element('span', { lang: said.language }, place.childNodes.length > 0 ? `; ${text}` : text));
    if (field.matches('input, select, textarea')) {
      field.setAttribute('aria-invalid', 'true');
    }
    return field;
  });
}

/// All faults in one place, each leading to its field and named like it.
///
/// @param refused `{errors, message}`, as the server has it
/// @param form `{words, page, lead}`: `lead` opens what hides a field and puts the focus there,
///   given a pointer
/// @param root what holds the fields
export function summary({ errors, message }, { words, page, lead }, root) {
  const fields = fieldsIn(root);
  const list = errors.map((error) => {
    const said = faultText(error.message, page.language);
    const name = nameOf(fields, error.pointer);
    return element(
      'li',
      {},
      element(
        'a',
        { href: '#', onclick: (event) => (event.preventDefault(), lead(error.pointer)) },
        name === '' ? null : `${name}: `,
        element('span', { lang: said.language }, said.text),
      ),
    );
  });
  return element(
    'section.panel.trouble.faults',
    { role: 'alert', tabindex: '-1' },
    element('h2', {}, words.faults(errors.length)),
    errors.length === 0 ? element('p', { lang: 'en' }, message) : element('ul', {}, list),
  );
}

function fieldsIn(root) {
  return new Map([...root.querySelectorAll('[data-pointer]')].map((field) => [field.dataset.pointer, field]));
}

/// What people see a place called; itself where nothing on the page has a name for it.
function nameOf(fields, pointer) {
  const field = fields.get(pointer);
  const label = field?.labels?.[0] ?? field?.querySelector(':scope > legend');
  return label?.textContent.trim() || pointer;
}

/// Opens what a field lies in, and puts the focus there.
export function leadTo(field) {
  for (
    let above = field.closest('details');
    above !== null;
    above = above.parentElement?.closest('details')
  ) {
    above.open = true;
  }
  const target = field.matches('fieldset')
    ? (field.querySelector('input, textarea, select') ?? field)
    : field;
  target.focus();
  field.scrollIntoView({ block: 'center' });
}
