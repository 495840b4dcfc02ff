import { element, replace } from '../dom.js';
import { textIn } from '../language.js';
import { empty, waiting } from '../states.js';
import { answersOf, scoredOf } from './answers.js';
import { asks, chosen, definitionsOf } from './asked.js';
import { daysOf } from './heatmap.js';
import { panel } from './panel.js';
import { withoutPeople } from './people.js';

/// How many pages without a find are looked through before somebody has to ask for more.
const PATIENCE = 20;

/// About how high an answer is, for those that are not laid out yet.
const ANSWER_HEIGHT = 6.5;

/// What people answered, with a search; the next page comes as the end comes near.
export function commentsPanel(board) {
  const { words, view, dashboard } = board;
  const scored = scoredOf(dashboard.surveys, view.survey);
  const field = (id, label, input) => element('label', { for: id }, label, input);
  const search = element('input', { id: 'comments-q', type: 'search', maxlength: '200', placeholder: words.comments.searchHint, value: view.q });
  const question = element('select', { id: 'comments-question' }, element('option', { value: '' }, words.comments.anyQuestion), scored.map((name) => element('option', { value: name, selected: name === view.question }, name)));
  const score = (id, value) => element('input', { id, type: 'number', min: '0', max: '100', inputmode: 'numeric', value });
  const least = score('comments-least', view.least);
  const most = score('comments-most', view.most);
  const written = element('input', { type: 'checkbox', checked: view.written === 'yes' });
  const find = (event) => {
    event.preventDefault();
    const of = question.value === '' ? { least: '', most: '' } : { least: least.value, most: most.value };
    board.keep({ q: search.value.trim(), question: question.value, ...of, written: written.checked ? 'yes' : 'no' });
    made.run();
  };
  const asked = () => {
    const { q, question: name, least: atLeast, most: atMost } = board.view;
    return [['q', q], ...(scored.includes(name) ? [['question', name], ['atLeast', atLeast], ['atMost', atMost]] : [])];
  };
  const disable = () => (least.disabled = most.disabled = question.value === '');
  question.addEventListener('change', disable);
  disable();
  const form = element(
    'form.controls',
    { role: 'search', 'aria-label': words.comments.search, onsubmit: find },
    field('comments-q', words.comments.search, search),
    field('comments-question', words.comments.question, question),
    field('comments-least', words.comments.atLeast, least),
    field('comments-most', words.comments.atMost, most),
    element('label.check', {}, written, words.comments.written),
    element('button.main', { type: 'submit' }, words.comments.find),
  );
  const made = panel(
    { id: 'comments', title: words.comments.title, about: words.comments.about, tools: [form] },
    (signal) =>
      withoutPeople(board, async () => {
        const [listed] = await Promise.all([list(board, asked(), board.view.written === 'yes', signal), nameQuestions(board, question)]);
        return listed;
      }),
    board,
  );
  return made;
}

/// Questions by what they ask; of one that several surveys ask, as the first of them does.
async function nameQuestions(board, list) {
  const surveys = board.dashboard.surveys.map(({ survey }) => survey).filter((survey) => board.view.survey === '' || survey === board.view.survey);
  const definitions = await definitionsOf(board, surveys);
  for (const option of [...list.options].filter(({ value }) => value !== '')) {
    const texts = [...definitions.values()].map((definition) => asks(definition, option.value, board.language));
    option.textContent = texts.find((text) => text !== option.value) ?? option.value;
  }
}

