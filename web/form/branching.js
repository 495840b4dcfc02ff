/** @import {Answers} from './answers.js' */

import { noAnswers } from './answers.js';

/**
 * A condition as a definition writes it, on answers alone.
 *
 * @typedef {object} Condition
 * @property {string} [question]
 * @property {number} [atLeast]
 * @property {number} [atMost]
 * @property {number | string | (number | string)[]} [is]
 * @property {boolean} [answered]
 * @property {Condition[]} [all]
 * @property {Condition[]} [any]
 * @property {Condition} [not]
 */

/**
 * Whether a condition is met. A question without an answer meets no test but that it has none.
 *
 * @param {Condition} condition
 * @param {Answers} answers
 * @returns {boolean}
 */
export function isMet(condition, answers) {
  if (condition.all) {
    return condition.all.every((part) => isMet(part, answers));
  }
  if (condition.any) {
    return condition.any.some((part) => isMet(part, answers));
  }
  if (condition.not) {
    return !isMet(condition.not, answers);
  }
  return passes(condition, answers[condition.question ?? ''] ?? []);
}

/** @param {Condition} test @param {string[]} given */
function passes(test, given) {
  if (test.answered !== undefined && given.length > 0 !== test.answered) {
    return false;
  }
  const score = scoreOf(given);
  if (test.atLeast !== undefined && !(score !== null && score >= test.atLeast)) {
    return false;
  }
  if (test.atMost !== undefined && !(score !== null && score <= test.atMost)) {
    return false;
  }
  if (test.is === undefined) {
    return true;
  }
  const wanted = [test.is].flat();
  return wanted.some((one) => (typeof one === 'number' ? one === score : given.includes(one)));
}

/** The score of an answer, null if it is none; good is 1 and bad is 0. @param {string[]} given */
function scoreOf(given) {
  if (given.length !== 1) {
    return null;
  }
  if (given[0] === 'good' || given[0] === 'bad') {
    return given[0] === 'good' ? 1 : 0;
  }
  return /^-?\d{1,9}$/.test(given[0].trim()) ? Number(given[0]) : null;
}

/**
 * The places that a respondent sees, in order. An answer to a question that is not seen, because
 * another answer was changed since, makes nothing else seen.
 *
 * @template {{questions: string[], when: Condition | null}} Block
 * @param {Block[]} blocks
 * @param {Answers} answers
 * @returns {Block[]}
 */
export function seenOf(blocks, answers) {
  const counting = noAnswers();
  return blocks.filter((block) => {
    const isSeen = block.when === null || isMet(block.when, counting);
    if (isSeen) {
      for (const question of block.questions) {
        if (answers[question]) {
          counting[question] = answers[question];
        }
      }
    }
    return isSeen;
  });
}

/** The questions that a condition asks about. @param {Condition | null} condition @returns {string[]} */
function asked(condition) {
  if (condition === null) {
    return [];
  }
  const parts = [...(condition.all ?? []), ...(condition.any ?? []), ...(condition.not ? [condition.not] : [])];
  return [...(condition.question ? [condition.question] : []), ...parts.flatMap(asked)];
}

/**
 * Whether something more may be seen once a place is answered that is not yet.
 *
 * @template {{questions: string[], when: Condition | null}} Block
 * @param {Block[]} blocks
 * @param {Block} current
 * @param {Answers} answers
 * @returns {boolean}
 */
export function mayFollow(blocks, current, answers) {
  const open = current.questions.filter((question) => !answers[question]);
  return blocks.some((block) => asked(block.when).some((question) => open.includes(question)));
}
