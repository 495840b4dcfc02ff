import { element, replace } from '../app/dom.js';
import { empty, waiting } from '../app/states.js';
import { confirmTyped } from './confirm.js';
import { button } from './fields.js';
import { told } from './keys.js';
import { panel, section } from './layout.js';
import { same } from './merge.js';
import { mayLose, shownOnce } from './once.js';
import { ended, lastText, showEnding } from './trials.js';

const EVENTS = ['followup.opened', 'followup.resolved', 'followup.withdrawn', 'alert.opened', 'response.received'];

/// Every response is much; the others are what somebody has to do.
const USUAL = EVENTS.filter((event) => event !== 'response.received');

/// Other systems that are told of follow-ups, alerts and responses.
export async function showWebhooks(page, place) {
  const { words } = page;
  const list = { place: element('div.webhooks'), hooks: [], time: (instant) => instant };
  // What was typed and not saved is asked about, as of the other forms.
  page.editing = { draft: { isChanged: () => list.hooks.some(isChanged) } };
  replace(place, waiting(page.frame));
  await load(page, list);
  if (!page.signal.aborted && page.section === 'webhooks') {
    const { make, about } = words.webhooks;
    replace(place, section(words.sections.webhooks, about, list.place, panel(make, making(page, list))));
  }
}

async function load(page, list) {
  try {
    const [{ webhooks }, time] = await Promise.all([page.api.get('/v1/webhooks', [], page.signal), page.times('short')]);
    list.time = time;
    const read = await Promise.all(webhooks.map(({ name }) => page.api.read(pathOf(name))));
    replace(list.place);
    list.hooks = [];
    read.forEach((one) => list.place.append(card(page, one, list)));
    showNone(page, list);
  } catch (error) {
    if (!page.signal.aborted) {
      replace(
        list.place,
        element(
          'section.panel',
          {},
          page.trouble(error, () => load(page, list)),
        ),
      );
    }
  }
}

function showNone({ words }, { place, hooks }) {
  if (hooks.length === 0) {
    replace(place, element('section.panel', {}, empty(words.webhooks.none, words.webhooks.noneHint)));
  }
}

function pathOf(name) {
  return `/v1/webhooks/${encodeURIComponent(name)}`;
}

/// One webhook. It keeps its own version, so that nothing of somebody else's is written over.
function card(page, { json, version }, list) {
  const { words } = page;
  const own = words.webhooks;
  const hook = { page, own, list, known: json, version, said: element('div', { role: 'status' }) };
  list.hooks.push(hook);
  hook.fields = fieldsOf(own, json, `webhook-${json.name}`);
  hook.form = element(
    'form.fields',
    { novalidate: true },
    hook.fields.elements,
    secrets(hook),
    json.enabled || json.last !== undefined ? element('p.hint.last', {}, lastText(own, { json, time: list.time })) : null,
    hook.said,
    element(
      'p.actions',
      {},
      element('button.main', { type: 'submit' }, words.save),
      button(own.test, () => test(hook)),
      button(own.newSecret, () => put(hook, { newSecret: true })),
      json.secrets.length > 1 ? button(own.endOld, () => put(hook, { newestSecretOnly: true })) : null,
      button(own.remove, () => remove(hook), {}, 'danger'),
    ),
  );
  hook.form.addEventListener('submit', (event) => {
    event.preventDefault();
    put(hook, {});
  });
  const off = json.enabled ? null : element('span.flag', {}, own.off);
  const failing = json.enabled && json.last?.outcome === 'failed' ? element('span.flag', {}, own.failing) : null;
  hook.panel = element(
    'section.panel',
    {},
    element('h3', { tabindex: '-1' }, json.name, ' ', off, failing),
    hook.form,
  );
  return hook.panel;
}

/// Whether something was typed that is not saved.
function isChanged({ fields, known }) {
  const { url, events, enabled } = fields.value();
  return !same(
    { url, events: [...events].sort(), enabled },
    { url: known.url, events: [...known.events].sort(), enabled: known.enabled },
  );
}

/// Shows one as it is by now, and leaves what was typed elsewhere.
async function again(hook, said) {
  const { page, list, panel: before } = hook;
  const read = await page.api.read(pathOf(hook.known.name));
  drop(list, hook);
  const made = card(page, read, list);
  before.replaceWith(made);
  made.querySelector('h3').focus();
  if (said !== undefined) {
    replace(list.hooks.at(-1).said, said);
  }
}

function drop(list, hook) {
  list.hooks = list.hooks.filter((one) => one !== hook);
}

function fieldsOf(own, { url = 'https://', events = USUAL, enabled = true }, id) {
  const address = element('input', {
    id: `${id}-url`,
    type: 'url',
    value: url,
    maxlength: 1000,
    'data-pointer': '/url',
    'aria-describedby': `${id}-url-hint ${id}-url-fault`,
  });
  const boxes = EVENTS.map((event) =>
    element('input', { type: 'checkbox', value: event, checked: events.includes(event) }),
  );
  const isOn = element('input', { type: 'checkbox', checked: enabled });
  return {
    reset: () => {
      address.value = url;
      boxes.forEach((box) => (box.checked = events.includes(box.value)));
      isOn.checked = enabled;
    },
    value: () => ({
      url: address.value.trim(),
      events: boxes.filter((box) => box.checked).map((box) => box.value),
      enabled: isOn.checked,
    }),
    elements: [
      element(
        'div.field',
        {},
        element('label', { for: address.id }, own.url),
        address,
        element('p.hint', { id: `${id}-url-hint` }, own.urlHint),
        element('p.error', { id: `${id}-url-fault` }),
      ),
      element(
        'fieldset.plain',
        { 'data-pointer': '/events', id: `${id}-events` },
        element('legend', {}, own.events),
        boxes.map((box) =>
          element(
            'label.check',
            {},
            box,
            element('span', {}, own.names[box.value], ' ', element('code.hint', {}, box.value)),
          ),
        ),
        element('p.error', { id: `${id}-events-fault` }),
      ),
      element('label.check', {}, isOn, own.enabled),
    ],
  };
}

