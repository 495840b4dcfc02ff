import { element, replace } from '../app/dom.js';
import { confirmTyped } from './confirm.js';
import { draftOf } from './draft.js';
import { button, faultOf, textField, textsField } from './fields.js';
import { formOf, opened } from './form.js';
import { jsonView } from './json.js';
import { isLanguage, languagesOf, mainLanguage, missing, textIn, withoutLanguage } from './languages.js';
import { folded, panel } from './layout.js';
import { parts } from './pointer.js';
import { questionList } from './questionlist.js';
import { sharing } from './share.js';
import { taking } from './taking.js';
import { thanks } from './thanks.js';
import { theme } from './theme.js';
import { formWords } from './formwords.js';

/// As many languages stand side by side.
const MOST_BESIDE = 3;

/// The page of one survey.
export async function editSurvey(page, place, id) {
  const path = `/v1/surveys/${encodeURIComponent(id)}`;
  const draft = draftOf({
    read: () => page.api.read(path),
    write: (document, version) => page.api.put(path, document, version),
  });
  const survey = { id, path, shown: undefined, preview: element('div.preview') };
  const form = formOf(page, {
    id: 'survey',
    draft,
    build: (inner) => build(inner, survey),
    foldsOf: (pointer) => foldsOf(draft, pointer),
    saved: () => {
      page.forget('/v1/surveys');
      page.forget(path);
      head();
      sharing(form, survey);
    },
  });
  form.languages = [];
  form.nameOf = (language) => languageName(language, page.language);
  page.editing = form;
  const title = element('h2', { tabindex: '-1' }, id);
  const head = () => (title.textContent = textIn(draft.current()?.title, page.language) ?? id);
  const inner = element('div');
  replace(
    place,
    element(
      'header.lead',
      {},
      element('p', {}, element('a', { href: '#surveys' }, page.words.surveys.back)),
      title,
      element('p.hint', {}, element('code', {}, id)),
    ),
    element('div.editing', {}, inner, survey.preview),
  );
  if (page.begun?.id === id) {
    draft.begin(page.begun.definition, '"0"');
    page.begun = undefined;
    replace(inner, form.root);
    form.render();
    head();
    sharing(form, survey);
  } else if (await opened(page, inner, form)) {
    head();
    sharing(form, survey);
  }
}

/// Which parts are folded up, and what is shown in them.
const FOLDS = {
  thanks: ['thankYou'],
  theme: ['theme'],
  taking: ['opens', 'closes', 'quota', 'hidden', 'oneVote', 'invitations'],
  words: ['words'],
};

function foldsOf(draft, pointer) {
  const [first, second, third] = parts(pointer);
  const question = first === 'questions' ? draft.value(`/questions/${second}`) : undefined;
  return [
    ...Object.keys(FOLDS).filter((name) => FOLDS[name].includes(first)),
    ...(first === 'words' && second !== undefined ? [`words-${second}`] : []),
    ...(question?.id === undefined ? [] : [`question-${question.id}`]),
    ...(question?.id !== undefined && ['help', 'labels'].includes(third) ? [`words-${question.id}`] : []),
  ];
}

function build(form, survey) {
  const { words, draft } = form;
  const own = words.survey;
  const definition = draft.current();
  const all = languagesOf(definition);
  survey.shown = (survey.shown ?? usualPair(all, form.page.language)).filter((language) =>
    all.includes(language),
  );
  form.languages = survey.shown.length > 0 ? survey.shown : [mainLanguage(definition)];
  return [
    panel(
      own.texts,
      languageBar(form, survey, all),
      textsField(form, '/title', { label: own.title, maxlength: 256 }),
      textsField(form, '/intro', { label: own.intro, multiline: true, maxlength: 2000 }),
    ),
    panel(own.questions, faultOf(form, '/questions'), questionList(form)),
    panel(
      undefined,
      folded(form, 'thanks', own.thanks.title, () => thanks(form)),
    ),
    panel(
      undefined,
      folded(form, 'theme', own.theme.title, () => theme(form)),
    ),
    panel(
      undefined,
      folded(form, 'taking', own.taking.title, () => taking(form)),
    ),
    all.some((language) => !/^(en|zh)(-|$)/i.test(language))
      ? panel(
          undefined,
          folded(form, 'words', own.words.title, () => formWords(form, all)),
        )
      : null,
    panel(
      undefined,
      folded(form, 'json', own.json, () => [element('p.hint', {}, own.jsonHint), jsonView(form)]),
    ),
    draft.saved() === undefined
      ? null
      : panel(
          undefined,
          folded(form, 'delete', own.remove, () => [
            element('p', {}, own.removeHint),
            button(own.remove, () => remove(form, survey), {}, 'danger'),
          ]),
        ),
  ];
}

