import { element } from '../app/dom.js';
import { button, faultOf, idOf, numberField, selectField } from './fields.js';
import { panel, section } from './layout.js';
import { pointerOf } from './pointer.js';

/// When customers have left, what their value reckons with, the journeys they go and the plans they
/// are in.
export function showCustomers(form) {
  const { words } = form;
  const { customers } = words;
  return section(
    words.sections.customers,
    customers.about,
    panel(
      customers.leaving,
      numberField(form, '/inactivityDays', {
        label: customers.inactivityDays,
        hint: customers.inactivityHint,
        least: 0,
        most: 3650,
      }),
      selectField(form, '/churnDenominator', {
        label: customers.churn,
        otherwise: 'start',
        options: customers.churns,
      }),
      numberField(form, '/clvYears', {
        label: customers.clvYears,
        hint: customers.clvYearsHint,
        least: 0,
        most: 100,
        step: 'any',
      }),
    ),
    panel(
      customers.journeys,
      element('p.hint', {}, customers.journeysHint),
      namedLists(form, '/journeys', customers.journey),
    ),
    panel(
      customers.plans,
      element('p.hint', {}, customers.plansHint),
      namedLists(form, '/plans', customers.plan),
    ),
  );
}

/// Lists under names: a name and what it lists, parted by commas.
function namedLists(form, pointer, words) {
  const known = form.draft.value(pointer) ?? {};
  const change = (entries) => {
    form.draft.set(pointer, Object.fromEntries(entries));
    form.render();
  };
  const entries = Object.entries(known);
  return element(
    'div.rows',
    {},
    entries.length === 0 ? element('p.hint', {}, words.none) : null,
    entries.map(([name, list], index) => {
      const place = pointer + pointerOf(name);
      const nameInput = element('input', {
        value: name,
        'aria-label': words.name,
        maxlength: 64,
        id: `${idOf(form, pointer)}-${index}`,
      });
      nameInput.addEventListener('change', () => change(entries.with(index, [nameInput.value.trim(), list])));
      const listInput = element('input.long', {
        value: list.join(', '),
        'aria-label': words.list(name),
        'data-pointer': place,
        id: idOf(form, place),
      });
      listInput.addEventListener('input', () => {
        form.draft.set(
          place,
          listInput.value
            .split(/[,，、]/)
            .map((text) => text.trim())
            .filter((text) => text !== ''),
        );
        form.changed(place);
      });
      const remove = form.words.remove(name);
      return element(
        'div.row',
        {},
        nameInput,
        listInput,
        button(
          '×',
          () => change(entries.toSpliced(index, 1)),
          { 'aria-label': remove, title: remove },
          'icon',
        ),
        element('p.error', { id: `${idOf(form, place)}-fault` }),
      );
    }),
    faultOf(form, pointer),
    element(
      'p',
      {},
      button(words.add, () => {
        change([...entries, [freshName(known, words.fresh), words.usual]]);
        document.getElementById(`${idOf(form, pointer)}-${entries.length}`)?.select();
      }),
    ),
  );
}

function freshName(known, wanted) {
  let name = wanted;
  for (let number = 2; Object.hasOwn(known, name); number++) {
    name = `${wanted}-${number}`;
  }
  return name;
}
