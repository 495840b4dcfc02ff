import { element, replace } from '../app/dom.js';
import { judged, isColour, LEAST, USUAL } from './contrast.js';
import { button, faultOf, textField } from './fields.js';

/// The colours of the form, with how well they can be told apart while they are chosen.
export function theme(form) {
  const { draft, words } = form;
  const own = words.survey.theme;
  const sample = element('div.themesample');
  const verdict = element('ul.verdict');
  const show = () => {
    const { colours, text, accent } = judged(draft.value('/theme'));
    for (const [name, colour] of Object.entries(colours)) {
      if (isColour(colour)) {
        sample.style.setProperty(`--${name}`, colour);
      }
    }
    replace(
      verdict,
      [
        ['text', text],
        ['accent', accent],
      ].map(([name, { ratio, enough }]) =>
        element(
          enough ? 'li' : 'li.error',
          {},
          ratio === undefined
            ? own.noColour(own.names[name])
            : own.contrast(own.names[name], ratio, LEAST[name], enough),
        ),
      ),
    );
  };
  const colour = (name) => {
    const pointer = `/theme/${name}`;
    const field = textField(form, pointer, {
      label: own.names[name],
      maxlength: 7,
      placeholder: USUAL[name],
    });
    const typed = field.querySelector('input');
    const picker = element('input', {
      type: 'color',
      'aria-label': own.pick(own.names[name]),
      value: shown(draft, name),
    });
    picker.addEventListener('input', () => {
      typed.value = picker.value;
      draft.set(pointer, picker.value);
      form.changed(pointer);
      show();
    });
    typed.addEventListener('input', () => {
      picker.value = shown(draft, name);
      show();
    });
    return element('div.row.colour', {}, picker, field);
  };
  const usual = () => {
    draft.set('/theme', undefined);
    form.render();
  };
  replace(
    sample,
    element('p', {}, own.sample),
    element('p', {}, ...[1, 2, 3, 4, 5].map((score) => element('span.score', {}, String(score)))),
    element('span.send', {}, own.send),
  );
  sample.setAttribute('aria-hidden', 'true');
  show();
  return [
    element(
      'div.themes',
      {},
      element('div', {}, ['accent', 'background', 'text'].map(colour), button(own.usual, usual)),
      element('div', {}, sample, element('div', { role: 'status' }, verdict)),
    ),
    faultOf(form, '/theme'),
  ];
}

function shown(draft, name) {
  const colour = draft.value(`/theme/${name}`);
  return isColour(colour ?? '') ? colour : USUAL[name];
}
