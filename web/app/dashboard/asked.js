/// What questions and their options say, for people.

import { partsOf, questionText } from '../../followups/answer.js';

/// How many surveys are read for the names of questions at most.
const MOST = 20;

/// The definitions of surveys, each read once; without those that are no more or can't be had now.
///
/// @param names of surveys, in which there may be others, such as that of ticket ratings
/// @return a promise of survey → definition
export async function definitionsOf(board, names) {
  const there = board.dashboard.surveys.filter(({ survey, deleted }) => !deleted && names.includes(survey)).slice(0, MOST);
  const read = there.map(async ({ survey }) => [survey, await board.definition(survey).catch(() => undefined)]);
  return new Map(await Promise.all(read));
}

/// What a question asks, or its id.
export function asks(definition, question, language) {
  return questionText(definition, question, language);
}

/// What was chosen, as the options say it.
export function chosen(definition, question, answer, language) {
  const { written, rest } = partsOf({ [question]: answer }, definition, [], language);
  return [...written, ...rest].map(({ text }) => text.replaceAll('\n', ', ')).join(', ');
}
