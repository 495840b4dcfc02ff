import { element, replace } from '../app/dom.js';
import { button } from './fields.js';

/// Asks for something to be typed before what can't be undone is done.
///
/// @param about `{title, text, wanted, action}`: `wanted` is what must be typed
/// @param act does it; what it throws is shown, and may be tried again
export function confirmTyped(page, { title, text, wanted, action }, act) {
  const { words, frame } = page;
  const input = element('input', { id: 'confirm-text', autocomplete: 'off', spellcheck: 'false' });
  const place = element('div');
  const go = element('button.danger', { type: 'submit', disabled: true }, action);
  input.addEventListener('input', () => (go.disabled = input.value.trim() !== wanted));
  const submit = async (event) => {
    event.preventDefault();
    if (input.value.trim() !== wanted) {
      return;
    }
    go.disabled = true;
    try {
      await act();
      dialog.close();
    } catch (error) {
      replace(place, page.trouble(error));
      go.disabled = false;
    }
  };
  const dialog = element(
    'dialog',
    { 'aria-labelledby': 'confirm-title', onclose: () => dialog.remove() },
    element(
      'form',
      { onsubmit: submit, novalidate: true },
      element('h2', { id: 'confirm-title' }, title),
      element('p', {}, text),
      element(
        'div.field',
        {},
        element('label', { for: 'confirm-text' }, words.confirmType, ' ', element('code', {}, wanted)),
        input,
      ),
      place,
      element(
        'p.actions',
        {},
        go,
        button(frame.cancel, () => dialog.close()),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}
