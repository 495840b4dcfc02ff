import { Refused } from '../app/api.js';
import { element, replace } from '../app/dom.js';
import { empty, waiting } from '../app/states.js';
import { editSurvey } from './editor.js';
import { button } from './fields.js';
import { panel, section } from './layout.js';
import { textIn } from './languages.js';

/// What a survey can begin as: those of `templates/`, and one question.
const TEMPLATES = ['nps', 'csat', 'ces', 'csi', 'cli', 'kano', 'servqual', 'ticket-follow-up'];
const BLANK = {
  title: { en: 'Your opinion', zh: '您的意见' },
  questions: [{ id: 'why', type: 'text', text: { en: 'What should we know?', zh: '您想告诉我们什么？' } }],
};

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/// All surveys, or the one that is edited.
export function showSurveys(page, place, id) {
  if (id !== undefined) {
    return editSurvey(page, place, id);
  }
  replace(place, waiting(page.frame));
  return showList(page, place);
}

/// Shown at once when it is known, so that nothing moves.
async function showList(page, place) {
  const { words } = page;
  const own = words.surveys;
  try {
    const surveys = await page.surveys();
    if (page.signal.aborted || page.section !== 'surveys' || page.of !== undefined) {
      return;
    }
    const none = element('section.panel', {}, empty(own.none, own.noneHint));
    replace(
      place,
      section(
        words.sections.surveys,
        own.about,
        surveys.length === 0 ? none : table(page, surveys),
        panel(own.fresh, beginning(page)),
      ),
    );
  } catch (error) {
    if (!page.signal.aborted) {
      const again = () => showList(page, place);
      replace(
        place,
        section(words.sections.surveys, own.about, element('section.panel', {}, page.trouble(error, again))),
      );
    }
  }
}

function table({ words, language, formats }, surveys) {
  const { surveys: own } = words;
  const now = Date.now();
  const state = ({ opens, closes }) =>
    closes !== undefined && Date.parse(closes) <= now
      ? own.closed
      : opens !== undefined && Date.parse(opens) > now
        ? own.waiting
        : own.open;
  const row = (survey) =>
    element(
      'tr',
      {},
      element(
        'th',
        { scope: 'row' },
        element(
          'a',
          { href: `#surveys/${encodeURIComponent(survey.id)}` },
          textIn(survey.title, language) ?? survey.id,
        ),
        element('div.hint', {}, element('code', {}, survey.id)),
      ),
      element('td.number', {}, formats.count(survey.questions)),
      element('td', {}, state(survey)),
      element('td.number', {}, formats.count(survey.version)),
    );
  const head = ['survey', 'questions', 'state', 'version'].map((name) =>
    element(
      name === 'questions' || name === 'version' ? 'th.number' : 'th',
      { scope: 'col' },
      own.columns[name],
    ),
  );
  return element(
    'section.panel.scroll',
    {},
    element(
      'table.surveys',
      {},
      element('caption.unseen', {}, words.sections.surveys),
      element('thead', {}, element('tr', {}, head)),
      element('tbody', {}, surveys.map(row)),
    ),
  );
}

/// A form that begins a survey from a template. Nothing is saved before its author does.
function beginning(page) {
  const { words } = page;
  const { surveys: own } = words;
  const template = element(
    'select',
    { id: 'template' },
    [...TEMPLATES, 'blank'].map((name) => element('option', { value: name }, own.templates[name])),
  );
  const about = element('p.hint', { id: 'template-hint' }, own.uses[template.value]);
  const id = element('input', {
    id: 'survey-id',
    maxlength: 64,
    autocomplete: 'off',
    'aria-describedby': 'survey-id-hint survey-id-fault',
    value: 'nps',
  });
  let typed = false;
  id.addEventListener('input', () => (typed = true));
  template.addEventListener('change', () => {
    about.textContent = own.uses[template.value];
    if (!typed) {
      id.value = template.value === 'blank' ? '' : template.value;
    }
  });
  const fault = element('p.error', { id: 'survey-id-fault', role: 'alert' });
  const begin = async (event) => {
    event.preventDefault();
    const wanted = id.value.trim();
    fault.textContent = '';
    if (!ID.test(wanted)) {
      fault.textContent = own.noId;
      id.focus();
      return;
    }
    try {
      const known = await page.surveys();
      if (known.some((survey) => survey.id === wanted)) {
        fault.textContent = own.taken;
        id.focus();
        return;
      }
      page.begun = { id: wanted, definition: await templateOf(page, template.value) };
      location.hash = `surveys/${encodeURIComponent(wanted)}`;
    } catch (error) {
      if (!page.signal.aborted) {
        replace(fault, page.trouble(error));
      }
    }
  };
  return element(
    'form.fields',
    { novalidate: true, onsubmit: begin },
    element('div.field', {}, element('label', { for: 'template' }, own.template), template, about),
    element(
      'div.field',
      {},
      element('label', { for: 'survey-id' }, own.id),
      id,
      element('p.hint', { id: 'survey-id-hint' }, own.idHint),
      fault,
    ),
    element('p.actions', {}, element('button.main', { type: 'submit' }, own.begin)),
  );
}

async function templateOf(page, name) {
  if (name === 'blank') {
    return BLANK;
  }
  const answer = await fetch(`templates/${name}.json`, { signal: page.signal });
  if (!answer.ok) {
    throw new Refused(answer.status, {});
  }
  return answer.json();
}
