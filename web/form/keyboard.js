/** Choosing by digits, in the page. */

/** @import {Block} from './blocks.js' */

import { controlsOf, isButton } from './blocks.js';
import { chosenBy, placedAt } from './keys.js';

/** What hears the digits of one form, and remembers the last for the next. */
export function digitsFor() {
  let before = { typed: '', at: 0, name: '' };

  /** @param {Block} block @param {KeyboardEvent} event with the focus in that block */
  return function digit(block, event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const isWritten = target.matches('textarea, select, input') && !isButton(target);
    if (!/^[0-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || isWritten) {
      return;
    }
    const buttons = controlsOf(target.closest('tr') ?? block.element).filter(isButton);
    const own = buttons.filter((button) => button.name === buttons[0].name);
    if (own.length === 0) {
      return;
    }
    const values = own.map((button) => button.value);
    const { name } = own[0];
    let value = null;
    if (own[0].closest('.options')) {
      value = placedAt(values, event.key);
    } else {
      const last = before.name === name ? before : { typed: '', at: 0 };
      const chosen = chosenBy(values, event.key, last, event.timeStamp);
      before = { ...chosen, name };
      value = chosen.value;
    }
    const button = own.find((one) => one.value === value);
    if (button) {
      event.preventDefault();
      button.focus();
      button.checked = button.type === 'radio' || !button.checked;
      button.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };
}
