import { element, replace } from '../app/dom.js';
import { button } from './fields.js';
import { languagesOf } from './languages.js';
import { addressOf } from './snippets.js';

/// For how long the link of a preview is good.
const HOUR_MILLIS = 3_600_000;

/// How high the frame is, as its page asks for, in pixels.
const LEAST_HEIGHT = 320;
const MOST_HEIGHT = 1600;

/// The real form of a saved survey, in a frame from which nothing is sent.
///
/// @param survey `{id, path}`
export function previewPanel(form, survey) {
  const { words, page, draft } = form;
  const own = words.survey.share;
  const place = element('div.framed');
  const all = languagesOf(draft.saved());
  const spoken = all.find((name) => name.split('-')[0] === page.language);
  const options = all.map((name) =>
    element('option', { value: name, selected: name === spoken }, form.nameOf(name)),
  );
  const language = element('select', { id: 'preview-language' }, options);
  let token;
  const load = async () => {
    try {
      // A link of its own, since the text of a public key is known to nobody here.
      const expiresAt = new Date(Date.now() + HOUR_MILLIS).toISOString();
      token ??= (await page.api.post(`${survey.path}/links`, { expiresAt })).json.links[0].token;
      const more = { language: language.value, preview: '', embedded: location.origin };
      const address = addressOf({ origin: '', survey: survey.id, token }, more);
      replace(place, framed(own.preview, { address, token, signal: page.signal }));
    } catch (error) {
      token = undefined;
      if (!page.signal.aborted) {
        replace(place, page.trouble(error, load));
      }
    }
  };
  language.addEventListener('change', load);
  load();
  return element(
    'section.panel',
    {},
    element('h3', {}, own.preview),
    element(
      'div.row',
      {},
      element('label.unseen', { for: language.id }, own.language),
      language,
      button(own.again, load),
    ),
    element('p.hint', {}, own.nothingSent),
    place,
  );
}

/// Nothing can be touched before it is made sure that nothing is sent.
function framed(title, { address, token, signal }) {
  const frame = element('iframe', { title, src: address, inert: true, referrerpolicy: 'no-referrer' });
  const heard = ({ source, origin, data }) => {
    if (source === frame.contentWindow && origin === location.origin && data?.rapport === 'size') {
      frame.style.height = `${Math.min(Math.max(Number(data.height) || 0, LEAST_HEIGHT), MOST_HEIGHT)}px`;
    }
  };
  addEventListener('message', heard, { signal });
  frame.addEventListener('load', () => {
    keepIn(frame.contentWindow, token);
    frame.inert = false;
  });
  return frame;
}

/// Answers of the preview are taken by nobody, though the form goes on as if they were. All else
/// that its page may send, such as answers that waited for a connection, goes its way.
function keepIn(inner, token) {
  const send = inner.fetch.bind(inner);
  inner.fetch = (address, about) =>
    String(about?.body ?? '').includes(token)
      ? Promise.resolve(new inner.Response('{}', { status: 202 }))
      : send(address, about);
  inner.document.addEventListener('submit', (event) => event.preventDefault());
  inner.HTMLFormElement.prototype.submit = () => {};
}
