/// What is told value by value, within the segment in view where that can be.

import { element } from '../dom.js';

const BAD_REQUEST = 400;

/// The segment in view, if the settings declare its dimension and another one as a pair; else empty.
///
/// @param pairs of the settings
/// @param segment `dimension:value`, or empty for everybody
export function withinOf(pairs, segment, by) {
  const [dimension] = segment.split(':', 1);
  const declared = pairs.some((pair) => pair.includes(dimension) && pair.includes(by));
  return dimension !== by && declared ? segment : '';
}

/// The dimension to begin with: one that can be told within the segment in view, if there is one.
export function firstOf(names, pairs = [], segment) {
  return names.find((name) => withinOf(pairs, segment, name) !== '') ?? names[0];
}

/// Asks within the segment in view, and of everybody where that can't be told.
export async function askedWithin(board, path, query, by, signal) {
  const { pairs = [] } = await board.settings();
  const segment = withinOf(pairs, board.view.segment, by);
  try {
    return await board.api.get(path, [...query, ['segment', segment]], signal);
  } catch (error) {
    if (segment === '' || error.status !== BAD_REQUEST) {
      throw error;
    }
    return board.api.get(path, query, signal); // a balance, for instance, has no pairs
  }
}

/// Of whom an answer is, where a segment is in view.
export function ofWhom({ view, words }, { segment }) {
  const [value] = Object.values(segment);
  return view.segment === '' ? null : element('p.quiet', {}, value === undefined ? words.whole : words.within(value));
}
