import { element } from '../app/dom.js';
import { kindOf, testsOf, usualTest, valuesOf, whenOf } from './conditions.js';
import { button, faultOf, idOf } from './fields.js';
import { mainLanguage, textIn } from './languages.js';
import { earlier, scaleOf } from './questions.js';

/// When a question is seen: tests in rows, or a word that it is more than rows can tell.
export function conditionFields(form, index) {
  const { draft, words } = form;
  const own = words.survey.when;
  const pointer = `/questions/${index}/when`;
  const known = testsOf(draft.value(pointer));
  const change = (next) => {
    const when = whenOf(next);
    if (when === undefined) {
      draft.set(pointer, undefined);
    } else {
      draft.set(pointer, when);
    }
    form.render();
  };
  const legend = element('legend', {}, own.title);
  if (known === undefined) {
    return element(
      'fieldset.plain',
      {},
      legend,
      element('p', {}, own.more, ' ', element('code', {}, JSON.stringify(draft.value(pointer)))),
      faultOf(form, pointer),
      button(own.drop, () => change({ join: 'all', tests: [] })),
    );
  }
  const asked = earlier(draft.current(), index);
  const { join, tests } = known;
  const context = {
    form,
    asked,
    pointer,
    put: (at, test) =>
      change({ join, tests: test === undefined ? tests.toSpliced(at, 1) : tests.with(at, test) }),
  };
  const addQuestion = () =>
    change({ join, tests: [...tests, usualTest(asked.at(-1), scaleOf(asked.at(-1)))] });
  const addAttribute = () =>
    change({ join, tests: [...tests, { attribute: draft.value('/hidden/0') ?? 'plan', is: ['pro'] }] });
  return element(
    'fieldset.plain',
    {},
    legend,
    tests.length === 0 ? element('p.hint', {}, own.always) : null,
    tests.length > 1 ? joinField(form, pointer, join, (next) => change({ join: next, tests })) : null,
    tests.map((test, at) => testRow(context, test, at)),
    faultOf(form, pointer),
    element(
      'p.actions',
      {},
      asked.length > 0 ? button(own.addQuestion, addQuestion) : null,
      button(own.addAttribute, addAttribute),
    ),
  );
}

function joinField(form, pointer, join, choose) {
  const own = form.words.survey.when;
  return select(`${idOf(form, pointer)}-join`, own.join, own.joins, join, choose);
}

function testRow(context, test, at) {
  const { form, put } = context;
  const { words } = form;
  const kind = kindOf(test);
  return element(
    'div.row',
    { role: 'group', 'aria-label': words.survey.when.test(at + 1) },
    kind === 'attribute' ? attributeFields(context, test, at) : questionTest(context, test, at),
    button(
      '×',
      () => put(at, undefined),
      { 'aria-label': words.remove(words.survey.when.test(at + 1)) },
      'icon',
    ),
  );
}

function attributeFields({ form, pointer, put }, test, at) {
  const own = form.words.survey.when;
  const id = `${idOf(form, pointer)}-${at}`;
  return [
    input(`${id}-attribute`, own.attribute, test.attribute, (attribute) => put(at, { ...test, attribute })),
    input(`${id}-values`, own.values, valuesOf(test).join(', '), (text) =>
      put(at, { ...test, is: listed(text) }),
    ),
  ];
}

function questionTest({ form, asked, pointer, put }, test, at) {
  const own = form.words.survey.when;
  const id = `${idOf(form, pointer)}-${at}`;
  const main = mainLanguage(form.draft.current());
  const name = ({ id: one, text }) => textIn(text, form.languages[0], main) ?? one;
  const question = asked.find((one) => one.id === test.question);
  const scale = question === undefined ? undefined : scaleOf(question);
  const names = Object.fromEntries(asked.map((one) => [one.id, name(one)]));
  const choose = (other) => {
    const chosen = asked.find((one) => one.id === other);
    put(at, usualTest(chosen, scaleOf(chosen)));
  };
  const kinds = {
    ...(scale === undefined ? {} : { score: own.kinds.score }),
    ...(scale === undefined && question?.options === undefined ? {} : { is: own.kinds.is }),
    answered: own.kinds.answered,
    unanswered: own.kinds.unanswered,
  };
  const kind = kindOf(test);
  const shown = kind === 'answered' && !test.answered ? 'unanswered' : kind;
  const turn = (next) => {
    const of = { question: test.question };
    const values = {
      score: () => usualTest(question, scale),
      is: () => ({ ...of, is: [question.options?.[0]?.id ?? scale.high] }),
      answered: () => ({ ...of, answered: true }),
      unanswered: () => ({ ...of, answered: false }),
    };
    put(at, values[next]());
  };
  return [
    select(`${id}-question`, own.question, names, test.question, choose),
    select(`${id}-kind`, own.kind, kinds, shown, turn),
    kind === 'score' ? bounds({ form, id, test, scale, put: (next) => put(at, next) }) : null,
    kind === 'is' && question?.options !== undefined
      ? choices({ form, question, test, main, put: (next) => put(at, next) })
      : null,
    kind === 'is' && scale !== undefined
      ? input(`${id}-values`, own.scores, valuesOf(test).join(', '), (text) =>
          put(at, { ...test, is: listed(text).map((one) => (/^\d+$/.test(one) ? Number(one) : one)) }),
        )
      : null,
  ];
}

function bounds({ form, id, test, scale, put }) {
  const own = form.words.survey.when;
  const bound = (side) =>
    input(
      `${id}-${side}`,
      own[side],
      test[side] ?? '',
      (text) => {
        const { [side]: _, ...rest } = test;
        const next = text === '' ? rest : { ...rest, [side]: Number(text) };
        // Without any bound it is asked whether there is an answer.
        put(
          next.atLeast === undefined && next.atMost === undefined
            ? { question: test.question, answered: true }
            : next,
        );
      },
      { type: 'number', min: scale?.low, max: scale?.high },
    );
  return [bound('atLeast'), bound('atMost')];
}

function choices({ form, question, test, main, put }) {
  const chosen = valuesOf(test);
  return element(
    'fieldset.plain.inline',
    {},
    element('legend.unseen', {}, form.words.survey.when.options),
    question.options.map(({ id, text }) => {
      const box = element('input', { type: 'checkbox', checked: chosen.includes(id) });
      box.addEventListener('change', () => {
        const next = question.options
          .map((one) => one.id)
          .filter((one) => (one === id ? box.checked : chosen.includes(one)));
        put(next.length === 0 ? { question: test.question, answered: true } : { ...test, is: next });
      });
      return element('label.check', {}, box, textIn(text, form.languages[0], main) ?? id);
    }),
  );
}

function input(id, label, value, change, attributes = {}) {
  const field = element('input', { id, value, autocomplete: 'off', ...attributes });
  field.addEventListener('change', () => change(field.value.trim()));
  return element('div.field', {}, element('label', { for: id }, label), field);
}

function select(id, label, names, value, choose) {
  const listed = Object.hasOwn(names, value) ? names : { [value]: value, ...names };
  const field = element(
    'select',
    { id },
    Object.entries(listed).map(([name, text]) =>
      element('option', { value: name, selected: name === value }, text),
    ),
  );
  field.addEventListener('change', () => choose(field.value));
  return element('div.field', {}, element('label', { for: id }, label), field);
}

function listed(text) {
  return text
    .split(/[,，、]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
