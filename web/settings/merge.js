/// What two people made of one document, brought together.

import { at, parts, placed, pointerOf } from './pointer.js';

/// Merges three versions of a document, field by field. Lists whose elements name themselves are
/// merged element by element.
///
/// @param base what both began with
/// @param mine what I made of it
/// @param theirs what somebody else made of it meanwhile
/// @return `merged`, which holds mine wherever both changed the same, and those places as
///   `conflicts`, each with its pointer into the merged document
export function merge(base, mine, theirs) {
  const conflicts = [];
  const merged = mergedAt([], base, mine, theirs, conflicts);
  return { merged, conflicts };
}

/// The merged document with theirs in the place of mine where that was chosen.
///
/// @param conflicts as `merge` tells them
/// @param chosen those of them where theirs is wanted
export function resolved(merged, conflicts, chosen) {
  // From the last on, so that what comes before stays in its place.
  return conflicts.toReversed().reduce((document, conflict) => {
    if (!chosen.includes(conflict)) {
      return document;
    }
    const { pointer, mine, theirs } = conflict;
    const above = pointerOf(...parts(pointer).slice(0, -1));
    const list = pointer === '' ? undefined : at(document, above);
    return mine === undefined && Array.isArray(list)
      ? placed(document, above, list.toSpliced(Number(parts(pointer).at(-1)), 0, theirs))
      : placed(document, pointer, theirs);
  }, merged);
}

/// Whether two documents say the same. The order of fields says nothing.
export function same(one, other) {
  if (one === other) {
    return true;
  }
  if (Array.isArray(one) || Array.isArray(other)) {
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((value, index) => same(value, other[index]))
    );
  }
  if (!isObject(one) || !isObject(other)) {
    return false;
  }
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && same(one[name], other[name]))
  );
}

function mergedAt(way, base, mine, theirs, conflicts) {
  if (same(mine, theirs) || same(base, theirs)) {
    return mine;
  }
  if (same(base, mine)) {
    return theirs;
  }
  if (isObject(mine) && isObject(theirs)) {
    return mergedObjects(way, isObject(base) ? base : {}, mine, theirs, conflicts);
  }
  const lists = [base ?? [], mine, theirs];
  if (lists.every(isNamed)) {
    return mergedLists(way, ...lists, conflicts);
  }
  conflicts.push({ pointer: pointerOf(...way), base, mine, theirs });
  return mine;
}

function mergedObjects(way, base, mine, theirs, conflicts) {
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  return Object.fromEntries(
    [...names]
      .map((name) => [
        name,
        mergedAt([...way, name], own(base, name), own(mine, name), own(theirs, name), conflicts),
      ])
      .filter(([, value]) => value !== undefined),
  );
}

/// The order is mine if I changed it, else theirs; what the other has added stays behind the one
/// it stood behind.
function mergedLists(way, base, mine, theirs, conflicts) {
  const [baseBy, mineBy, theirsBy] = [base, mine, theirs].map(
    (list) => new Map(list.map((value) => [nameOf(value), value])),
  );
  const ordered = isReordered(base, mine) || same(names(base), names(theirs)) ? mine : theirs;
  const others = ordered === mine ? theirs : mine;
  const order = names(ordered);
  others.forEach((value, index) => {
    const name = nameOf(value);
    if (!order.includes(name)) {
      const before = index === 0 ? -1 : order.indexOf(nameOf(others[index - 1]));
      order.splice(before + 1, 0, name);
    }
  });
  const merged = [];
  for (const name of order) {
    const place = [...way, merged.length];
    const value = mergedAt(place, baseBy.get(name), mineBy.get(name), theirsBy.get(name), conflicts);
    if (value !== undefined) {
      merged.push(value);
    }
  }
  return merged;
}

function isReordered(base, mine) {
  const kept = names(mine).filter((name) => names(base).includes(name));
  const before = names(base).filter((name) => kept.includes(name));
  return !same(kept, before);
}

function names(list) {
  return list.map(nameOf);
}

/// What an element is called: a question or option by its id, a version by its name and first day,
/// a rule by what it asks.
function nameOf(value) {
  const { id, name, from, survey, question, metric, by } = isObject(value) ? value : {};
  const called = [id ?? name, survey, question, metric, by].filter((part) => part !== undefined);
  return called.length === 0 && from === undefined ? undefined : JSON.stringify([...called, from ?? '']);
}

function isNamed(list) {
  return (
    Array.isArray(list) &&
    list.every((value) => nameOf(value) !== undefined) &&
    new Set(names(list)).size === list.length
  );
}

function own(object, name) {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
