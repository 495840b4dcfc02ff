import { element } from '../app/dom.js';
import { checkField, idOf, labelled, numberField, textField } from './fields.js';
import { instantAt, wallClock } from './instants.js';
import { rows } from './layout.js';

/// When answers are taken, how many, and from whom.
export function taking(form) {
  const { words, draft, page } = form;
  const own = words.survey.taking;
  const place = element('div.fields');
  page.once('/v1/settings').then(
    ({ timezone }) =>
      place.append(
        moment(form, '/opens', own.opens, timezone),
        moment(form, '/closes', own.closes, timezone),
        element('p.hint', {}, own.zone(timezone)),
      ),
    (error) => page.signal.aborted || place.append(page.trouble(error, form.render)),
  );
  const saved = draft.saved();
  return [
    place,
    numberField(form, '/quota', { label: own.quota, hint: own.quotaHint, least: 1 }),
    element(
      'fieldset.plain',
      {},
      element('legend', {}, own.hidden),
      element('p.hint', {}, own.hiddenHint),
      rows(form, {
        pointer: '/hidden',
        row: (pointer, _, index) =>
          textField(form, pointer, { label: own.hiddenName(index + 1), hidden: true, maxlength: 64 }),
        fresh: () => '',
        add: own.addHidden,
        remove: (name) => words.remove(name),
        most: 20,
      }),
    ),
    checkField(form, '/oneVote', {
      label: own.oneVote,
      hint: saved === undefined ? own.oneVoteHint : own.forGood,
    }),
    checkField(form, '/invitations', { label: own.invitations, hint: own.invitationsHint }),
  ];
}

/// A moment, on the clocks of the tenant. Seconds that were there stay until it is changed.
function moment(form, pointer, label, zone) {
  const { draft } = form;
  const input = element('input', {
    type: 'datetime-local',
    id: idOf(form, pointer),
    value: wallClock(draft.value(pointer) ?? '', zone),
  });
  input.addEventListener('input', () => {
    const instant = instantAt(input.value, zone);
    if (instant === undefined) {
      draft.clear(pointer);
    } else {
      draft.set(pointer, instant);
    }
    form.changed(pointer);
  });
  return labelled(form, pointer, input, { label });
}
