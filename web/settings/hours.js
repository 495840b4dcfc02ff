import { element } from '../app/dom.js';
import { assignmentFields } from './assignments.js';
import { calendarFields } from './calendar.js';
import { button, faultOf } from './fields.js';
import { folded, panel, section } from './layout.js';
import { byName, dayAfter, dayIn, followed, holding, isDay, isSettled } from './versions.js';

const USUAL = ['09:00-17:00'];
const WORKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

/// Business calendars, and whose they are.
export function showHours(form) {
  const { words, draft } = form;
  const { hours } = words;
  const calendars = byName(draft.value('/businessCalendars') ?? []);
  return section(
    words.sections.hours,
    hours.about,
    [...calendars].map(([name, versions]) =>
      panel(
        hours.calendar(name),
        versionsOf(form, {
          pointer: '/businessCalendars',
          versions,
          name: `calendar-${name}`,
          fields: calendarFields,
        }),
      ),
    ),
    panel(
      calendars.size === 0 ? hours.first : hours.another,
      faultOf(form, '/businessCalendars'),
      newCalendar(form, [...calendars.keys()]),
    ),
    calendars.size === 0 ? null : panel(hours.whose, assignments(form, [...calendars.keys()])),
  );
}

function assignments(form, calendars) {
  const { draft, words } = form;
  const versions = byName(draft.value('/calendarAssignments') ?? []).get('') ?? [];
  const add = () => {
    draft.set('/calendarAssignments', [{ calendar: calendars[0] }]);
    form.render();
  };
  return [
    element('p.hint', {}, words.hours.whoseHint),
    faultOf(form, '/calendarAssignments'),
    versions.length === 0
      ? element('p', {}, words.hours.nobody, ' ', button(words.hours.assign, add))
      : versionsOf(form, {
          pointer: '/calendarAssignments',
          versions,
          name: 'assignment',
          fields: (inner, pointer, of) => assignmentFields(inner, pointer, { ...of, calendars }),
        }),
  ];
}

/// The versions of one thing, the one that holds first. What has begun can't be changed, but
/// followed by another.
///
/// @param about `{pointer, versions, name, fields}`: `fields(form, pointer, {version, settled,
///   today})` shows one
export function versionsOf(form, { pointer, versions, name, fields }) {
  const { draft, words } = form;
  const today = dayIn(draft.saved().timezone, new Date());
  const saved = draft.saved()[pointer.slice(1)] ?? [];
  const now = holding(versions, today);
  const show = ({ version, index }) => {
    const settled = isSettled(saved, version, today);
    const place = `${pointer}/${index}`;
    const remove = () => {
      draft.set(pointer, draft.value(pointer).toSpliced(index, 1));
      form.render();
    };
    return element(
      'section.version',
      { 'aria-label': since(version, words) },
      element(
        'h4',
        {},
        since(version, words),
        version === now?.version ? element('span.flag', {}, words.versions.now) : null,
      ),
      faultOf(form, place),
      settled ? element('p.hint', {}, words.versions.settled) : null,
      fields(form, place, { version, settled, today }),
      settled ? null : element('p', {}, button(words.versions.remove, remove)),
    );
  };
  const past = versions.filter(({ version }) => version !== now?.version && (version.from ?? '') <= today);
  return [
    versions.filter((one) => !past.includes(one)).map(show),
    followForm(form, { pointer, version: versions[0].version, today, name }),
    past.length === 0
      ? null
      : folded(form, `past-${name}`, words.versions.past(past.length), () => past.map(show)),
  ];
}

function since({ from }, { versions }) {
  return from === undefined ? versions.ever : versions.from(from);
}

/// Adds a version that holds from a day on.
function followForm(form, { pointer, version, today, name }) {
  const { versions } = form.words;
  const id = `${form.id}-${name}-from`;
  const day = element('input', { type: 'date', id, min: today, value: dayAfter(today) });
  const fault = element('p.error', { id: `${id}-fault`, role: 'alert' });
  const add = () => {
    const list = form.draft.value(pointer);
    const taken = list.some((one) => one.name === version.name && one.from === day.value);
    if (!isDay(day.value) || day.value < today || taken) {
      fault.textContent = taken ? versions.taken : versions.noDay(today);
      day.focus();
      return;
    }
    form.draft.set(pointer, followed(list, version, day.value));
    form.render();
  };
  return element(
    'div.row.follow',
    {},
    element('div.field', {}, element('label', { for: id }, versions.change), day),
    button(versions.add, add),
    fault,
  );
}

function newCalendar(form, taken) {
  const { hours } = form.words;
  const id = `${form.id}-new-calendar`;
  const name = element('input', { id, maxlength: 64, value: taken.length === 0 ? 'desk' : '' });
  const fault = element('p.error', { role: 'alert' });
  const add = () => {
    const wanted = name.value.trim();
    if (wanted === '' || taken.includes(wanted)) {
      fault.textContent = wanted === '' ? hours.nameless : hours.taken;
      name.focus();
      return;
    }
    const week = Object.fromEntries(WORKDAYS.map((day) => [day, USUAL]));
    form.draft.set('/businessCalendars', [
      ...(form.draft.value('/businessCalendars') ?? []),
      { name: wanted, hours: week },
    ]);
    if ((form.draft.value('/calendarAssignments') ?? []).length === 0) {
      form.draft.set('/calendarAssignments', [{ calendar: wanted }]);
    }
    form.render();
  };
  return element(
    'div.row',
    {},
    element('div.field', {}, element('label', { for: id }, hours.name), name),
    button(hours.add, add),
    fault,
  );
}
