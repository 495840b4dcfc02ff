import { csvOf } from '../csv.js';
import { element } from '../dom.js';

/// A chart with its caption, what it comes to in words, the same as a table, and that as a file.
///
/// @param told `{name, caption, summary}`: `name` is the file's, without its ending
/// @param chart an element, or null where the table is all there is
/// @param table `{head, rows, raw}`: texts to read; `raw` has the numbers for the file, if they differ
/// @param words of the dashboard
export function figure({ name, caption, summary }, chart, table, words) {
  const shown = dataTable(caption, table);
  if (chart === null) {
    return element('figure.figure', {}, element('figcaption', {}, caption, summaryOf(summary)), shown, element('p.tablebar', {}, csvButton(name, table, words)));
  }
  shown.hidden = true;
  const toggle = element(
    'button.small',
    {
      type: 'button',
      'aria-expanded': 'false',
      onclick: () => {
        shown.hidden = !shown.hidden;
        toggle.setAttribute('aria-expanded', String(!shown.hidden));
      },
    },
    words.table,
  );
  return element(
    'figure.figure',
    {},
    element('figcaption', {}, caption, summaryOf(summary)),
    chart,
    element('p.tablebar', {}, toggle, csvButton(name, table, words)),
    shown,
  );
}

function summaryOf(summary) {
  return summary ? element('span.summary', {}, summary) : null;
}

function csvButton(name, table, words) {
  return element('button.small', { type: 'button', onclick: () => saveFile(`${name}.csv`, csvOf(table.head, table.raw ?? table.rows)) }, words.csv);
}

/// @param table `{head, rows}`; what is a number in its column is set to the right
export function dataTable(caption, { head, rows }) {
  const numeric = head.map((_, column) => column > 0 && rows.every((row) => /^[\s\d.,%+–−<…€$£¥-]*$/.test(row[column] ?? '')));
  const align = (column) => (numeric[column] ? 'number' : null);
  return element(
    'div.scroll',
    { tabindex: '0', role: 'group', 'aria-label': caption },
    element(
      'table',
      {},
      element('caption.unseen', {}, caption),
      element('thead', {}, element('tr', {}, head.map((text, column) => element('th', { scope: 'col', class: align(column) }, text)))),
      element(
        'tbody',
        {},
        rows.map(([first, ...rest]) =>
          element('tr', {}, element('th', { scope: 'row' }, first), rest.map((text, index) => element('td', { class: align(index + 1) }, text))),
        ),
      ),
    ),
  );
}

function saveFile(name, text) {
  // Spreadsheets take a file for UTF-8 by its byte order mark only.
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  element('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
