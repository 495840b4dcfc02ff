/// What the page asks the interface for, each thing once.

import { dayIn } from '../settings/versions.js';
import { answerQuery } from './change.js';
import { pathOf } from './view.js';

/// Pages of answers that are looked through for one of them, and of follow-ups that may be empty.
const MOST_PAGES = 8;

/// @param api of the frame
/// @param signal aborts what is asked for
export function sourceOf(api, signal) {
  const once = new Map();
  const get = (path, query) => {
    const key = `${path}?${JSON.stringify(query ?? [])}`;
    if (!once.has(key)) {
      const asked = api.get(path, query, signal);
      once.set(key, asked);
      asked.catch(() => once.delete(key)); // so that it can be tried again
    }
    return once.get(key);
  };
  const settings = () => get('/v1/settings');

  /// The definition of a survey, or undefined if it was deleted.
  const survey = (id) => ifThere(get(`/v1/surveys/${encodeURIComponent(id)}`));

  const metricTitle = async (id, language) => {
    const { metrics } = await get('/v1/metrics/catalog');
    return metrics.find(({ metric }) => metric === id)?.title[language] ?? id;
  };

  /// The answer that opened a follow-up, or undefined if it is not kept any more.
  const answer = async (followUp) => {
    const { timezone } = await settings();
    const query = answerQuery(followUp, dayIn(timezone, new Date(followUp.cause.time)));
    let cursor = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const more = cursor === null ? [] : [['cursor', cursor]];
      const { responses, next } = await get('/v1/responses', [...query, ...more]);
      const found = responses.find(({ id }) => id === followUp.id);
      if (found !== undefined || next === null) {
        return found;
      }
      cursor = next;
    }
    return undefined;
  };

  /// A page of follow-ups. One that has none is passed over, since another may follow.
  const page = async (view, cursor) => {
    let next = cursor;
    for (let tries = 0; ; tries++) {
      const answered = await api.get(pathOf(view, next), [], signal);
      if (answered.followups.length > 0 || answered.next === null || tries === MOST_PAGES) {
        return answered;
      }
      next = answered.next;
    }
  };

  /// What a follow-up is by now, or undefined if it is gone.
  const latest = (id) => ifThere(api.get(pathOfOne(id), [], signal));

  const change = (followUp, body) =>
    api.patch(pathOfOne(followUp.id), body, `"${followUp.version}"`);

  return { settings, survey, metricTitle, answer, page, latest, change };
}

function pathOfOne(id) {
  return `/v1/followups/${encodeURIComponent(id)}`;
}

/// What is asked for, or undefined if there is none.
async function ifThere(asked) {
  try {
    return await asked;
  } catch (error) {
    if (error.status === 404) {
      return undefined;
    }
    throw error;
  }
}
