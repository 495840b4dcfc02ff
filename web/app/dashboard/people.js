import { element } from '../dom.js';
import { empty } from '../states.js';

const FORBIDDEN = 403;

/// What takes a key that may see people, or a word that this one may not.
///
/// @param load a promise of elements
export async function withoutPeople(board, load) {
  try {
    return await load();
  } catch (error) {
    if (error.status !== FORBIDDEN) {
      throw error;
    }
    const { words, frame } = board;
    return empty(
      words.comments.noPeople,
      words.comments.noPeopleAdvice,
      element('p.actions', {}, element('button', { type: 'button', onclick: board.otherKey }, frame.trouble.otherKey)),
    );
  }
}
