import { element } from '../app/dom.js';
import { button, faultOf, idOf, numberField, selectField } from './fields.js';
import { versionsOf } from './hours.js';
import { panel, section } from './layout.js';
import { pointerOf } from './pointer.js';
import { byName } from './versions.js';

const GOALS = ['firstResponse', 'resolution'];

/// What is promised for tickets: how soon they are answered and resolved.
export function showTargets(form) {
  const { words, draft } = form;
  const { targets } = words;
  const versions = byName(draft.value('/serviceTargets') ?? []).get('') ?? [];
  const add = () => {
    draft.set('/serviceTargets', [{ firstResponse: { default: { minutes: 480 } } }]);
    form.render();
  };
  return section(
    words.sections.targets,
    targets.about,
    panel(
      undefined,
      faultOf(form, '/serviceTargets'),
      versions.length === 0
        ? element('p', {}, targets.none, ' ', button(targets.begin, add))
        : versionsOf(form, { pointer: '/serviceTargets', versions, name: 'targets', fields: targetFields }),
    ),
  );
}

function targetFields(form, pointer, { version, settled }) {
  return GOALS.map((goal) =>
    goalFields(form, `${pointer}/${goal}`, { goal, known: version[goal] ?? {}, settled }),
  );
}

function goalFields(form, pointer, { goal, known, settled }) {
  const { targets } = form.words;
  const priorities = Object.keys(known.priorities ?? {}).sort();
  const places = [
    ...(known.default === undefined ? [] : [[`${pointer}/default`, targets.others]]),
    ...priorities.map((name) => [`${pointer}/priorities${pointerOf(name)}`, name]),
  ];
  const id = `${idOf(form, pointer)}-new`;
  const wanted = element('input', { id, maxlength: 256, list: `${id}-list` });
  const put = (place) => {
    form.draft.set(place, { minutes: 480 });
    form.render();
    document.getElementById(idOf(form, `${place}/minutes`))?.focus();
  };
  return element(
    'fieldset',
    {},
    element('legend', {}, targets.goals[goal]),
    places.length === 0 ? element('p.hint', {}, targets.noGoal) : null,
    places.map(([place, label]) => (settled ? settledRow(form, place, label) : row(form, place, label))),
    settled
      ? null
      : element(
          'div.row',
          {},
          known.default === undefined ? button(targets.addOthers, () => put(`${pointer}/default`)) : null,
          element('div.field', {}, element('label', { for: id }, targets.priority), wanted),
          element(
            'datalist',
            { id: `${id}-list` },
            ['urgent', 'high', 'normal', 'low'].map((value) => element('option', { value })),
          ),
          button(
            targets.add,
            () => wanted.value.trim() !== '' && put(`${pointer}/priorities${pointerOf(wanted.value.trim())}`),
          ),
        ),
  );
}

function row(form, place, label) {
  const { targets } = form.words;
  const said = element('span.hint', {}, amount(form, place));
  const minutes = numberField(form, `${place}/minutes`, { label: targets.minutes, least: 1, most: 527040 });
  minutes.addEventListener('input', () => (said.textContent = amount(form, place)));
  const remove = () => {
    form.draft.clear(place);
    form.render();
  };
  return element(
    'div.row',
    { role: 'group', 'aria-label': label },
    element('span.day', {}, label),
    minutes,
    said,
    selectField(form, `${place}/calendar`, {
      label: targets.calendar,
      options: targets.calendars,
      otherwise: 'clock',
    }),
    button('×', remove, { 'aria-label': form.words.remove(label), title: form.words.remove(label) }, 'icon'),
    faultOf(form, place),
  );
}

function settledRow(form, place, label) {
  const { calendar = 'clock' } = form.draft.value(place);
  return element(
    'div.row',
    {},
    element('span.day', {}, label),
    amount(form, place),
    ' · ',
    form.words.targets.calendars[calendar],
  );
}

function amount(form, place) {
  const minutes = form.draft.value(`${place}/minutes`);
  return Number.isFinite(minutes) ? form.page.formats.value('seconds', minutes * 60) : '';
}
