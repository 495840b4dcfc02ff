import { element } from './dom.js';
import { kindOfKey } from './keys.js';

/// Why a key can't be used on a page, or undefined if it can.
///
/// @param kinds those that the page takes
/// @param words of the frame
export function keyTrouble(key, kinds, words) {
  if (key === '') {
    return words.key.missing;
  }
  const kind = kindOfKey(key);
  if (kind === undefined) {
    return words.key.unknown;
  }
  if (kind === 'pub') {
    return words.key.pub;
  }
  return kinds.includes(kind) ? undefined : words.key.other;
}

/// A form that asks for a key.
///
/// @param page `{kinds, needs, words}`: `needs` is `read`, `people` or `admin`
/// @param use called with the key, once it may fit
/// @param extra what else stands beside the button
export function keyForm({ kinds, needs, words }, use, ...extra) {
  const input = element('input', {
    id: 'key',
    name: 'key',
    type: 'password',
    autocomplete: 'off',
    spellcheck: 'false',
    autocapitalize: 'none',
    'aria-describedby': 'key-hint key-trouble',
  });
  const said = element('p.error', { id: 'key-trouble', role: 'alert' });
  const submit = (event) => {
    event.preventDefault();
    const key = input.value.trim();
    const trouble = keyTrouble(key, kinds, words);
    said.textContent = trouble ?? '';
    input.setAttribute('aria-invalid', String(trouble !== undefined));
    if (trouble === undefined) {
      use(key);
    } else {
      input.focus();
    }
  };
  const show = element('input', {
    type: 'checkbox',
    onchange: () => (input.type = show.checked ? 'text' : 'password'),
  });
  return element(
    'form.keyform',
    { onsubmit: submit, novalidate: true },
    element('p', {}, words.key.wanted[needs]),
    element('div.field', {}, element('label', { for: 'key' }, words.key.label), input),
    element('label.check', {}, show, words.key.show),
    said,
    element('p.hint', { id: 'key-hint' }, `${words.key.where} ${words.key.kept}`),
    element('p.actions', {}, element('button.main', { type: 'submit' }, words.key.use), extra),
  );
}
