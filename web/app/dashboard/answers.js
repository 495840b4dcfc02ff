/// What a single answer comes to, before it is shown.

/// Scores, comments and choices of a response, each with its question, in the survey's order.
///
/// @param response of `/v1/responses`
/// @param types question → type, of the survey; unknown questions go by what was answered
export function answersOf(response, types) {
  const order = [...types.keys()];
  const place = (question) => (order.includes(question) ? order.indexOf(question) : order.length);
  const found = { scores: [], comments: [], choices: [] };
  for (const [question, answer] of Object.entries(response.answers).sort(([one], [two]) => place(one) - place(two))) {
    const type = types.get(question);
    if (typeof answer === 'number') {
      found.scores.push({ question, score: answer, tone: type === 'nps' ? toneOf(answer) : 'plain' });
    } else if (Array.isArray(answer) || type === 'choice' || type === 'choices') {
      found.choices.push({ question, chosen: [answer].flat().join(', ') });
    } else if (type === 'csat') {
      found.scores.push({ question, score: answer, tone: 'plain' }); // good or bad
    } else if (String(answer).trim() !== '') {
      found.comments.push({ question, text: String(answer) });
    }
  }
  return found;
}

/// As promoters, passives and detractors are parted.
function toneOf(score) {
  return score >= 9 ? 'good' : score >= 7 ? 'middling' : 'bad';
}

/// The questions of surveys that have scores, for a filter: each once.
export function scoredOf(surveys, survey) {
  const chosen = surveys.filter((each) => survey === '' || each.survey === survey);
  const scored = chosen.flatMap(({ questions }) => questions.filter(({ type }) => ['nps', 'csat', 'ces', 'rating'].includes(type)));
  return [...new Set(scored.map(({ question }) => question))];
}
