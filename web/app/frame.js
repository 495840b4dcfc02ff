/// What all pages are framed by: navigation, language, theme, the key they ask with, and whose data it opens.

import { apiFor } from './api.js';
import { element, replace } from './dom.js';
import { formatsOf } from './format.js';
import { keyForm } from './keyform.js';
import { FITTING, keyring, takeKey } from './keys.js';
import { kept } from './kept.js';
import { LANGUAGES, languageOf } from './language.js';
import { trouble } from './states.js';
import * as frameWords from './words/frame.js';

const THEMES = ['system', 'light', 'dark'];

/// Frames a page and shows it, now and again whenever its key or language changes.
///
/// The page's HTML has `header.bar` with a `nav`, a `p.tenant` and a `div.tools`, and a `main`. Whatever has an
/// attribute `data-word` gets that word of the frame.
///
/// @param page `{needs, words, show, mayLeave}`:
///   `needs` is `read`, `people` or `admin`, for which key fits;
///   `words` the page's own, `{en, zh}`, with a `title`;
///   `show` gets `{api, kind, language, words, frame, formats, main, signal, otherKey, trouble}`: `words` in
///   the language, `frame` the frame's words, `signal` aborts when it is shown again,
///   `otherKey()` asks for another key, and `trouble(error, again)` is an element that tells of an
///   error;
///   `mayLeave`, if there is one, is asked before the page is shown anew, and may say no
export function framed(page) {
  const keys = keyring(kept.session);
  const kinds = FITTING[page.needs];
  takeKey(keys, kinds);
  const state = { page, keys, running: new AbortController() };
  addEventListener('hashchange', () => takeKey(keys, kinds) && show(state));
  show(state);
}

function show(state) {
  state.running.abort();
  state.running = new AbortController();
  const { page, keys } = state;
  const language = languageOf(
    new URLSearchParams(location.search).get('language'),
    kept.local.get('rapport.language'),
    navigator.languages ?? [],
  );
  const frame = frameWords[language];
  const words = page.words[language];
  const kinds = FITTING[page.needs];
  const found = keys.first(kinds);
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language;
  document.title = `${words.title} · Rapport`;
  for (const place of document.querySelectorAll('[data-word]')) {
    place.textContent = frame[place.dataset.word];
  }
  document.querySelector('.bar nav').setAttribute('aria-label', frame.pages);
  const main = document.querySelector('main');
  const asking = { kinds, needs: page.needs, words: frame };
  const use = (key) => {
    keys.use(key, kinds);
    again(state);
  };
  const otherKey = () => keyDialog(asking, found?.key, use, () => (keys.forget(), again(state)));
  replace(document.querySelector('.bar .tools'), tools(state, language, frame, found ? otherKey : undefined));
  const { signal } = state.running;
  const place = document.querySelector('.bar .tenant');
  const name = (tenant) => {
    place.textContent = frame.tenant(tenant);
    place.title = place.textContent;
  };
  replace(place);
  if (found === undefined) {
    replace(
      main,
      element('section.panel.narrow', { 'aria-labelledby': 'key-title' }, element('h1', { id: 'key-title' }, frame.key.title), keyForm(asking, use)),
    );
    return;
  }
  if (keys.tenant() !== null) {
    name(keys.tenant());
  }
  const heard = (tenant) => {
    if (!signal.aborted) {
      keys.belongs(found.key, tenant);
      name(tenant);
    }
  };
  page.show({
    api: apiFor(found.key, '', heard),
    kind: found.kind,
    language,
    words,
    frame,
    formats: formatsOf(document.documentElement.lang),
    main,
    signal,
    otherKey,
    trouble: (error, retry) => trouble(error, frame, { again: retry, otherKey }),
  });
}

function again(state) {
  if (state.page.mayLeave?.() ?? true) {
    show(state);
  }
}

function tools(state, language, frame, otherKey) {
  const chosen = kept.local.get('rapport.theme');
  const theme = THEMES.includes(chosen) ? chosen : 'system';
  return [
    choice('language', frame.language, LANGUAGES, language, (value) => {
      kept.local.set('rapport.language', value);
      const address = new URL(location.href);
      address.searchParams.set('language', value);
      history.replaceState(history.state, '', address);
      again(state);
      document.getElementById('language').focus();
    }),
    choice('theme', frame.theme, frame.themes, theme, (value) => {
      kept.local.set('rapport.theme', value);
      if (value === 'system') {
        delete document.documentElement.dataset.theme;
      } else {
        document.documentElement.dataset.theme = value;
      }
      document.dispatchEvent(new Event('themechange'));
    }),
    otherKey ? element('button', { type: 'button', onclick: otherKey }, frame.key.button) : null,
  ];
}

function choice(id, label, names, value, choose) {
  const options = Object.entries(names).map(([name, text]) =>
    element('option', { value: name, selected: name === value, lang: id === 'language' ? name : null }, text),
  );
  const select = element('select', { id, 'aria-label': label, title: label, onchange: () => choose(select.value) }, options);
  return select;
}

function keyDialog(asking, current, use, forget) {
  const { words } = asking;
  const dialog = element('dialog', { 'aria-labelledby': 'key-title', onclose: () => dialog.remove() });
  const finish = (action) => {
    dialog.close();
    action();
  };
  dialog.append(
    element('h2', { id: 'key-title' }, words.key.title),
    current ? element('p', {}, words.key.current(current.slice(-4))) : '',
    keyForm(
      asking,
      (key) => finish(() => use(key)),
      element('button', { type: 'button', onclick: () => finish(forget) }, words.key.forget),
      element('button', { type: 'button', onclick: () => dialog.close() }, words.cancel),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}
