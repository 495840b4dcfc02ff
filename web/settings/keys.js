import { element, replace } from '../app/dom.js';
import { waiting } from '../app/states.js';
import { confirmTyped } from './confirm.js';
import { showFaults } from './faults.js';
import { button } from './fields.js';
import { panel, section } from './layout.js';
import { textIn } from './languages.js';
import { shownOnce } from './once.js';

const KINDS = ['read', 'srv', 'pub'];

/// What a key of a kind may beside, if it is asked for.
const SCOPES = { read: ['people'], srv: ['people', 'admin'] };

/// The keys of a tenant: what each may, and where new ones are made. Shown at once when they are
/// known, so that nothing moves.
export async function showKeys(page, place) {
  const { words } = page;
  const own = words.keys;
  const fresh = element('div.fresh');
  const list = element('div');
  const reload = () => load(page, list, reload);
  replace(place, waiting(page.frame));
  await reload();
  if (!page.signal.aborted && page.section === 'keys') {
    replace(
      place,
      section(words.sections.keys, own.about, fresh, list, panel(own.make, making(page, fresh, reload))),
    );
  }
}

async function load(page, place, reload) {
  try {
    const [{ keys }, time] = await Promise.all([page.api.get('/v1/keys', [], page.signal), page.times('short')]);
    replace(place, table(page, { keys, time }, reload));
  } catch (error) {
    if (!page.signal.aborted) {
      replace(place, element('section.panel', {}, page.trouble(error, reload)));
    }
  }
}

function table(page, { keys, time }, reload) {
  const { words } = page;
  const own = words.keys;
  const row = (key) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, key.name, element('div.hint', {}, element('code', {}, key.id))),
      element('td', {}, element('code', {}, `${key.kind}_`), ' ', own.kinds[key.kind]),
      element('td', {}, may(own, key)),
      element('td', {}, element('time', { datetime: key.createdAt }, time(key.createdAt))),
      element(
        'td',
        {},
        key.closing ? element('span.flag', {}, own.closing) : null,
        button(own.revoke, () => revoke(page, key, reload), { 'aria-label': own.revokeOf(key.name) }),
      ),
    );
  const head = ['name', 'kind', 'may', 'made'].map((name) =>
    element('th', { scope: 'col' }, own.columns[name]),
  );
  return element(
    'section.panel.scroll.stacking',
    { tabindex: '0', 'aria-label': words.sections.keys, role: 'region' },
    element(
      'table',
      {},
      element('caption.unseen', {}, words.sections.keys),
      element('thead', {}, element('tr', {}, head, element('td', {}))),
      element('tbody', {}, keys.map(row)),
    ),
  );
}

function may(own, { kind, scopes, surveys }) {
  const more = scopes.map((scope) => own.scopes[scope]);
  return kind === 'pub'
    ? surveys.map((survey) => [element('code.tag', {}, survey), ' '])
    : [own.may[kind], ...more].join(' ');
}

function revoke(page, key, reload) {
  const own = page.words.keys;
  confirmTyped(
    page,
    { title: own.revokeOf(key.name), text: own.revokeHint, wanted: key.name, action: own.revoke },
    async () => {
      await page.api.remove(`/v1/keys/${encodeURIComponent(key.id)}`);
      reload();
    },
  );
}

