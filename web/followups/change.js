/// What somebody does about a follow-up: what is sent, and what is told where somebody else was
/// faster.

/// What people change of one; the rest is said by answers and alerts.
export const FIELDS = ['assignee', 'note', 'state'];

/// @param followUp as it was read
/// @return the fields that can be changed, as they are sent: nobody is the empty text
export function workOf({ assignee, note, state }) {
  return { assignee: assignee ?? '', note, state };
}

/// What has to be sent to get from one to the other; empty if nothing.
export function changes(before, after) {
  return Object.fromEntries(
    FIELDS.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]),
  );
}

/// What to do when somebody else has changed it meanwhile: what I did not touch becomes theirs,
/// what only I touched stays mine.
///
/// @return `work` with mine wherever both changed the same, and those fields as `clashes`
export function reconciled(before, mine, theirs) {
  const clashes = FIELDS.filter(
    (name) => mine[name] !== before[name] && theirs[name] !== before[name] && mine[name] !== theirs[name],
  );
  const work = Object.fromEntries(
    FIELDS.map((name) => [name, mine[name] === before[name] ? theirs[name] : mine[name]]),
  );
  return { work, clashes };
}

/// Both notes, one below the other, so that neither is lost.
export function bothNotes(mine, theirs) {
  return mine.startsWith(theirs) ? mine : `${theirs.trimEnd()}\n\n${mine}`.trim();
}

/// The question that finds the answer that opened a follow-up among all answers: it has the same
/// id, on the same day in the tenant's zone.
///
/// @param day of `cause.time`, as `2026-03-01`
export function answerQuery({ cause }, day) {
  const low = Object.entries(cause.scores ?? {})[0];
  return [
    ['survey', cause.survey],
    ['from', day],
    ['to', day],
    ...(low === undefined
      ? []
      : [
          ['question', low[0]],
          ['atLeast', String(low[1])],
          ['atMost', String(low[1])],
        ]),
  ];
}
