/** Says what is wrong where it is, in the places and with the names that the server has for it, too. */

/** @import {Block} from './blocks.js' */

import { controlsOf, made } from './blocks.js';

/**
 * @typedef {object} Complaint
 * @property {string} question empty if it is about none
 * @property {string} text
 */

/** @param {Block} block @param {Complaint[]} complaints */
export function complain(block, complaints) {
  block.questions.forEach((question) => clear(block, question));
  complaints.forEach(({ question, text }, place) => {
    const row = rowOf(question);
    const error = made(row ? 'span' : 'p', { class: 'error', id: faultId(question) }, text);
    if (place === 0) {
      error.setAttribute('role', 'alert');
    }
    if (row) {
      row.querySelector('th')?.append(error);
    } else {
      block.element.querySelector('.asks')?.after(error);
    }
    fieldsOf(block, question).forEach((field) => field.setAttribute('aria-invalid', 'true'));
    for (const element of describedOf(block, question)) {
      describe(element, [...descriptionsOf(element), error.id]);
    }
  });
}

/** @param {Block} block @param {string} question */
export function clear(block, question) {
  document.getElementById(faultId(question))?.remove();
  fieldsOf(block, question).forEach((field) => field.removeAttribute('aria-invalid'));
  for (const element of describedOf(block, question)) {
    describe(element, descriptionsOf(element).filter((id) => id !== faultId(question)));
  }
}

/** All that is wrong, each with a link to its field. @param {Element} summary @param {Complaint[]} complaints */
export function summarize(summary, complaints) {
  const lines = complaints.map(({ question, text }) => {
    const line = made('li', {}, question === '' ? text : '');
    if (question !== '') {
      line.append(made('a', { href: `#f-${question}` }, ended(labelOf(question)) + text));
    }
    return line;
  });
  summary.querySelector('ul')?.replaceChildren(...lines);
}

/** What asks, with something to part it from what follows: most ask with a question mark. @param {string} label */
function ended(label) {
  return label + (/[\p{L}\p{N}]$/u.test(label) ? ': ' : ' ');
}

/** @param {string} question */
function labelOf(question) {
  const asks = document.getElementById(`f-${question}`)?.closest('.question')?.querySelector('.asks');
  const label = document.getElementById(`l-${question}`) ?? asks?.firstChild; // what follows says that it is required
  return label?.textContent?.trim() || question;
}

/** The row of a table, if it is asked there. @param {string} question */
function rowOf(question) {
  const row = document.getElementById(`f-${question}`);
  return row instanceof HTMLTableRowElement ? row : null;
}

/** @param {Block} block @param {string} question */
function fieldsOf(block, question) {
  return controlsOf(block.element).filter((control) => control.name === question);
}

/** What is read with what is wrong: of several fields what holds them. @param {Block} block @param {string} question */
function describedOf(block, question) {
  const group = rowOf(question) ? null : block.element.querySelector('fieldset');
  return group ? [group] : fieldsOf(block, question);
}

/** @param {Element} element */
function descriptionsOf(element) {
  return (element.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== '');
}

/** @param {Element} element @param {string[]} ids */
function describe(element, ids) {
  if (ids.length === 0) {
    element.removeAttribute('aria-describedby');
  } else {
    element.setAttribute('aria-describedby', [...new Set(ids)].join(' '));
  }
}

/** @param {string} question */
function faultId(question) {
  return `x-${question}`;
}
