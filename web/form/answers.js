/** @typedef {Record<string, string[]>} Answers question → what was typed or chosen; none if nothing */

/**
 * What is wrong with the answer to one question.
 *
 * @typedef {object} Fault
 * @property {string} question
 * @property {'unanswered' | 'atMost' | 'wholeNumber'} word that says it
 * @property {Record<string, number>} values that the word speaks of
 */

/**
 * What stands in a form: fields left empty say nothing.
 *
 * @param {Iterable<[string, string]>} entries names and values, as a browser would send them
 * @param {Set<string>} questions the names that are questions
 * @returns {Answers}
 */
export function answersOf(entries, questions) {
  const answers = noAnswers();
  for (const [name, value] of entries) {
    if (questions.has(name) && value.trim() !== '') {
      (answers[name] ??= []).push(value);
    }
  }
  return answers;
}

/** Without anything inherited: a question may be called `constructor`. @returns {Answers} */
export function noAnswers() {
  return Object.create(null);
}

/**
 * What is wrong with the answers at one place of a form.
 *
 * @param {object} block
 * @param {string[]} block.questions
 * @param {boolean} block.required
 * @param {number} block.most 0 if any number may be chosen
 * @param {Map<string, {low: number, high: number}>} block.ranges of the questions whose score is typed
 * @param {Answers} answers
 * @param {Set<string>} unread questions in whose fields stands what no browser tells, like `1e` for a number
 * @returns {Fault[]} at most one of each question
 */
export function faultsOf(block, answers, unread) {
  return block.questions.flatMap((question) => {
    const given = answers[question] ?? [];
    const range = block.ranges.get(question);
    if (range && (unread.has(question) || (given.length > 0 && !isWhole(given[0], range)))) {
      return [{ question, word: 'wholeNumber', values: range }];
    }
    if (block.required && given.length === 0) {
      return [{ question, word: 'unanswered', values: {} }];
    }
    const isTooMany = block.most > 0 && given.length > block.most;
    return isTooMany ? [{ question, word: 'atMost', values: { number: block.most } }] : [];
  });
}

/** @param {string} text @param {{low: number, high: number}} range */
function isWhole(text, { low, high }) {
  return /^-?\d{1,9}$/.test(text.trim()) && low <= Number(text) && Number(text) <= high;
}

/**
 * What is sent: all fields but those of questions that are not seen, and none that is empty.
 *
 * @param {Iterable<[string, string]>} entries
 * @param {Set<string>} unseen names of questions
 * @returns {[string, string][]}
 */
export function sentOf(entries, unseen) {
  return [...entries].filter(([name, value]) => !unseen.has(name) && value.trim() !== '');
}
