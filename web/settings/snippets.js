/// What is put into other places to ask a survey there: an address, a script for a page, scores for
/// an e-mail. All is text to be copied; nothing of it becomes part of this page.

/// The form's address.
///
/// @param way `{origin, survey}`, and `key` (a `pub_` key), `token` (of a link) or neither
/// @param more names and values beside: a language, hidden attributes, a score
export function addressOf({ origin, survey, key, token }, more = {}) {
  const query = new URLSearchParams();
  if (token !== undefined) {
    query.set('t', token);
  } else if (key !== undefined) {
    query.set('k', key);
  }
  Object.entries(more).forEach(([name, value]) => query.set(name, value));
  const text = query.toString();
  return `${origin}/s/${encodeURIComponent(survey)}${text === '' ? '' : `?${text}`}`;
}

/// A script that shows the survey in any page.
///
/// @param mode `inline` or `popover`
export function embedding({ origin, survey, key }, mode) {
  const attributes = [
    ['src', `${origin}/embed.js`],
    ['data-survey', survey],
    ['data-key', key],
    ['data-mode', mode],
    ...(mode === 'popover'
      ? [
          ['data-delay', '20s'],
          ['data-again-after', '90d'],
        ]
      : []),
  ];
  const text = attributes
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(' ');
  return `<script async ${text}></script>`;
}

/// A row of scores for an e-mail. Each leads to the form with that score chosen; nothing is
/// recorded before it is sent there, since scanners of mail follow links, too.
///
/// @param question `{id, low, high}`
export function scores(way, { id, low, high }) {
  const cells = [];
  for (let score = low; score <= high; score++) {
    const address = escaped(addressOf(way, { [id]: String(score) }));
    cells.push(`    <td><a href="${address}">${score}</a></td>`);
  }
  return ['<table role="presentation">', '  <tr>', ...cells, '  </tr>', '</table>'].join('\n');
}

/// Text as HTML has it within quotation marks.
export function escaped(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
