/// The settings: what a tenant decides, its surveys, keys and webhooks. Each part has a link of its
/// own, as `settings.html#zone`.

import { element, replace } from '../app/dom.js';
import { framed } from '../app/frame.js';
import { showAlerts } from './alerts.js';
import { showCustomers } from './customers.js';
import { draftOf } from './draft.js';
import { faultText } from './faultwords.js';
import { showFollowUps } from './followups.js';
import { formOf, opened } from './form.js';
import { showHours } from './hours.js';
import { showJson } from './json.js';
import { showKeys } from './keys.js';
import { isUnkept, mayLose } from './once.js';
import { parts } from './pointer.js';
import { showSegments } from './segments.js';
import { showSurveys } from './surveys.js';
import { showTargets } from './targets.js';
import { showWebhooks } from './webhooks.js';
import * as words from './words.js';
import { showZone } from './zone.js';

/// The parts with a document of their own, and those that are views of the settings.
const OWN = { surveys: showSurveys, keys: showKeys, webhooks: showWebhooks };
const VIEWS = {
  zone: { show: showZone, holds: ['timezone', 'weekStart', 'currency', 'smallN'] },
  hours: { show: showHours, holds: ['businessCalendars', 'calendarAssignments'] },
  targets: { show: showTargets, holds: ['serviceTargets'] },
  segments: { show: showSegments, holds: ['dimensions', 'pairs'] },
  followups: { show: showFollowUps, holds: ['followUps'] },
  customers: {
    show: showCustomers,
    holds: ['inactivityDays', 'churnDenominator', 'clvYears', 'journeys', 'plans'],
  },
  alerts: { show: showAlerts, holds: ['watch'] },
  json: { show: showJson, holds: [] },
};
const SECTIONS = [...Object.keys(OWN), ...Object.keys(VIEWS)];

/// The page as it is shown now.
let page;

framed({ needs: 'admin', words, show, mayLeave });

addEventListener('beforeunload', (event) => {
  if (page !== undefined && (isUnsaved() || isUnkept(page.place))) {
    event.preventDefault();
  }
});

function isUnsaved() {
  return [page.settings, page.editing].some((form) => form?.draft.isChanged() ?? false);
}

function mayLeave() {
  return page === undefined || ((!isUnsaved() || confirm(page.words.leave)) && mayLose(page.words, page.place));
}

function show(frame) {
  page = { ...frame, trouble: troubleOf(frame), editing: undefined, known: new Map() };
  page.settings = settingsForm(page);
  page.surveys = () => once(page, '/v1/surveys').then(({ surveys }) => surveys);
  page.times = async (timeStyle) => {
    const { timezone } = await once(page, '/v1/settings');
    const times = new Intl.DateTimeFormat(page.language, { dateStyle: 'medium', timeStyle, timeZone: timezone });
    return (instant) => times.format(new Date(instant));
  };
  page.forget = (path) => page.known.delete(path);
  page.once = (path) => once(page, path);
  page.nav = element('nav.sections', { 'aria-label': page.words.sections.label });
  page.place = element('div.section');
  replace(frame.main, element('h1', {}, page.words.title), element('div.settings', {}, page.nav, page.place));
  addEventListener('hashchange', moved, { signal: frame.signal });
  showSection();
}

/// Tells of an error, and which key is needed if it is that.
function troubleOf({ trouble, words, language }) {
  return (error, again) => {
    const said = faultText(error.message, language);
    const reason = said.language === 'en' ? null : element('p.notice', {}, said.text);
    const which = error.status === 403 ? element('p.notice', {}, words.needs) : null;
    return element('div', {}, reason, trouble(error, again), which);
  };
}

/// What the interface says, asked once.
function once({ api, known, signal }, path) {
  if (!known.has(path)) {
    const asked = api.get(path, [], signal);
    known.set(path, asked);
    asked.catch(() => known.delete(path));
  }
  return known.get(path);
}

function placeOf(hash) {
  const [section, ...rest] = hash.slice(1).split('/');
  return SECTIONS.includes(section)
    ? { section, of: rest.length === 0 ? undefined : decoded(rest.join('/')) }
    : { section: SECTIONS[0], of: undefined };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function moved() {
  const { section, of } = placeOf(location.hash);
  if (section === page.section && of === page.of) {
    return;
  }
  const stays = page.editing?.draft.isChanged() && !confirm(page.words.leave);
  if (stays || !mayLose(page.words, page.place)) {
    history.replaceState(history.state, '', page.hash);
    return;
  }
  const { place } = page;
  Promise.resolve(showSection()).then(() => place.querySelector('h2')?.focus());
}

/// @return done when it is there, if it must be read first
function showSection() {
  const { section, of } = placeOf(location.hash);
  Object.assign(page, { section, of, hash: location.hash || `#${section}`, editing: undefined });
  const titles = page.words.sections;
  document.title = `${titles[section]} · ${page.words.title} · Rapport`;
  const item = (name) =>
    element('a', { href: `#${name}`, 'aria-current': name === section ? 'page' : null }, titles[name]);
  replace(
    page.nav,
    element(
      'ul',
      {},
      SECTIONS.map((name) => element('li', {}, item(name))),
    ),
  );
  // On a phone they stand in a row. Only that is moved: scrollIntoView would have Tab go on here.
  const current = page.nav.querySelector('[aria-current]');
  page.nav.scrollLeft += current.getBoundingClientRect().left - page.nav.getBoundingClientRect().left - 16;
  if (Object.hasOwn(OWN, section)) {
    return OWN[section](page, page.place, of);
  }
  if (page.settings.draft.current() === undefined) {
    return opened(page, page.place, page.settings);
  }
  replace(page.place, page.settings.root);
  page.settings.draw();
  return undefined;
}

function settingsForm(frame) {
  const { api } = frame;
  const path = '/v1/settings';
  const draft = draftOf({
    read: () => api.read(path),
    write: (document, version) => api.put(path, document, version),
  });
  return formOf(frame, {
    id: 'settings',
    draft,
    build: (form) => VIEWS[page.section].show(form, page),
    saved: () => page.forget(path),
    homeOf: (pointer) => {
      const home = Object.keys(VIEWS).find((name) => VIEWS[name].holds.includes(parts(pointer)[0])) ?? 'json';
      if (home !== page.section) {
        location.hash = home;
        showSection();
        page.settings.lead(pointer);
      }
    },
  });
}