function secrets({ own, known, list }) {
  const times = known.secrets.map(({ createdAt }) => list.time(createdAt));
  return element(
    'p.hint',
    {},
    own.secrets(times.length, times.join(', ')),
    ' ',
    times.length > 1 ? own.both : null,
  );
}

async function put(hook, more) {
  const { page, known, fields, form, said } = hook;
  if (!mayLose(page.words, said)) {
    return;
  }
  try {
    const answer = await page.api.put(pathOf(known.name), { ...fields.value(), ...more }, hook.version);
    if (answer.json.secret === undefined) {
      await again(hook, element('p.hint', {}, page.words.saved));
      return;
    }
    hook.version = answer.version;
    hook.known = answer.json;
    replace(
      said,
      secretOnce(page, answer.json, () => again(hook)),
    );
  } catch (error) {
    if (error.status === 412) {
      await clash(hook);
    } else {
      told(page, form, error, said);
    }
  }
}

/// What was typed stays; the next time it is written over what somebody else wrote, knowingly.
async function clash(hook) {
  const { page, own, said } = hook;
  try {
    const { json, version } = await page.api.read(pathOf(hook.known.name));
    hook.known = json;
    hook.version = version;
    const text = own.clash(
      json.url,
      json.events.map((event) => own.names[event]).join(', '),
      json.enabled ? own.on : own.off,
    );
    replace(
      said,
      element(
        'div.notice',
        { role: 'alert' },
        element('p', {}, page.words.conflict.title),
        element('p', {}, text),
      ),
    );
  } catch (error) {
    replace(said, page.trouble(error));
  }
}

function secretOnce(page, { name, secret }, done) {
  const { words } = page;
  const own = words.webhooks;
  return shownOnce(words, { title: own.secretOf(name), text: own.once, label: own.secret, secret }, done);
}

/// Has the receiver told, and shows what comes of it.
async function test(hook) {
  const { page, own, known, list, said } = hook;
  if (!mayLose(page.words, said)) {
    return;
  }
  replace(said, element('p.hint', {}, own.testing));
  try {
    const { json } = await page.api.post(`${pathOf(known.name)}/test`);
    const read = () => page.api.read(pathOf(known.name)).catch(() => undefined);
    const waits = said.firstChild;
    const isOver = () => page.signal.aborted || !waits.isConnected;
    const now = await ended({ id: json.id, read, isOver });
    if (isOver()) {
      return;
    }
    const last = hook.form.querySelector('.last');
    if (now !== undefined && !now.json.enabled && !isChanged(hook)) {
      await again(hook);
      showEnding(own, list.hooks.at(-1).said, json.id, now);
      return;
    }
    if (now !== undefined) {
      replace(last, lastText(own, { json: now.json, time: list.time }));
    }
    showEnding(own, said, json.id, now);
  } catch (error) {
    if (!page.signal.aborted) {
      replace(said, error.status === 409 ? element('p.error', {}, own.offFirst) : page.trouble(error));
    }
  }
}

function remove(hook) {
  const { page, own, known, list } = hook;
  confirmTyped(
    page,
    { title: own.removeOf(known.name), text: own.removeHint, wanted: known.name, action: own.remove },
    async () => {
      await page.api.remove(pathOf(known.name), hook.version);
      drop(list, hook);
      hook.panel.remove();
      showNone(page, list);
    },
  );
}

function making(page, list) {
  const { words } = page;
  const own = words.webhooks;
  const name = element('input', {
    id: 'webhook-name',
    maxlength: 64,
    autocomplete: 'off',
    'data-pointer': '/webhook',
    'aria-describedby': 'webhook-name-fault',
  });
  const fields = fieldsOf(own, {}, 'webhook-new');
  const said = element('div', { role: 'status' });
  const form = element(
    'form.fields',
    { novalidate: true },
    element(
      'div.field',
      {},
      element('label', { for: name.id }, own.name),
      name,
      element('p.error', { id: 'webhook-name-fault' }),
    ),
    fields.elements,
    said,
    element('p.actions', {}, element('button.main', { type: 'submit' }, own.make)),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!mayLose(words, said)) {
      return;
    }
    const wanted = name.value.trim();
    if (wanted === '') {
      replace(document.getElementById('webhook-name-fault'), own.nameless);
      name.focus();
      return;
    }
    try {
      // The version that says that there is none yet.
      const { json } = await page.api.put(pathOf(wanted), fields.value(), '"0"');
      name.value = '';
      fields.reset();
      replace(
        said,
        secretOnce(page, json, () => {}),
      );
      said.querySelector('input').focus();
      const first = list.hooks.length === 0;
      const made = card(page, await page.api.read(pathOf(wanted)), list);
      if (first) {
        replace(list.place, made);
      } else {
        list.place.append(made);
      }
    } catch (error) {
      if (error.status === 412) {
        replace(said, element('p.error', { role: 'alert' }, own.taken));
      } else {
        told(page, form, error, said);
      }
    }
  });
  return form;
}
