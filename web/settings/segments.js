import { element } from '../app/dom.js';
import { selectField, textField } from './fields.js';
import { panel, rows, section } from './layout.js';

/// What every tenant can group by.
export const BUILT_IN = ['agent', 'channel', 'group', 'language', 'priority', 'reason'];

/// Dimensions that figures are grouped by, and pairs of them.
export function showSegments(form) {
  const { words, draft } = form;
  const { segments } = words;
  const known = [...BUILT_IN, ...(draft.value('/dimensions') ?? [])];
  const options = { '': segments.choose, ...Object.fromEntries(known.map((name) => [name, name])) };
  const side = (pointer, label) => selectField(form, pointer, { label, options, hidden: true });
  return section(
    words.sections.segments,
    segments.about,
    panel(
      segments.builtIn,
      element(
        'p',
        {},
        BUILT_IN.map((name) => [element('code.tag', {}, name), ' ']),
      ),
    ),
    panel(
      segments.dimensions,
      element('p.hint', {}, segments.dimensionsHint),
      rows(form, {
        pointer: '/dimensions',
        row: (pointer, _, index) =>
          textField(form, pointer, { label: segments.name(index + 1), hidden: true, maxlength: 64 }),
        fresh: () => '',
        add: segments.add,
        remove: (name) => words.remove(name),
        most: 20,
        empty: segments.none,
      }),
    ),
    panel(
      segments.pairs,
      element('p.hint', {}, segments.pairsHint),
      rows(form, {
        pointer: '/pairs',
        row: (pointer) => [
          side(`${pointer}/0`, segments.first),
          element('span', { 'aria-hidden': 'true' }, '×'),
          side(`${pointer}/1`, segments.second),
        ],
        fresh: () => ['', ''],
        add: segments.addPair,
        remove: (pair) => words.remove(pair.join(' × ')),
        most: 10,
        empty: segments.noPairs,
      }),
    ),
  );
}
