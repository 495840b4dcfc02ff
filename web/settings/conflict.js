import { element, replace } from '../app/dom.js';
import { button } from './fields.js';
import { resolved } from './merge.js';

/// Tells that somebody else changed a document meanwhile: what they changed is in it by now, and
/// where both changed the same one may choose.
///
/// @param conflicts `{pointer, mine, theirs}`
export function conflictPanel(form, conflicts) {
  const { words } = form;
  const chosen = new Set();
  const save = () => {
    form.draft.replace(resolved(form.draft.current(), conflicts, [...chosen]));
    replace(form.notices);
    form.render();
    form.save();
  };
  return element(
    'section.panel.notice',
    { role: 'alert', tabindex: '-1' },
    element('h2', {}, words.conflict.title),
    element('p', {}, conflicts.length === 0 ? words.conflict.merged : words.conflict.choose),
    conflicts.map((conflict) => entry(form, conflict, chosen)),
    element('p.actions', {}, button(words.conflict.save, save, {}, 'main')),
  );
}

function entry(form, conflict, chosen) {
  const { words } = form;
  const choice = (label, value, isTheirs) => {
    const radio = element('input', {
      type: 'radio',
      name: `conflict${conflict.pointer}`,
      checked: !isTheirs,
    });
    radio.addEventListener('change', () => (isTheirs ? chosen.add(conflict) : chosen.delete(conflict)));
    const text = value === undefined ? words.conflict.removed : JSON.stringify(value);
    return element('label.check', {}, radio, element('span', {}, `${label} `, element('code', {}, text)));
  };
  return element(
    'fieldset.conflict',
    {},
    element('legend', {}, element('code', {}, conflict.pointer)),
    choice(words.conflict.mine, conflict.mine, false),
    choice(words.conflict.theirs, conflict.theirs, true),
  );
}
