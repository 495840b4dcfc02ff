import { element } from '../app/dom.js';
import { conditionFields } from './conditionfields.js';
import {
  button,
  checkField,
  faultOf,
  idOf,
  numberField,
  selectField,
  textField,
  textsField,
} from './fields.js';
import { folded, rows } from './layout.js';
import { copyQuestion, removeQuestion } from './questionlist.js';
import {
  changedForGood,
  FEEDS,
  freshId,
  idsOf,
  looksOf,
  renamed,
  retyped,
  scaleOf,
  TYPES,
} from './questions.js';

/// The fields of one question.
export function questionFields(form, index) {
  const { draft, words } = form;
  const own = words.survey;
  const pointer = `/questions/${index}`;
  const question = draft.value(pointer);
  const type = TYPES[question.type];
  if (type === undefined) {
    return [element('p.hint', {}, own.unknownType(question.type)), footer(form, index)];
  }
  return [
    textsField(form, `${pointer}/text`, { label: own.text, multiline: true, maxlength: 2000 }),
    identity(form, index),
    forGood(form, index),
    element(
      'div.fields.beside',
      {},
      scaleFields(form, pointer, question, type),
      looks(form, pointer, question),
    ),
    type.offering ? options(form, pointer, question, type) : null,
    type.rows ? tableRows(form, pointer) : null,
    type.feeds ? feed(form, pointer) : null,
    question.type === 'text' ? checkField(form, `${pointer}/long`, { label: own.long, usual: true }) : null,
    checkField(form, `${pointer}/required`, { label: type.rows ? own.allRequired : own.isRequired }),
    conditionFields(form, index),
    folded(form, `words-${question.id}`, own.moreWords, () => [
      textsField(form, `${pointer}/help`, { label: own.help, multiline: true, maxlength: 2000 }),
      type.scored
        ? [
            textsField(form, `${pointer}/labels/low`, { label: own.low, maxlength: 256 }),
            textsField(form, `${pointer}/labels/high`, { label: own.high, maxlength: 256 }),
          ]
        : null,
    ]),
    footer(form, index),
  ];
}

function identity(form, index) {
  const { draft, words } = form;
  const own = words.survey;
  const pointer = `/questions/${index}`;
  const types = Object.fromEntries(Object.keys(TYPES).map((name) => [name, own.types[name]]));
  const change = (type) => {
    const definition = draft.current();
    draft.set(pointer, retyped(definition.questions[index], type, definition));
    form.render();
  };
  return element(
    'div.fields.beside',
    {},
    idField(form, pointer, own.questionId),
    selectField(form, `${pointer}/type`, { label: own.type, options: types, after: change }),
  );
}

/// The id of a question or row. What asks about it follows.
function idField(form, pointer, label, hidden) {
  const { draft } = form;
  const place = `${pointer}/id`;
  const field = textField(form, place, { label, maxlength: 64, hidden });
  const input = field.querySelector('input');
  let before = draft.value(place);
  const wasOpen = `question-${before}`;
  input.addEventListener('change', () => {
    const after = input.value.trim();
    const isFree = idsOf(draft.current()).filter((id) => id === after).length < 2;
    if (after !== '' && after !== before && isFree) {
      draft.set(place, before);
      draft.replace(renamed(draft.current(), before, after));
      if (form.open.has(wasOpen)) {
        form.open.add(`question-${after}`);
      }
      before = after;
      form.render();
    }
  });
  return field;
}

/// Of a question that was saved, what it means can't change: that takes a new id.
function forGood(form, index) {
  const { draft, words } = form;
  const saved = draft.saved();
  const definition = draft.current();
  const { id, rows: own = [] } = definition.questions[index];
  const changed =
    saved === undefined
      ? []
      : changedForGood(saved, definition).filter((one) => one === id || own.some((row) => row.id === one));
  if (changed.length === 0) {
    return null;
  }
  const rename = () => {
    const taken = [...idsOf(saved), ...idsOf(definition)];
    let next = definition;
    for (const old of changed) {
      const fresh = freshId(taken, old.replace(/-\d+$/, ''));
      taken.push(fresh);
      next = renamed(next, old, fresh);
      form.open.add(`question-${fresh}`);
    }
    draft.replace(next);
    form.render();
  };
  return element(
    'div.notice',
    {},
    element('p', {}, words.survey.forGood(changed.join(', '))),
    element('p.actions', {}, button(words.survey.newId, rename)),
  );
}

