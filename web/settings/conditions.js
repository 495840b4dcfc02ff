/// When a question is seen, as far as it can be told in a row of fields: some tests, all or any of
/// which must hold.

/// What a test can ask: by its kind the fields that it has.
const KINDS = {
  score: (test) => only(test, ['question', 'atLeast', 'atMost']) && bounded(test),
  is: (test) => only(test, ['question', 'is']) && 'is' in test,
  answered: (test) => only(test, ['question', 'answered']) && typeof test.answered === 'boolean',
  attribute: (test) => only(test, ['attribute', 'is']) && 'is' in test,
};

/// Takes a condition apart.
///
/// @param when of a question; undefined if it is always seen
/// @return `join` and `tests`, or undefined if it can't be told in fields
export function testsOf(when) {
  if (when === undefined) {
    return { join: 'all', tests: [] };
  }
  const joins = ['all', 'any'].filter((join) => Array.isArray(when?.[join]));
  if (joins.length === 1 && Object.keys(when).length === 1) {
    const tests = when[joins[0]];
    return tests.every((test) => kindOf(test) !== undefined) ? { join: joins[0], tests } : undefined;
  }
  return kindOf(when) === undefined ? undefined : { join: 'all', tests: [when] };
}

/// Puts it together again.
export function whenOf({ join, tests }) {
  return tests.length === 0 ? undefined : tests.length === 1 ? tests[0] : { [join]: tests };
}

/// `score`, `is`, `answered` or `attribute`, or undefined.
export function kindOf(test) {
  return typeof test !== 'object' || test === null
    ? undefined
    : Object.keys(KINDS).find((kind) => KINDS[kind](test));
}

/// The test that is usual for a question: low scores, its first option, or that it was answered.
///
/// @param scale of its scores, undefined if it has none
export function usualTest(question, scale) {
  if (scale !== undefined) {
    return { question: question.id, atMost: Math.floor((scale.low + scale.high) / 2) };
  }
  const first = question.options?.[0]?.id;
  return first === undefined
    ? { question: question.id, answered: true }
    : { question: question.id, is: [first] };
}

/// The values that a test lists, one or many.
export function valuesOf(test) {
  return Array.isArray(test.is) ? test.is : [test.is];
}

function only(test, names) {
  return Object.keys(test).every((name) => names.includes(name)) && typeof test[names[0]] === 'string';
}

function bounded(test) {
  return Number.isInteger(test.atLeast) || Number.isInteger(test.atMost);
}
