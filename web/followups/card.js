import { element, replace } from '../app/dom.js';
import { alertFacts } from './alert.js';
import { partsOf, questionText, scoreOf } from './answer.js';
import { workForm } from './work.js';

/// One follow-up: why it was opened, and what is done about it.
///
/// @param page `{source, words, language, formats, zone, mayEdit, name, unsaved, people, said}`
export function cardOf(page, followUp) {
  const title = element('h2', { tabindex: '-1', id: `title-${followUp.id}` });
  const facts = element('dl.facts');
  const answer = element('div.answer');
  const card = element(
    'li.card.followup',
    {},
    element(
      'article',
      { 'aria-labelledby': title.id },
      element('header', {}, title, badges(page, followUp)),
      facts,
      answer,
      workForm(page, followUp),
    ),
  );
  if (followUp.cause.type === 'alert') {
    showAlert(page, followUp, { title, facts, answer });
  } else {
    showAnswer(page, followUp, { title, facts, answer, card });
  }
  return card;
}

function badges(page, { value }) {
  const amount = Number(value?.amount ?? 0);
  return amount > 0
    ? element('span.worth', {}, page.words.aMonth(page.formats.value('money', amount, value.currency)))
    : null;
}

function showAlert(page, { cause }, { title, facts, answer }) {
  title.textContent = page.words.alert(page.metrics.get(cause.metric) ?? cause.metric);
  replace(facts, alertFacts(page, cause).map(({ name, text, from }) => fact(name, from === undefined ? text : time(page, from))));
  const address = `./?metric=${encodeURIComponent(cause.metric)}`;
  replace(answer, element('p', {}, element('a', { href: address }, page.words.seeAlert)));
}

function showAnswer(page, followUp, { title, facts, answer, card }) {
  const { cause } = followUp;
  const { words, language } = page;
  const definition = page.definitions.get(cause.survey);
  title.textContent = cause.customer ?? words.unnamed;
  replace(
    facts,
    fact(words.answered, time(page, cause.time)),
    fact(words.survey, titleOf(definition, cause.survey, language)),
    Object.entries(cause.scores ?? {}).map(([id, score]) =>
      fact(
        questionText(definition, id, language, words.usual),
        element('span.flag', {}, scoreText(page, definition, id, score)),
      ),
    ),
  );
  replace(answer, element('p.hint', {}, words.wait));
  whenSeen(card, page.signal, async () => {
    try {
      showWritten(page, cause, { definition, found: await page.source.answer(followUp), answer });
    } catch {
      if (!page.signal.aborted) {
        replace(answer, element('p.hint', {}, words.notRead));
      }
    }
  });
}

function showWritten(page, cause, { definition, found, answer }) {
  const { words, language } = page;
  const hint = cause.customer === null ? element('p.hint', {}, words.unnamedHint) : null;
  if (found === undefined) {
    replace(answer, element('p.hint', {}, words.notFound), hint);
    return;
  }
  const { written, rest } = partsOf(found.answers, definition, Object.keys(cause.scores ?? {}), language);
  replace(
    answer,
    written.length === 0 ? element('p.hint', {}, words.nothingWritten) : null,
    written.map(({ id, text }) =>
      element(
        'figure.said',
        {},
        element('figcaption.hint', {}, questionText(definition, id, language, words.usual)),
        element('blockquote', { lang: found.language }, text),
      ),
    ),
    rest.length === 0
      ? null
      : element(
          'details',
          {},
          element('summary', {}, words.otherAnswers),
          element(
            'dl.facts',
            {},
            rest.map(({ id, text }) =>
              fact(questionText(definition, id, language, words.usual), otherText(page, definition, id, text)),
            ),
          ),
        ),
    hint,
  );
}

function otherText(page, definition, id, text) {
  return /^\d+$/.test(text) ? scoreText(page, definition, id, Number(text)) : text;
}

function scoreText(page, definition, id, given) {
  const { score, high, word } = scoreOf(definition, id, given);
  return word !== undefined
    ? page.words[word]
    : high === undefined
      ? String(score)
      : page.words.ofScale(score, high);
}

function titleOf(definition, id, language) {
  const titles = definition?.title ?? {};
  return titles[language] ?? titles.en ?? Object.values(titles)[0] ?? id;
}

function fact(name, content) {
  return element('div', {}, element('dt', {}, name), element('dd', {}, content));
}

/// A moment as the clocks of the tenant show it.
export function time(page, instant) {
  const text = new Intl.DateTimeFormat(page.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: page.zone,
  }).format(new Date(instant));
  return element('time', { datetime: instant }, text);
}

/// Looks up what was written when the card is about to be seen, and not for all of a long list.
function whenSeen(card, signal, action) {
  const watch = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        watch.disconnect();
        action();
      }
    },
    { rootMargin: '400px' },
  );
  watch.observe(card);
  signal.addEventListener('abort', () => watch.disconnect());
}