function making(page, fresh, reload) {
  const { words } = page;
  const own = words.keys;
  const state = { kind: 'read', scopes: new Set(), surveys: new Set() };
  const name = element('input', {
    id: 'key-name',
    'data-pointer': '/name',
    maxlength: 128,
    autocomplete: 'off',
    'aria-describedby': 'key-name-hint key-name-fault',
  });
  const more = element('div');
  const trouble = element('div');
  const showMore = () =>
    replace(more, state.kind === 'pub' ? surveyBoxes(page, state) : scopeBoxes(own, state));
  const kinds = element(
    'fieldset.plain',
    { 'data-pointer': '/kind', id: 'key-kind' },
    element('legend', {}, own.kind),
    KINDS.map((kind) => {
      const radio = element('input', {
        type: 'radio',
        name: 'kind',
        value: kind,
        checked: kind === state.kind,
      });
      radio.addEventListener('change', () => {
        state.kind = kind;
        state.scopes.clear();
        showMore();
      });
      return element(
        'label.check',
        {},
        radio,
        element('span', {}, own.kinds[kind], ' ', element('span.hint', {}, own.uses[kind])),
      );
    }),
  );
  const form = element(
    'form.fields',
    { novalidate: true },
    kinds,
    more,
    element(
      'div.field',
      {},
      element('label', { for: 'key-name' }, own.name),
      name,
      element('p.hint', { id: 'key-name-hint' }, own.nameHint),
      element('p.error', { id: 'key-name-fault' }),
    ),
    trouble,
    element('p.actions', {}, element('button.main', { type: 'submit' }, own.make)),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    replace(trouble);
    const { kind, scopes, surveys } = state;
    const wanted = {
      name: name.value.trim(),
      kind,
      ...(scopes.size > 0 ? { scopes: [...scopes] } : {}),
      ...(kind === 'pub' ? { surveys: [...surveys] } : {}),
    };
    try {
      const { json } = await page.api.post('/v1/keys', wanted);
      name.value = '';
      const made = freshKey(words, json);
      fresh.prepend(made); // beside one that nobody has kept yet
      made.querySelector('input').focus();
      made.scrollIntoView({ block: 'center' });
      reload();
    } catch (error) {
      told(page, form, error, trouble);
    }
  });
  showMore();
  return form;
}

/// Faults at their fields; what has none, and all other trouble, below.
export function told(page, form, error, place) {
  if (error.status === 400) {
    const fields = showFaults(form, error.errors, page.language);
    fields.find((field) => field !== undefined)?.focus();
    replace(place, fields.includes(undefined) ? page.trouble(error) : null);
  } else if (!page.signal.aborted) {
    replace(place, page.trouble(error));
  }
}

function scopeBoxes(own, state) {
  return element(
    'fieldset.plain',
    { 'data-pointer': '/scopes', id: 'key-scopes' },
    element('legend', {}, own.more),
    SCOPES[state.kind].map((scope) => {
      const box = element('input', { type: 'checkbox', value: scope });
      box.addEventListener('change', () => state.scopes[box.checked ? 'add' : 'delete'](scope));
      return element(
        'label.check',
        {},
        box,
        element('span', {}, own.scopes[scope], ' ', element('span.hint', {}, own.scopeHints[scope][state.kind])),
      );
    }),
  );
}

function surveyBoxes(page, state) {
  const own = page.words.keys;
  const place = element('div');
  page.surveys().then(
    (surveys) =>
      replace(
        place,
        surveys.length === 0 ? element('p.hint', {}, own.noSurveys) : null,
        surveys.map(({ id, title }) => {
          const box = element('input', { type: 'checkbox', checked: state.surveys.has(id) });
          box.addEventListener('change', () =>
            box.checked ? state.surveys.add(id) : state.surveys.delete(id),
          );
          return element(
            'label.check',
            {},
            box,
            textIn(title, page.language) ?? id,
            ' ',
            element('code.hint', {}, id),
          );
        }),
      ),
    (error) => page.signal.aborted || replace(place, page.trouble(error)),
  );
  return element(
    'fieldset.plain',
    { 'data-pointer': '/surveys', id: 'key-surveys', tabindex: '-1' },
    element('legend', {}, own.surveys),
    place,
    element('p.error', { id: 'key-surveys-fault' }),
  );
}

/// A key, which nobody will see again.
function freshKey(words, { name, key }) {
  const own = words.keys;
  const about = { title: own.made(name), text: own.once, label: own.key, secret: key };
  const made = shownOnce(words, about, () => {});
  made.classList.add('panel');
  return made;
}