function scaleFields(form, pointer, question, type) {
  const own = form.words.survey;
  if (!type.scored || type.fixed) {
    return null;
  }
  const scale = type.free
    ? textField(form, `${pointer}/scale`, {
        label: own.scale,
        hint: own.scaleHint,
        maxlength: 7,
        list: 'scales',
      })
    : selectField(form, `${pointer}/scale`, {
        label: own.scale,
        otherwise: type.scales[0],
        structural: true,
        options: Object.fromEntries(type.scales.map((name) => [name, own.scales[name] ?? name])),
      });
  const usual = (question.scale ?? type.scales[0]) === '1-5' ? 'effort' : 'ease';
  return [
    scale,
    type.free
      ? element(
          'datalist',
          { id: 'scales' },
          type.scales.map((value) => element('option', { value })),
        )
      : null,
    type.direction
      ? selectField(form, `${pointer}/high`, {
          label: own.direction,
          otherwise: usual,
          options: own.directions,
          structural: true,
        })
      : null,
  ];
}

function looks(form, pointer, question) {
  const own = form.words.survey;
  const all = looksOf(question);
  return all.length < 2
    ? null
    : selectField(form, `${pointer}/look`, {
        label: own.look,
        otherwise: all[0],
        options: Object.fromEntries(all.map((name) => [name, own.looks[name]])),
      });
}

function options(form, pointer, question, type) {
  const own = form.words.survey;
  return element(
    'fieldset.plain',
    {},
    element('legend', {}, own.options),
    faultOf(form, `${pointer}/options`),
    rows(form, {
      pointer: `${pointer}/options`,
      row: (place, _, at) => [
        textField(form, `${place}/id`, { label: own.optionId, hidden: at > 0, maxlength: 64 }),
        textsField(form, `${place}/text`, { label: own.optionText(at + 1), maxlength: 2000 }),
      ],
      fresh: () => ({
        id: freshId(
          (question.options ?? []).map(({ id }) => id),
          'option',
        ),
      }),
      add: own.addOption,
      remove: ({ id }) => form.words.remove(id),
      most: 50,
    }),
    type.several
      ? numberField(form, `${pointer}/atMost`, {
          label: own.atMost,
          hint: own.atMostHint,
          least: 1,
          most: 50,
        })
      : null,
  );
}

function tableRows(form, pointer) {
  const own = form.words.survey;
  const { id } = form.draft.value(pointer);
  return element(
    'fieldset.plain',
    {},
    element('legend', {}, own.rows),
    faultOf(form, `${pointer}/rows`),
    rows(form, {
      pointer: `${pointer}/rows`,
      row: (place, _, at) => [
        idField(form, place, own.rowId, at > 0),
        textsField(form, `${place}/text`, { label: own.rowText(at + 1), maxlength: 2000 }),
        feed(form, place),
      ],
      fresh: () => ({ id: freshId(idsOf(form.draft.current()), `${id}-1`) }),
      add: own.addRow,
      remove: (row) => form.words.remove(row.id),
    }),
  );
}

/// What a rating feeds, and its part in it.
function feed(form, pointer) {
  const own = form.words.survey;
  const { metric } = form.draft.value(pointer);
  const wanted = FEEDS[metric];
  const change = (chosen) => {
    const { metric: _, role, dimension, item, weight, ...rest } = form.draft.value(pointer);
    const { roles, names, weighted } = FEEDS[chosen] ?? { roles: [], names: [] };
    const kept = {
      ...(roles.length > 0 ? { role: roles.includes(role) ? role : roles[0] } : {}),
      ...(names.includes('dimension') ? { dimension: dimension ?? rest.id } : {}),
      ...(names.includes('item') ? { item: item ?? rest.id } : {}),
      ...(weighted && weight !== undefined ? { weight } : {}),
    };
    form.draft.set(pointer, { ...rest, ...(chosen === '' ? {} : { metric: chosen, ...kept }) });
    form.render();
  };
  return element(
    'div.fields.beside',
    {},
    selectField(form, `${pointer}/metric`, {
      label: own.metric,
      options: { '': own.noMetric, ...own.metrics },
      after: change,
    }),
    wanted?.roles.length > 0
      ? selectField(form, `${pointer}/role`, {
          label: own.role,
          options: Object.fromEntries(wanted.roles.map((role) => [role, own.roles[role]])),
          structural: true,
        })
      : null,
    (wanted?.names ?? []).map((name) =>
      textField(form, `${pointer}/${name}`, { label: own[name], maxlength: 64 }),
    ),
    wanted?.weighted
      ? numberField(form, `${pointer}/weight`, { label: own.weight, least: 0, step: 'any' })
      : null,
  );
}

function footer(form, index) {
  const own = form.words.survey;
  const { id } = form.draft.value(`/questions/${index}`);
  return element(
    'p.actions',
    { id: idOf(form, `/questions/${index}`) + '-actions' },
    button(own.copy, () => copyQuestion(form, index)),
    button(own.removeQuestion, () => removeQuestion(form, index), { 'aria-label': form.words.remove(id) }),
  );
}
