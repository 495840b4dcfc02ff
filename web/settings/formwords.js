import { element } from '../app/dom.js';
import { textField } from './fields.js';
import { folded } from './layout.js';

/// The words of the form itself, such as those on its buttons.
const WORDS = [
  'send',
  'next',
  'back',
  'progress',
  'required',
  'unanswered',
  'nothing',
  'atMost',
  'wholeNumber',
  'choose',
  'good',
  'bad',
  'like',
  'mustBe',
  'neutral',
  'liveWith',
  'dislike',
  'howLikely',
  'howSatisfied',
  'howEasy',
  'howMuchEffort',
  'stars',
  'check',
  'notTaken',
  'thanks',
  'received',
  'waiting',
  'tooEarly',
  'tooLate',
  'full',
  'used',
  'expired',
  'unknown',
  'offered',
  'oneValue',
  'mostWritten',
  'unreadable',
];

/// In languages that the form does not speak by itself.
export function formWords(form, languages) {
  const own = form.words.survey.words;
  return [
    element('p.hint', {}, own.about),
    languages
      .filter((language) => !/^(en|zh)(-|$)/i.test(language))
      .map((language) =>
        folded(form, `words-${language}`, form.nameOf(language), () =>
          element(
            'div.fields.beside',
            {},
            WORDS.map((word) =>
              textField(form, `/words/${language}/${word}`, {
                label: own.names[word],
                maxlength: 256,
                lang: language,
              }),
            ),
          ),
        ),
      ),
  ];
}
