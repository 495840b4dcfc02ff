/// Tables as CSV (RFC 4180), for spreadsheets.

/// What a spreadsheet would take for a formula (OWASP, CSV injection).
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/// @param head the names of the columns
/// @param rows of as many cells: text, numbers, or null for nothing
export function csvOf(head, rows) {
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(value) {
  if (value === null || value === undefined) {
    return '';
  }
  const text = String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
