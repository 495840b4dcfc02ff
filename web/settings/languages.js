/// The texts of a definition, language by language.

import { at, cleared, pointerOf } from './pointer.js';

/// Where the texts of a definition are, in the order in which people read them.
///
/// @return `{pointer, kind}`, each a place of language → text; there may be nothing yet
export function places(definition) {
  return [
    { pointer: '/title', kind: 'title' },
    { pointer: '/intro', kind: 'intro' },
    ...(definition.questions ?? []).flatMap((question, index) => ofQuestion(question, index)),
    ...(definition.thankYou?.texts ?? []).map((_, index) => ({
      pointer: pointerOf('thankYou', 'texts', index, 'text'),
      kind: 'thanks',
    })),
  ];
}

function ofQuestion(question, index) {
  const place = (...way) => pointerOf('questions', index, ...way);
  return [
    { pointer: place('text'), kind: 'text' },
    { pointer: place('help'), kind: 'help' },
    { pointer: place('labels', 'low'), kind: 'low' },
    { pointer: place('labels', 'high'), kind: 'high' },
    ...(question.options ?? []).map((_, at) => ({
      pointer: place('options', at, 'text'),
      kind: 'option',
    })),
    ...(question.rows ?? []).map((_, at) => ({ pointer: place('rows', at, 'text'), kind: 'row' })),
  ];
}

/// The language that is shown where a text lacks the one asked for.
export function mainLanguage(definition) {
  const titles = Object.keys(definition.title ?? {});
  return definition.language ?? (titles.includes('en') ? 'en' : (titles[0] ?? 'en'));
}

/// All languages that a definition speaks, the main one first.
export function languagesOf(definition) {
  const found = new Set([mainLanguage(definition)]);
  for (const { pointer } of places(definition)) {
    Object.keys(at(definition, pointer) ?? {}).forEach((language) => found.add(language));
  }
  Object.keys(definition.words ?? {}).forEach((language) => found.add(language));
  return [...found];
}

/// The places that say something in the main language but not in this one.
export function missing(definition, language) {
  const main = mainLanguage(definition);
  return places(definition).filter(({ pointer }) => {
    const texts = at(definition, pointer) ?? {};
    return texts[main] !== undefined && texts[language] === undefined;
  });
}

/// The definition without a language.
export function withoutLanguage(definition, language) {
  const texts = places(definition).reduce(
    (left, { pointer }) =>
      at(left, pointer)?.[language] === undefined ? left : cleared(left, pointer + pointerOf(language)),
    definition,
  );
  const words = texts.words?.[language] === undefined ? texts : cleared(texts, pointerOf('words', language));
  return words.language === language ? cleared(words, '/language') : words;
}

/// A text in a language, or in the one that is shown instead.
export function textIn(texts, language, main = 'en') {
  const known = texts ?? {};
  const short = language.split('-')[0];
  return known[language] ?? known[short] ?? known[main] ?? Object.values(known)[0];
}

/// Whether a text is a language tag (BCP 47), as the interface takes it.
export function isLanguage(text) {
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/.test(text);
}
