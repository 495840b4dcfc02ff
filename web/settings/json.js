import { element, replace } from '../app/dom.js';
import { section } from './layout.js';

/// All settings as JSON, for what has no fields of its own.
export function showJson(form) {
  return section(form.words.sections.json, form.words.json.about, jsonView(form));
}

/// The document as JSON, which can be changed as such. What can't be read is told, and keeps the
/// form from being saved.
export function jsonView(form) {
  const { json } = form.words;
  const text = element('textarea.json', {
    rows: 24,
    spellcheck: 'false',
    id: `${form.id}-json`,
    'aria-describedby': `${form.id}-json-fault`,
  });
  text.value = JSON.stringify(form.draft.current(), null, 2);
  const fault = element('p.error', { id: `${form.id}-json-fault`, role: 'status' });
  text.addEventListener('input', () => {
    const { document, message } = read(text.value, json.noObject);
    if (document === undefined) {
      text.dataset.unreadable = '';
      text.setAttribute('aria-invalid', 'true');
      replace(fault, `${json.unreadable} `, element('span', { lang: 'en' }, message));
    } else {
      delete text.dataset.unreadable;
      text.removeAttribute('aria-invalid');
      replace(fault);
      form.draft.replace(document);
    }
    form.changed('');
  });
  return element('div.field', {}, element('label', { for: text.id }, json.label), text, fault);
}

function read(text, noObject) {
  try {
    const document = JSON.parse(text);
    return typeof document === 'object' && document !== null && !Array.isArray(document)
      ? { document }
      : { message: noObject };
  } catch (error) {
    return { message: error.message };
  }
}
