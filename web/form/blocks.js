/** The places of a form, in the page. */

/**
 * One place of the form.
 *
 * @typedef {object} Block
 * @property {string} id
 * @property {HTMLElement} element
 * @property {string[]} questions
 * @property {boolean} required
 * @property {number} most
 * @property {Map<string, {low: number, high: number}>} ranges of the questions whose score is typed
 * @property {import('./branching.js').Condition | null} when
 */

/** @param {Element} element @returns {Block} */
export function blockOf(element) {
  const block = /** @type {HTMLElement} */ (element);
  const { required, when } = block.dataset;
  const typed = controlsOf(block).filter((control) => control.hasAttribute('max'));
  return {
    id: block.dataset.block ?? '',
    element: block,
    questions: [...new Set(controlsOf(block).map((control) => control.name))],
    required: required !== undefined,
    most: Number(block.querySelector('[data-most]')?.getAttribute('data-most') ?? 0),
    ranges: new Map(typed.map((control) => [control.name, rangeOf(control)])),
    when: when ? JSON.parse(when) : null,
  };
}

/** @param {Element} control */
function rangeOf(control) {
  return { low: Number(control.getAttribute('min')), high: Number(control.getAttribute('max')) };
}

/** @param {HTMLElement} element */
export function controlsOf(element) {
  const all = element.querySelectorAll('input, select, textarea');
  return /** @type {(HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[]} */ ([...all]);
}

/** Whether one is chosen, not written. @param {Element} control @returns {control is HTMLInputElement} */
export function isButton(control) {
  return control.matches('[type=radio], [type=checkbox]');
}

/** @param {string} tag @param {Record<string, string>} attributes @param {string} text */
export function made(tag, attributes = {}, text = '') {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.textContent = text;
  return element;
}
