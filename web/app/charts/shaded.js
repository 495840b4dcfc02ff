import { element } from '../dom.js';

/// On a dark ground the accent is light: from here on dark letters can be read on it, with a contrast
/// of 4.5 to 1; and on a light ground light ones from the second on.
const DEEP = 0.6;
const DEEPEST = 0.88;

/// A table whose cells are shaded by their value: weekday by hour, cohort by age. It is a table in
/// all else, so it can be read out, copied and printed.
///
/// @param caption what the table shows
/// @param columns the heads of the columns
/// @param rows `{head, cells}`; a cell is `{value, text, title}` or null for none
/// @param options `{most, idle}`: `most` is the value that is darkest, the largest there is if it is left
///   out; `idle` says of each column whether it may go where there is little room
export function shadedTable(caption, columns, rows, { most, idle = [] } = {}) {
  const values = rows.flatMap((row) => row.cells).filter((cell) => cell !== null);
  const top = most ?? Math.max(0, ...values.map((cell) => cell.value ?? 0));
  const body = rows.map(({ head, cells }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, head),
      cells.map((cell, column) => marked(shadedCell(cell, top), idle[column])),
    ),
  );
  return element(
    'div.scroll',
    { tabindex: '0', role: 'group', 'aria-label': caption },
    element(
      'table.shaded',
      {},
      element('caption.unseen', {}, caption),
      element('thead', {}, element('tr', {}, element('td'), columns.map((head, column) => marked(element('th', { scope: 'col' }, head), idle[column])))),
      element('tbody', {}, body),
    ),
  );
}

function marked(cell, isIdle) {
  cell.classList.toggle('idle', isIdle === true);
  return cell;
}

function shadedCell(cell, top) {
  if (cell === null) {
    return element('td.none');
  }
  const made = element('td', { title: cell.title }, cell.text);
  const depth = cell.value === null || top === 0 ? 0 : Math.max(0, Math.min(1, cell.value / top));
  made.style.setProperty('--depth', String(Math.round(depth * 100)));
  // Where letters turn from dark to light, or back, depends on which the ground is.
  if (depth > DEEP) {
    made.classList.add('deep');
  }
  if (depth > DEEPEST) {
    made.classList.add('deepest');
  }
  return made;
}
