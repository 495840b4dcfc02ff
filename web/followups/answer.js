/// The answer that opened a follow-up, as it is shown.

import { scaleOf } from '../settings/questions.js';
import { mainLanguage, textIn } from '../settings/languages.js';

/// What a question asks, in a language, else what one of its type usually does, else its id.
///
/// @param definition of the survey; undefined if it is gone
/// @param usual what is usually asked: of `nps`, of `csat`, and of `ces` by `ease` and `effort`
export function questionText(definition, id, language, usual = {}) {
  const question = questionOf(definition, id);
  return textIn(question?.text, language, mainLanguage(definition ?? {})) ?? usualText(definition, question, usual) ?? id;
}

/// As forms have it: two of one type that ask the same could not be told apart.
function usualText(definition, question, usual) {
  const isOnly = definition?.questions.filter(({ type }) => type === question?.type).length === 1;
  return isOnly ? usual[question.type === 'ces' ? question.high : question.type] : undefined;
}

/// A score with the top of its scale: `{score, high}`; of good and bad `{score, word}`.
export function scoreOf(definition, id, score) {
  const question = questionOf(definition, id);
  if (question?.scale === 'good-bad') {
    return { score, word: score === 1 ? 'good' : 'bad' };
  }
  return { score, high: question === undefined ? undefined : scaleOf(question)?.high };
}

/// Parts what was answered into what was written and the rest, without what is told already.
///
/// @param answers by question: scores, texts, options
/// @param told the questions that are shown anyway
/// @return `written` of `{id, text}` and `rest` of `{id, text}`
export function partsOf(answers, definition, told, language) {
  const main = mainLanguage(definition ?? {});
  const written = [];
  const rest = [];
  for (const [id, answer] of Object.entries(answers)) {
    const question = questionOf(definition, id);
    if (told.includes(id)) {
      continue;
    }
    const values = [answer].flat();
    const options = new Map((question?.options ?? []).map((option) => [option.id, option.text]));
    if (values.every((value) => typeof value === 'string') && options.size === 0) {
      written.push({ id, text: values.join('\n') });
    } else {
      const texts = values.map((value) => textIn(options.get(value), language, main) ?? String(value));
      rest.push({ id, text: texts.join(', ') });
    }
  }
  return { written, rest };
}

function questionOf(definition, id) {
  for (const question of definition?.questions ?? []) {
    const row = (question.rows ?? []).find((one) => one.id === id);
    if (question.id === id || row !== undefined) {
      return row === undefined ? question : { ...row, type: 'rating', scale: question.scale };
    }
  }
  return undefined;
}
