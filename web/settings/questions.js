/// Questions of a survey's definition: what each type has, and how they are added, moved and taken
/// away. Everything else in a definition stays as it is.

/// What a type of question has beside its words.
///
/// @param scales those it may have, the usual one first; of `free` any two whole numbers
export const TYPES = {
  nps: { scored: true, scales: ['0-10'], fixed: true, looks: true },
  csat: { scored: true, scales: ['1-5', '1-7', 'good-bad'], looks: true },
  ces: { scored: true, scales: ['1-7', '1-5'], direction: true, looks: true },
  rating: { scored: true, scales: ['1-10', '1-5', '1-7'], free: true, feeds: true, looks: true },
  choice: { offering: true },
  choices: { offering: true, several: true },
  matrix: { scored: true, scales: ['1-10', '1-5', '1-7'], free: true, rows: true },
  text: {},
};

/// What a rating may feed, with the parts it can play and what must be named beside.
export const FEEDS = {
  csi: { roles: [], names: ['dimension'], weighted: true },
  acsi: { roles: ['satisfaction', 'expectancy', 'ideal'], names: [] },
  cli: { roles: ['recommend', 'rebuy', 'try'], names: [] },
  satisfaction_ratio: { roles: ['perceived', 'expected'], names: [] },
  gap: { roles: ['perceived', 'expected'], names: ['dimension'], weighted: true },
  kano: { roles: ['functional', 'dysfunctional'], names: ['item'] },
  apostle: { roles: ['satisfaction', 'loyalty'], names: [] },
};

/// Fields that a question keeps whatever its type is.
const COMMON = ['id', 'text', 'help', 'required', 'when'];

/// The lowest and highest score of a question, or undefined if it has no scores.
export function scaleOf(question) {
  const type = TYPES[question.type];
  if (!type?.scored) {
    return undefined;
  }
  const scale = type.fixed ? type.scales[0] : (question.scale ?? type.scales[0]);
  if (scale === 'good-bad') {
    return { low: 0, high: 1 };
  }
  const found = /^(\d{1,3})-(\d{1,3})$/.exec(scale);
  return found === null ? undefined : { low: Number(found[1]), high: Number(found[2]) };
}

/// How scores of a scale can look.
export function looksOf(question) {
  if (question.type === 'choice') {
    return ['list', 'menu'];
  }
  const scale = TYPES[question.type]?.looks ? scaleOf(question) : undefined;
  if (scale === undefined) {
    return [];
  }
  if (question.scale === 'good-bad') {
    return ['numbers', 'smileys'];
  }
  const from1To = (least, most) => scale.low === 1 && scale.high >= least && scale.high <= most;
  return ['numbers', ...(from1To(3, 10) ? ['stars'] : []), ...(from1To(3, 7) ? ['smileys'] : [])];
}

/// The ids of all questions, tables and their rows.
export function idsOf(definition) {
  return (definition.questions ?? []).flatMap((question) => [
    question.id,
    ...(question.rows ?? []).map((row) => row.id),
  ]);
}

/// An id that no other has: `nps`, `nps-2` …
export function freshId(taken, wanted) {
  let id = wanted;
  for (let number = 2; taken.includes(id); number++) {
    id = `${wanted}-${number}`;
  }
  return id;
}

/// A definition with one more question at its end, of a type and with texts in these languages.
export function added(definition, type) {
  const question = retyped({ id: freshId(idsOf(definition), type), type: 'text' }, type, definition);
  return { ...definition, questions: [...(definition.questions ?? []), question] };
}

