import { element, replace } from '../app/dom.js';
import { button, idOf, textField } from './fields.js';
import { folded } from './layout.js';
import { pointerOf } from './pointer.js';
import { isDay } from './versions.js';
import { read, typedOf, weekMinutes } from './windows.js';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/// One version of a business calendar: its week and its holidays.
export function calendarFields(form, pointer, { version, settled, today }) {
  const { hours } = form.words;
  const sum = element('p.hint', {}, hours.sum(weekMinutes(version.hours ?? {}) / 60));
  const changed = () =>
    (sum.textContent = hours.sum(weekMinutes(form.draft.value(`${pointer}/hours`) ?? {}) / 60));
  return [
    settled
      ? null
      : textField(form, `${pointer}/timezone`, {
          label: hours.timezone,
          hint: hours.timezoneHint,
          list: 'zones',
        }),
    element(
      'div.week',
      {},
      DAYS.map((day) => {
        const place = `${pointer}/hours/${day}`;
        const about = { label: form.words.days[day], empty: hours.closed };
        return settled
          ? element(
              'div',
              {},
              element('span.hint', {}, about.label),
              element('span', {}, typedOf(version.hours?.[day]) || hours.closed),
            )
          : windowsField(form, place, about, changed);
      }),
    ),
    sum,
    settled
      ? null
      : element(
          'p',
          {},
          button(hours.copy, () => {
            const monday = form.draft.value(`${pointer}/hours/monday`) ?? [];
            DAYS.slice(1, 5).forEach((day) => form.draft.set(`${pointer}/hours/${day}`, monday));
            form.render();
          }),
        ),
    folded(form, `holidays${pointer}`, hours.holidays(Object.keys(version.holidays ?? {}).length), () =>
      holidays(form, pointer, settled ? today : ''),
    ),
  ];
}

/// Windows of a day as text. What can't be read keeps the form from being saved.
function windowsField(form, pointer, { label, empty, hidden }, changed = () => {}) {
  const input = element('input', {
    id: idOf(form, pointer),
    'data-pointer': pointer,
    placeholder: empty,
    autocomplete: 'off',
    'aria-describedby': `${idOf(form, pointer)}-fault`,
  });
  const fault = element('p.error', { id: `${idOf(form, pointer)}-fault`, role: 'status' });
  input.value = typedOf(form.draft.value(pointer));
  input.addEventListener('input', () => {
    const { windows, fault: wrong } = read(input.value);
    input.toggleAttribute('data-unreadable', wrong !== undefined);
    input.toggleAttribute('aria-invalid', wrong !== undefined);
    replace(fault, wrong === undefined ? '' : form.words.hours.faults[wrong.kind](wrong.text));
    if (wrong === undefined) {
      form.draft.set(pointer, windows);
      changed();
    }
    form.changed(pointer);
  });
  return element(
    'div.field',
    {},
    element(hidden ? 'label.unseen' : 'label', { for: input.id }, label),
    input,
    fault,
  );
}

/// Days with windows of their own.
///
/// @param after only days after this one may be changed; any if it is empty
function holidays(form, pointer, after) {
  const { hours } = form.words;
  const place = `${pointer}/holidays`;
  const known = form.draft.value(place) ?? {};
  const days = Object.keys(known).sort();
  const id = `${idOf(form, place)}-new`;
  const wanted = element('input', { type: 'date', id });
  const fault = element('p.error', { role: 'alert' });
  const add = () => {
    if (!isDay(wanted.value) || wanted.value <= after || Object.hasOwn(known, wanted.value)) {
      fault.textContent = Object.hasOwn(known, wanted.value) ? hours.dayTaken : hours.dayWanted;
      wanted.focus();
      return;
    }
    form.draft.set(place + pointerOf(wanted.value), []);
    form.render();
    document.getElementById(idOf(form, place + pointerOf(wanted.value)))?.focus();
  };
  const remove = (day) => {
    form.draft.set(place + pointerOf(day), undefined);
    form.render();
    document.getElementById(id)?.focus();
  };
  return [
    days.map((day) => {
      const label = dayText(day, form.page.language);
      const own = place + pointerOf(day);
      return day <= after
        ? element('div.row', {}, element('span.day', {}, label), typedOf(known[day]) || hours.closed)
        : element(
            'div.row',
            {},
            element('span.day', { 'aria-hidden': 'true' }, label),
            windowsField(form, own, { label, empty: hours.closed, hidden: true }),
            button(
              '×',
              () => remove(day),
              { 'aria-label': form.words.remove(label), title: form.words.remove(label) },
              'icon',
            ),
          );
    }),
    element(
      'div.row',
      {},
      element('div.field', {}, element('label', { for: id }, hours.holiday), wanted),
      button(hours.addHoliday, add),
      fault,
    ),
  ];
}

function dayText(day, language) {
  const options = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(language, options).format(new Date(`${day}T00:00:00Z`));
}
