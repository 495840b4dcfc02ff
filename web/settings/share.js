import { element, replace } from '../app/dom.js';
import { kept } from '../app/kept.js';
import { copyable } from './copy.js';
import { button } from './fields.js';
import { folded } from './layout.js';
import { previewPanel } from './preview.js';
import { earlier, scaleOf } from './questions.js';
import { addressOf, embedding, scores } from './snippets.js';

/// When a survey opens that is saved to be looked at: nobody waits for that.
const NOT_YET = '2100-01-01T00:00:00Z';

/// The real form of a saved survey, and the ways to ask it elsewhere.
export function sharing(form, survey) {
  const { words, draft } = form;
  const own = words.survey.share;
  if (draft.saved() === undefined) {
    replace(
      survey.preview,
      element(
        'section.panel',
        {},
        element('h3', {}, own.preview),
        element('p.hint', {}, own.saveFirst),
        element('p.actions', {}, button(own.saveClosed, () => savedWith(form, NOT_YET))),
      ),
    );
    return;
  }
  const share = element('div.fields');
  replace(
    survey.preview,
    Date.parse(draft.saved().opens ?? '') > Date.now() ? notOpen(form) : null,
    previewPanel(form, survey),
    element('section.panel', {}, element('h3', {}, own.title), share),
  );
  showShare(form, survey, share);
}

/// Saves a survey with a time at which it opens, or with none.
function savedWith(form, opens) {
  if (opens === undefined) {
    form.draft.clear('/opens');
  } else {
    form.draft.set('/opens', opens);
  }
  form.render();
  return form.save();
}

function notOpen(form) {
  const own = form.words.survey.share;
  return element(
    'section.panel.notice',
    {},
    element('p', {}, own.notOpen),
    element('p.actions', {}, button(own.open, () => savedWith(form, undefined))),
  );
}

function showShare(form, survey, place) {
  const { words, page } = form;
  const own = words.survey.share;
  const name = `rapport.pub.${survey.id}`;
  const key = kept.session.get(name) ?? '';
  const input = element('input', {
    id: 'share-key',
    value: key,
    placeholder: 'pub_…',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'share-key-hint',
  });
  const trouble = element('div');
  const use = (value) => {
    kept.session.set(name, value);
    showShare(form, survey, place);
  };
  const make = async () => {
    try {
      const wanted = { kind: 'pub', name: own.keyName(survey.id), surveys: [survey.id] };
      const { json } = await page.api.post('/v1/keys', wanted);
      use(json.key);
    } catch (error) {
      replace(trouble, page.trouble(error));
    }
  };
  input.addEventListener('change', () => use(input.value.trim()));
  replace(
    place,
    element(
      'div.field',
      {},
      element('label', { for: 'share-key' }, own.key),
      element('div.row', {}, input, button(own.makeKey, make)),
      element('p.hint', { id: 'share-key-hint' }, own.keyHint),
      trouble,
    ),
    /^pub_[\w-]+$/.test(key) ? ways(form, survey, key) : element('p.hint', {}, own.keyFirst),
  );
}

function ways(form, survey, key) {
  const { words, draft } = form;
  const own = words.survey.share;
  const way = { origin: location.origin, survey: survey.id, key };
  const first = earlier(draft.saved(), draft.saved().questions.length).find(
    (question) => scaleOf(question) !== undefined && question.scale !== 'good-bad',
  );
  const address = addressOf(way);
  return [
    copyable(words, { label: own.address, text: address }),
    element(
      'p',
      {},
      element('a', { href: address, target: '_blank', rel: 'noopener' }, own.visit),
      ' ',
      element('span.hint', {}, own.counts),
    ),
    folded(form, 'embed', own.embed, () => [
      element('p.hint', {}, own.embedHint),
      copyable(words, { label: own.inline, text: embedding(way, 'inline'), multiline: true }),
      copyable(words, { label: own.popover, text: embedding(way, 'popover'), multiline: true }),
    ]),
    first === undefined
      ? null
      : folded(form, 'mail', own.mail, () => [
          element('p.hint', {}, own.mailHint),
          copyable(words, {
            label: own.mailCode,
            text: scores(way, { id: first.id, ...scaleOf(first) }),
            multiline: true,
          }),
        ]),
  ];
}
