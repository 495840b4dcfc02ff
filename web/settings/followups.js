import { element } from '../app/dom.js';
import { checkField, faultOf, numberField, selectField } from './fields.js';
import { panel, rows, section } from './layout.js';
import { mainLanguage, textIn } from './languages.js';
import { earlier, scaleOf } from './questions.js';

/// Which answers open a follow-up, and whether alerts do.
export function showFollowUps(form, page) {
  const { words, draft } = form;
  const { rules } = words;
  const chosen = draft.value('/followUps/answers') !== undefined;
  const place = element('div');
  const choose = (name, isChosen) => {
    const radio = element('input', {
      type: 'radio',
      name: 'which',
      id: `which-${name}`,
      checked: chosen === isChosen,
    });
    radio.addEventListener('change', () => {
      if (isChosen) {
        draft.set('/followUps/answers', draft.saved().followUps?.answers ?? []);
      } else {
        draft.clear('/followUps/answers');
      }
      form.render();
    });
    return element('label.check', {}, radio, rules[name]);
  };
  if (chosen) {
    page.surveys().then(
      (surveys) => place.append(answers(form, page, surveys)),
      (error) => page.signal.aborted || place.append(page.trouble(error, form.render)),
    );
  }
  return section(
    words.sections.followups,
    rules.about,
    panel(
      rules.which,
      element(
        'fieldset.plain',
        {},
        element('legend.unseen', {}, rules.which),
        choose('usual', false),
        choose('chosen', true),
      ),
      faultOf(form, '/followUps/answers'),
      place,
      element('p.hint', {}, rules.past),
    ),
    panel(
      rules.more,
      checkField(form, '/followUps/alerts', { label: rules.alerts, usual: true, hint: rules.alertsHint }),
      checkField(form, '/followUps/recovery', { label: rules.recovery, hint: rules.recoveryHint }),
    ),
    element('p', {}, element('a', { href: 'followups.html' }, rules.open)),
  );
}

function answers(form, page, surveys) {
  const { words } = form;
  const { rules } = words;
  const titles = Object.fromEntries(surveys.map(({ id, title }) => [id, textIn(title, page.language) ?? id]));
  return rows(form, {
    pointer: '/followUps/answers',
    row: (pointer, { survey }) => {
      const questions = element('div.row.inner');
      if (survey) {
        page.once(`/v1/surveys/${encodeURIComponent(survey)}`).then(
          (definition) => questions.append(...score(form, pointer, definition)),
          () => questions.append(...score(form, pointer, { questions: [] })),
        );
      }
      return [
        selectField(form, `${pointer}/survey`, {
          label: rules.survey,
          options: { '': rules.choose, ...titles },
          structural: true,
        }),
        questions,
      ];
    },
    fresh: () => ({ survey: surveys[0]?.id ?? '', question: '', atMost: 0 }),
    add: rules.add,
    remove: ({ survey, question }) => words.remove(`${survey} ${question}`),
    most: 100,
    empty: rules.none,
  });
}

function score(form, pointer, definition) {
  const { rules } = form.words;
  const all = earlier(definition, definition.questions.length).filter(
    (question) => scaleOf(question) !== undefined,
  );
  const main = mainLanguage(definition);
  const options = Object.fromEntries(
    all.map(({ id, text }) => [id, textIn(text, form.page.language, main) ?? id]),
  );
  const rule = form.draft.value(pointer) ?? {};
  const scale = all.map((one) => [one.id, scaleOf(one)]).find(([id]) => id === rule.question)?.[1];
  const side = rule.atLeast === undefined ? 'atMost' : 'atLeast';
  const turn = (next) => {
    const { atMost, atLeast, ...rest } = form.draft.value(pointer);
    form.draft.set(pointer, { ...rest, [next]: atMost ?? atLeast });
    form.render();
  };
  return [
    selectField(form, `${pointer}/question`, {
      label: rules.question,
      options: { '': rules.choose, ...options },
      structural: true,
    }),
    selectField(form, `${pointer}/side`, {
      label: rules.side,
      options: rules.sides,
      otherwise: side,
      after: turn,
    }),
    numberField(form, `${pointer}/${side}`, {
      label: rules.score,
      least: scale?.low ?? 0,
      most: scale?.high ?? 100,
    }),
  ];
}
