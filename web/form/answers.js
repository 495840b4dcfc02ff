/** @typedef {Record<string, string[]>} Answers question → what was typed or chosen; none if nothing */

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
 * @param {{questions: string[], required: boolean, most: number}} block most 0 if any number may be chosen
 * @param {Answers} answers
 * @returns {'' | 'unanswered' | 'atMost'} the word that says it; empty if nothing is
 */
export function faultOf(block, answers) {
  if (block.required && block.questions.some((question) => !answers[question])) {
    return 'unanswered';
  }
  const tooMany = block.most > 0 && block.questions.some((question) => (answers[question] ?? []).length > block.most);
  return tooMany ? 'atMost' : '';
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
