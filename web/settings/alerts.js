import { element } from '../app/dom.js';
import { selectField } from './fields.js';
import { panel, rows, section } from './layout.js';
import { BUILT_IN } from './segments.js';

/// What no control chart is made of, since its scatter is not known or it is a balance.
const UNWATCHED = [
  'customers',
  'backlog',
  'clv',
  'clv_predicted',
  'stickiness',
  'segments_of_value',
  'plan_lift',
];

/// Which metrics are on control charts, and so make alerts.
export function showAlerts(form, page) {
  const { words, draft } = form;
  const { alerts } = words;
  const place = element('div.reserved');
  page.once('/v1/metrics/catalog').then(
    ({ metrics }) => place.append(watched(form, page, metrics)),
    (error) => page.signal.aborted || place.append(page.trouble(error, form.render)),
  );
  const followed = element('p.hint', {}, element('a', { href: '#followups' }, alerts.followed));
  return section(
    words.sections.alerts,
    alerts.about,
    draft.value('/followUps/alerts') === false ? null : followed,
    panel(alerts.watched, element('p.hint', {}, alerts.watchedHint), place),
  );
}

function watched(form, { language }, metrics) {
  const { words, draft } = form;
  const { alerts } = words;
  const titles = Object.fromEntries(
    metrics
      .filter(({ metric }) => !UNWATCHED.includes(metric))
      .map(({ metric, title }) => [metric, title[language]]),
  );
  const dimensions = [...BUILT_IN, ...(draft.value('/dimensions') ?? [])];
  const by = { '': alerts.total, ...Object.fromEntries(dimensions.map((name) => [name, name])) };
  return rows(form, {
    pointer: '/watch',
    row: (pointer) => [
      selectField(form, `${pointer}/metric`, { label: alerts.metric, options: titles }),
      selectField(form, `${pointer}/period`, {
        label: alerts.period,
        options: alerts.periods,
        otherwise: 'week',
      }),
      selectField(form, `${pointer}/by`, { label: alerts.by, options: by }),
    ],
    fresh: () => ({ metric: 'nps' }),
    add: alerts.add,
    remove: ({ metric }) => words.remove(titles[metric] ?? metric),
    most: 20,
    empty: alerts.none,
  });
}
