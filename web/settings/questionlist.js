import { element } from '../app/dom.js';
import { button, faultOf, idOf } from './fields.js';
import { mainLanguage, textIn } from './languages.js';
import { folded } from './layout.js';
import { questionFields } from './question.js';
import { added, askedBy, idsOf, freshId, lost, moved, TYPES } from './questions.js';

/// The questions of a survey, each folded up to one line. What is folded up is not built, so that
/// many stay quick.
export function questionList(form) {
  const { draft, words } = form;
  const own = words.survey;
  const questions = draft.value('/questions') ?? [];
  const broken = lost(draft.current());
  const said = element('p.unseen', { role: 'status', id: 'moved' });
  const list = element(
    'ol.questions',
    {},
    questions.map((question, index) => item(form, { question, index, broken, said })),
  );
  dragging(form, list, said);
  return [list, said, adding(form, own)];
}

/// A question is known to the form by its id, so that it stays open where it goes.
function keyOf(question) {
  return `question-${question.id}`;
}

function item(form, { question, index, broken, said }) {
  const { draft, words } = form;
  const own = words.survey;
  const definition = draft.current();
  const pointer = `/questions/${index}`;
  const text = textIn(question.text, form.page.language, mainLanguage(definition)) ?? question.id;
  const last = definition.questions.length - 1;
  const move = (by) => moveTo(form, index, index + by, said, by < 0 ? 'up' : 'down');
  const lacks = broken.filter((one) => one.index === index).map(({ asks }) => asks);
  const summary = element(
    'span.questionline',
    {},
    element('span.number', {}, `${index + 1}`),
    element('span.what', {}, text),
    element('span.tag', {}, own.types[question.type] ?? question.type),
    question.required ? element('span.tag', {}, own.required) : null,
    question.when === undefined ? null : element('span.tag', {}, own.when.tag),
  );
  const details = folded(form, keyOf(question), summary, () => questionFields(form, index), {
    class: 'question',
  });
  return element(
    'li',
    { 'data-index': index },
    element(
      'div.questionhead',
      {},
      element('span.grip', { draggable: 'true', title: own.drag, 'aria-hidden': 'true' }, '⠿'),
      details,
      element(
        'span.moves',
        {},
        button(
          '↑',
          () => move(-1),
          { id: `up-${question.id}`, disabled: index === 0, 'aria-label': own.up(text) },
          'icon',
        ),
        button(
          '↓',
          () => move(1),
          { id: `down-${question.id}`, disabled: index === last, 'aria-label': own.down(text) },
          'icon',
        ),
      ),
    ),
    faultOf(form, pointer),
    lacks.length > 0 ? element('p.error', { 'data-kept': '' }, own.asksLater(lacks.join(', '))) : null,
  );
}

function moveTo(form, from, to, said, kind) {
  const { draft, words } = form;
  const { id } = draft.current().questions[from];
  draft.replace(moved(draft.current(), from, to));
  form.render();
  const wanted = document.getElementById(`${kind}-${id}`);
  const other = document.getElementById(`${kind === 'up' ? 'down' : 'up'}-${id}`);
  (wanted?.disabled ? other : wanted)?.focus();
  document.getElementById('moved').textContent = words.survey.movedTo(to + 1);
}

/// Dragging by the grip does what the buttons do.
function dragging(form, list, said) {
  let from;
  const place = (event) => event.target.closest?.('.questions > li');
  const mark = (item) => {
    list.querySelectorAll('.over').forEach((one) => one.classList.remove('over'));
    item?.classList.add('over');
  };
  list.addEventListener('dragstart', (event) => {
    const item = place(event);
    if (item === null || !event.target.matches('.grip')) {
      return;
    }
    from = Number(item.dataset.index);
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', String(from));
    event.dataTransfer.setDragImage(item, 0, 0);
  });
  list.addEventListener('dragover', (event) => {
    if (from !== undefined) {
      event.preventDefault();
      mark(place(event));
    }
  });
  list.addEventListener('drop', (event) => {
    const item = place(event);
    if (from !== undefined && item !== null) {
      event.preventDefault();
      const start = from;
      from = undefined;
      moveTo(form, start, Number(item.dataset.index), said, 'up');
    }
  });
  list.addEventListener('dragend', () => {
    from = undefined;
    mark(undefined);
  });
}

function adding(form, own) {
  const type = element(
    'select',
    { id: 'new-type' },
    Object.keys(TYPES).map((name) => element('option', { value: name }, own.types[name])),
  );
  const add = () => {
    const next = added(form.draft.current(), type.value);
    const question = next.questions.at(-1);
    form.draft.replace(next);
    open(form, question, next.questions.length - 1);
  };
  return element(
    'div.row',
    {},
    element('div.field', {}, element('label', { for: 'new-type' }, own.newType), type),
    button(own.add, add),
  );
}

/// Shows all anew, with one question open and the focus in it.
function open(form, question, index) {
  form.open.add(keyOf(question));
  form.render();
  const field = document.getElementById(idOf(form, `/questions/${index}/text/${form.languages[0]}`));
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
}

/// Puts a copy behind a question.
export function copyQuestion(form, index) {
  const { draft } = form;
  const definition = draft.current();
  const taken = idsOf(definition);
  const copy = structuredClone(definition.questions[index]);
  copy.id = freshId(taken, copy.id);
  taken.push(copy.id);
  for (const row of copy.rows ?? []) {
    row.id = freshId(taken, row.id);
    taken.push(row.id);
  }
  draft.replace({ ...definition, questions: definition.questions.toSpliced(index + 1, 0, copy) });
  open(form, copy, index + 1);
}

export function removeQuestion(form, index) {
  const { draft, words } = form;
  const { id, rows = [] } = draft.current().questions[index];
  const gone = [id, ...rows.map((row) => row.id)];
  const asking = draft
    .current()
    .questions.filter(({ when }) => askedBy(when).some((asked) => gone.includes(asked)));
  if (asking.length > 0 && !confirm(words.survey.stillAsked(asking.map((one) => one.id).join(', ')))) {
    return;
  }
  draft.set('/questions', draft.current().questions.toSpliced(index, 1));
  form.render();
  document.getElementById('new-type')?.focus();
}