async function list(board, query, written, signal) {
  const { words, view, formats } = board;
  const [from, to] = daysOf(view, board.card.points);
  const types = new Map(board.dashboard.surveys.map(({ survey, questions }) => [survey, new Map(questions.map(({ question, type }) => [question, type]))]));
  const titles = new Map(board.dashboard.surveys.map(({ survey, title }) => [survey, textIn(board.language, title, survey)]));
  const times = new Intl.DateTimeFormat(board.language, { dateStyle: 'medium', timeStyle: 'short', timeZone: board.dashboard.timezone });
  const found = { count: 0, next: undefined, loading: false };
  const feed = element('div.feed', { role: 'feed', 'aria-label': words.comments.list, 'aria-busy': 'false' });
  const end = element('div.end');
  const told = element('p.quiet.count', { role: 'status' });

  const page = async () => {
    const answer = await board.api.get('/v1/responses', [['survey', view.survey], ['segment', view.segment], ['from', from], ['to', to], ...query, ['cursor', found.next ?? '']], signal);
    found.next = answer.next;
    const shown = answer.responses.map((response) => ({ response, answers: answersOf(response, types.get(response.survey) ?? new Map()) })).filter(({ answers }) => !written || answers.comments.length > 0);
    const definitions = await definitionsOf(board, answer.responses.map(({ survey }) => survey));
    const made = element('div.page', {}, shown.map((each, index) => article(board, each, { titles, times, definition: definitions.get(each.response.survey), place: found.count + index + 1 })));
    made.style.containIntrinsicBlockSize = `auto ${shown.length * ANSWER_HEIGHT}rem`;
    feed.append(made);
    found.count += shown.length;
    told.textContent = found.next === null ? words.comments.count(formats.count(found.count)) : '';
    return shown.length;
  };
  const more = async () => {
    if (found.loading || found.next === null) {
      return;
    }
    found.loading = true;
    feed.setAttribute('aria-busy', 'true');
    replace(end, element('p.quiet', {}, board.frame.loading));
    try {
      let patience = PATIENCE;
      while ((await page()) === 0 && found.next !== null && patience-- > 0) {
        // nothing of it on this page: the next one
      }
      replace(end, found.next === null ? element('p.quiet', {}, words.comments.end) : element('button', { type: 'button', onclick: more }, words.comments.more));
    } catch (error) {
      if (!signal.aborted) {
        replace(end, board.trouble(error, more));
      }
    }
    found.loading = false;
    feed.setAttribute('aria-busy', 'false');
    watcher.unobserve(end);
    if (found.next !== null && !signal.aborted) {
      watcher.observe(end); // tells again if the end is still near
    }
  };
  const scroller = element('div.comments', { tabindex: '0', role: 'group', 'aria-label': words.comments.list }, feed, end);
  const watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && more(), { root: scroller, rootMargin: '800px' });
  signal.addEventListener('abort', () => watcher.disconnect());

  let patience = PATIENCE;
  while ((await page()) === 0 && found.next !== null && patience-- > 0) {
    // as above, but what goes wrong with the first page is told in its place
  }
  if (found.count === 0 && found.next === null) {
    return empty(words.comments.empty, words.comments.emptyAdvice);
  }
  replace(end, found.next === null ? element('p.quiet', {}, words.comments.end) : waiting(board.frame));
  watcher.observe(end);
  told.textContent = found.next === null ? words.comments.count(formats.count(found.count)) : '';
  return [told, scroller];
}

function article({ words, language }, { response, answers }, { titles, times, definition, place }) {
  const text = (question) => asks(definition, question, language);
  const time = times.format(new Date(response.time));
  const survey = titles.get(response.survey) ?? (response.survey === 'tickets' ? words.comments.tickets : response.survey);
  const id = `answer-${place}`;
  return element(
    'article.answer',
    { 'aria-posinset': String(place), 'aria-setsize': '-1', 'aria-labelledby': id, tabindex: '-1' },
    element(
      'header',
      { id },
      answers.scores.map(({ question, score, tone }) => element(`span.score.${tone}`, { title: text(question) }, element('span.asked', {}, text(question)), ' ', element('b', {}, String(score)))),
      element('time', { datetime: response.time }, time),
      response.complete ? null : element('span.flag', {}, words.comments.incomplete),
    ),
    answers.comments.map(({ text }) => element('p.said', { lang: response.language ?? null, dir: 'auto' }, text)),
    answers.choices.map(({ question }) => element('p.quiet', {}, `${text(question)}: ${chosen(definition, question, response.answers[question], language)}`)),
    element('p.quiet.tags', {}, [survey, ...Object.values(response.segment)].join(' · ')),
  );
}
