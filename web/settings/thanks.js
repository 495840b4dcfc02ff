import { element } from '../app/dom.js';
import { faultOf, numberField, selectField, textField, textsField } from './fields.js';
import { mainLanguage, textIn } from './languages.js';
import { rows } from './layout.js';
import { earlier, scaleOf } from './questions.js';

/// What who answered is told: the usual words, texts by score, or a page of one's own.
export function thanks(form) {
  const { draft, words } = form;
  const own = words.survey.thanks;
  const known = draft.value('/thankYou');
  const kind =
    known === undefined
      ? 'usual'
      : known.texts !== undefined || known.question !== undefined
        ? 'texts'
        : 'page';
  const fresh = {
    usual: undefined,
    texts: { texts: [{ text: { [form.languages[0]]: own.text } }] },
    page: { url: 'https://' },
  };
  const turn = (next) => {
    draft.set('/thankYou', fresh[next]);
    form.render();
  };
  return [
    element('p.hint', {}, own.about),
    selectField(form, '/thankYou/kind', {
      label: own.kind,
      options: own.kinds,
      otherwise: kind,
      after: turn,
    }),
    faultOf(form, '/thankYou'),
    kind === 'page' ? textField(form, '/thankYou/url', { label: own.url, type: 'url' }) : null,
    kind === 'texts' ? byScore(form) : null,
  ];
}

function byScore(form) {
  const { draft, words } = form;
  const own = words.survey.thanks;
  const definition = draft.current();
  const main = mainLanguage(definition);
  const scored = earlier(definition, definition.questions.length).filter(
    (question) => scaleOf(question) !== undefined,
  );
  const names = Object.fromEntries(
    scored.map(({ id, text }) => [id, textIn(text, form.languages[0], main) ?? id]),
  );
  const { question } = definition.thankYou;
  const found = scored.find(({ id }) => id === question);
  const scale = found === undefined ? undefined : scaleOf(found);
  return [
    selectField(form, '/thankYou/question', {
      label: own.question,
      hint: own.questionHint,
      options: { '': own.noQuestion, ...names },
      structural: true,
    }),
    rows(form, {
      pointer: '/thankYou/texts',
      row: (pointer, _, index) => [
        question === undefined
          ? null
          : [
              numberField(form, `${pointer}/atLeast`, {
                label: own.atLeast,
                least: scale?.low,
                most: scale?.high,
              }),
              numberField(form, `${pointer}/atMost`, {
                label: own.atMost,
                least: scale?.low,
                most: scale?.high,
              }),
            ],
        textsField(form, `${pointer}/text`, {
          label: own.textOf(index + 1),
          multiline: true,
          maxlength: 2000,
        }),
      ],
      fresh: () => ({ text: { [form.languages[0]]: own.text } }),
      add: own.add,
      remove: (_, index) => words.remove(own.textOf(index + 1)),
      most: 20,
    }),
  ];
}
