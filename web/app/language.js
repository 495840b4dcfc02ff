/// The languages that pages are in.

export const LANGUAGES = { en: 'English', zh: '中文' };

/// @param asked what the address asks for, or null
/// @param chosen what was chosen before, or null
/// @param preferred what the browser says, the most liked first
export function languageOf(asked, chosen, preferred) {
  const wanted = [asked, chosen, ...preferred].map((tag) => (tag ?? '').toLowerCase().split('-')[0]);
  return wanted.find((tag) => Object.hasOwn(LANGUAGES, tag)) ?? 'en';
}

/// The text in a language of those given by language, such as a survey's title.
///
/// @param texts language → text
/// @param otherwise if there is none at all
export function textIn(language, texts, otherwise) {
  return texts?.[language] ?? texts?.en ?? Object.values(texts ?? {})[0] ?? otherwise;
}