/// The main language, and that of whoever edits or another.
function usualPair([main, ...others], spoken) {
  const own = others.find((language) => language.split('-')[0] === spoken);
  return [main, own ?? others[0]].filter((language) => language !== undefined);
}

/// Which languages there are, which of them stand side by side, and what each lacks.
function languageBar(form, survey, all) {
  const { draft, words } = form;
  const own = words.survey;
  const main = mainLanguage(draft.current());
  const turn = (language, isShown) => {
    survey.shown = isShown
      ? [...survey.shown, language].slice(-MOST_BESIDE)
      : survey.shown.filter((one) => one !== language);
    form.render();
  };
  const chip = (language) => {
    const lacking = missing(draft.current(), language).length;
    const box = element('input', {
      type: 'checkbox',
      checked: form.languages.includes(language),
      id: `show-${language}`,
    });
    box.addEventListener('change', () => turn(language, box.checked));
    return element(
      'span.language',
      {},
      element(
        'label.check',
        {},
        box,
        form.nameOf(language),
        language === main ? element('span.hint', {}, own.main) : null,
      ),
      lacking > 0 ? element('span.flag', {}, own.lacking(lacking)) : null,
      all.length > 1
        ? button(
            '×',
            () =>
              confirm(own.removeLanguage(form.nameOf(language))) &&
              (draft.replace(withoutLanguage(draft.current(), language)), form.render()),
            { 'aria-label': words.remove(form.nameOf(language)) },
            'icon',
          )
        : null,
    );
  };
  const wanted = element('input', { id: 'new-language', list: 'languages', maxlength: 44, size: 8 });
  const fault = element('p.error', { role: 'alert' });
  const add = () => {
    const language = wanted.value.trim();
    if (!isLanguage(language) || all.includes(language)) {
      fault.textContent = own.noLanguage;
      wanted.focus();
      return;
    }
    const title = textIn(draft.value('/title'), main, main) ?? survey.id;
    draft.set(`/title/${language}`, title);
    turn(language, true);
  };
  return element(
    'fieldset.plain.languagebar',
    {},
    element('legend', {}, own.languages),
    all.map(chip),
    element(
      'div.row',
      {},
      element('div.field', {}, element('label', { for: 'new-language' }, own.newLanguage), wanted),
      button(own.addLanguage, add),
      fault,
    ),
    element(
      'datalist',
      { id: 'languages' },
      ['en', 'zh', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'ko', 'ar', 'hi', 'id', 'tr', 'vi'].map(
        (value) => element('option', { value }, form.nameOf(value)),
      ),
    ),
    all.length > 1
      ? textField(form, '/language', {
          label: own.mainLanguage,
          hint: own.mainHint,
          list: 'languages',
          maxlength: 44,
          placeholder: main,
        })
      : null,
  );
}

function remove(form, survey) {
  const { page, words, draft } = form;
  confirmTyped(
    page,
    {
      title: words.survey.removeTitle(survey.id),
      text: words.survey.removeHint,
      wanted: survey.id,
      action: words.survey.remove,
    },
    async () => {
      await page.api.remove(survey.path, `"${draft.saved().version}"`);
      page.forget('/v1/surveys');
      page.forget(survey.path);
      page.editing = undefined;
      location.hash = 'surveys';
    },
  );
}

function languageName(language, of) {
  try {
    return new Intl.DisplayNames(of, { type: 'language' }).of(language);
  } catch {
    return language;
  }
}
