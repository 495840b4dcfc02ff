import { element } from '../app/dom.js';
import { button } from './fields.js';

/// Text that is to be taken elsewhere, with a button that copies it.
///
/// @param about `{label, text, multiline, copied}`: `copied` is called when it was
export function copyable(words, { label, text, multiline, copied = () => {} }) {
  const id = `copy-${Math.random().toString(36).slice(2)}`;
  const field = element(multiline ? 'textarea' : 'input', {
    id,
    readonly: true,
    ...(multiline ? { rows: 4 } : {}),
    spellcheck: 'false',
  });
  field.value = text;
  field.addEventListener('focus', () => field.select());
  const said = element('span.hint', { role: 'status' });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = words.copied;
      copied();
    } catch {
      field.focus(); // so that it can be copied by hand
      said.textContent = words.copyByHand;
    }
  };
  return element(
    'div.field.copyable',
    {},
    element('label', { for: id }, label),
    element('div.row', {}, field, button(words.copy, copy), said),
  );
}
