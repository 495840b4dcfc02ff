import { element } from '../app/dom.js';
import { numberField, selectField, textField } from './fields.js';
import { panel, section } from './layout.js';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/// Time zone, weeks, currency and the least number of respondents that is shown.
export function showZone(form, { language }) {
  const { words, draft } = form;
  const { zone } = words;
  const clock = element('output.hint', {}, now(draft, language, zone));
  const field = textField(form, '/timezone', {
    label: zone.timezone,
    hint: zone.timezoneHint,
    list: 'zones',
  });
  field
    .querySelector('input')
    .addEventListener('input', () => (clock.textContent = now(draft, language, zone)));
  return section(
    words.sections.zone,
    zone.about,
    panel(
      zone.time,
      field,
      clock,
      selectField(form, '/weekStart', {
        label: zone.weekStart,
        options: Object.fromEntries(DAYS.map((day) => [day, words.days[day]])),
      }),
      element('p.notice', {}, zone.effect),
    ),
    panel(
      zone.figures,
      textField(form, '/currency', {
        label: zone.currency,
        hint: zone.currencyHint,
        list: 'currencies',
        maxlength: 3,
      }),
      numberField(form, '/smallN', { label: zone.smallN, hint: zone.smallNHint, least: 1, most: 1000 }),
    ),
    element(
      'datalist',
      { id: 'zones' },
      ['UTC', ...Intl.supportedValuesOf('timeZone')].map((value) => element('option', { value })),
    ),
    element(
      'datalist',
      { id: 'currencies' },
      Intl.supportedValuesOf('currency').map((value) =>
        element('option', { value }, currencyName(value, language)),
      ),
    ),
  );
}

function now(draft, language, zone) {
  try {
    const text = new Intl.DateTimeFormat(language, {
      dateStyle: 'full',
      timeStyle: 'short',
      timeZone: draft.value('/timezone'),
    });
    return zone.now(text.format(new Date()));
  } catch {
    return zone.unknown;
  }
}

function currencyName(code, language) {
  return new Intl.DisplayNames(language, { type: 'currency' }).of(code);
}