/// The same question as another type: its words stay, what the type does not have goes, what it
/// needs comes.
export function retyped(question, type, definition = {}) {
  const kept = Object.fromEntries(Object.entries(question).filter(([name]) => COMMON.includes(name)));
  const { scored, scales, free, offering, rows } = TYPES[type];
  const made = { ...kept, type };
  if (scored && question.labels !== undefined) {
    made.labels = question.labels;
  }
  if (free) {
    made.scale = scales.includes(question.scale) ? question.scale : scales[0];
  }
  if (offering) {
    made.options = question.options ?? [{ id: 'a' }, { id: 'b' }];
  }
  if (rows) {
    const taken = idsOf(definition);
    made.rows = question.rows ?? [{ id: freshId(taken, `${question.id}-1`) }];
  }
  return made;
}

/// A definition with a question in another place.
export function moved(definition, from, to) {
  const questions = definition.questions;
  if (to < 0 || to >= questions.length || from === to) {
    return definition;
  }
  return { ...definition, questions: questions.toSpliced(from, 1).toSpliced(to, 0, questions[from]) };
}

/// The questions that a condition of the question at `index` may ask about: all before it, the rows
/// of tables one by one.
export function earlier(definition, index) {
  return (definition.questions ?? [])
    .slice(0, index)
    .flatMap((question) =>
      question.type === 'matrix'
        ? (question.rows ?? []).map((row) => ({ ...row, type: 'rating', scale: question.scale }))
        : [question],
    );
}

/// Where a definition asks about a question that does not come before: after it was moved or taken
/// away.
///
/// @return `{index, asks}` for each such question
export function lost(definition) {
  const all = (definition.questions ?? []).flatMap((question, index) => {
    const known = earlier(definition, index).map((one) => one.id);
    return askedBy(question.when)
      .filter((id) => !known.includes(id))
      .map((asks) => ({ index, asks }));
  });
  return all.filter(
    (one, place) => all.findIndex((other) => other.index === one.index && other.asks === one.asks) === place,
  );
}

/// Which questions a condition asks about, however deep.
export function askedBy(when) {
  if (typeof when !== 'object' || when === null) {
    return [];
  }
  return [
    ...(typeof when.question === 'string' ? [when.question] : []),
    ...['all', 'any'].flatMap((join) => (Array.isArray(when[join]) ? when[join].flatMap(askedBy) : [])),
    ...askedBy(when.not),
  ];
}

/// Which questions a definition kept, changed in type, scale or direction: those can't be saved
/// under the same id.
///
/// @param before as it was saved
/// @return ids
export function changedForGood(before, definition) {
  const known = new Map(flat(before).map((question) => [question.id, question]));
  return flat(definition)
    .filter((question) => {
      const saved = known.get(question.id);
      return saved !== undefined && fixedOf(saved) !== fixedOf(question);
    })
    .map((question) => question.id);
}

function flat(definition) {
  return earlier(definition, (definition.questions ?? []).length);
}

function fixedOf(question) {
  const { type, metric, role, dimension, item } = question;
  const scale = TYPES[type]?.scored ? (question.scale ?? TYPES[type].scales[0]) : '';
  const usual = scale === '1-5' ? 'effort' : 'ease';
  const high = type === 'ces' ? (question.high ?? usual) : '';
  return JSON.stringify([type, scale, high, metric, role, dimension, item]);
}

/// A definition in which a question, or a row of a table, has another id. What asks about it asks
/// by the new one.
export function renamed(definition, from, to) {
  const changed = (value) => {
    if (Array.isArray(value)) {
      return value.map(changed);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const entries = Object.entries(value).map(([name, inner]) => [
      name,
      name === 'question' && inner === from ? to : changed(inner),
    ]);
    return Object.fromEntries(entries);
  };
  const named = (one) => (one.id === from ? { ...one, id: to } : one);
  const questions = (definition.questions ?? []).map((question) => ({
    ...named(question),
    ...(question.rows === undefined ? {} : { rows: question.rows.map(named) }),
    ...(question.when === undefined ? {} : { when: changed(question.when) }),
  }));
  const { thankYou } = definition;
  return {
    ...definition,
    questions,
    ...(thankYou?.question === from ? { thankYou: { ...thankYou, question: to } } : {}),
  };
}
