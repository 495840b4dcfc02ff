/// JSON Pointers (RFC 6901): where something is in a document, and what it is there.

/// @return the names and indexes on the way; none for the whole
export function parts(pointer) {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/// @param names that lead there
export function pointerOf(...names) {
  return names.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/// What is there, or undefined.
export function at(document, pointer) {
  return parts(pointer).reduce((value, part) => (has(value, part) ? value[part] : undefined), document);
}

/// The document with something else in that place; the one given stays as it is. What is missing
/// on the way is made.
///
/// @param value undefined takes away what is there; of arrays the rest moves up
export function placed(document, pointer, value) {
  return placedAt(document, parts(pointer), value);
}

/// The document without what is there, nor the objects that held nothing else. Elements of arrays
/// stay, since others count on their place.
export function cleared(document, pointer) {
  const way = parts(pointer);
  const without = placedAt(document, way, undefined);
  const above = way.slice(0, -1);
  const holder = at(without, pointerOf(...above));
  const inArray = Array.isArray(at(without, pointerOf(...above.slice(0, -1))));
  const isEmpty = isContainer(holder) && !Array.isArray(holder) && Object.keys(holder).length === 0;
  return above.length > 0 && isEmpty && !inArray ? cleared(without, pointerOf(...above)) : without;
}

/// Of the pointers that are shown the one that a fault belongs to: itself, else the closest above
/// it.
///
/// @return undefined if there is none
export function nearest(pointers, wanted) {
  return pointers
    .filter((pointer) => wanted === pointer || wanted.startsWith(`${pointer}/`))
    .reduce(
      (best, pointer) => (best === undefined || pointer.length > best.length ? pointer : best),
      undefined,
    );
}

function placedAt(document, way, value) {
  if (way.length === 0) {
    return value;
  }
  const [part, ...rest] = way;
  if (Array.isArray(document)) {
    const index = part === '-' ? document.length : Number(part);
    const next = placedAt(document[index], rest, value);
    return next === undefined
      ? document.toSpliced(index, 1)
      : document.toSpliced(index, index < document.length ? 1 : 0, next);
  }
  const known = isContainer(document) ? document : {};
  const next = placedAt(has(known, part) ? known[part] : undefined, rest, value);
  if (next === undefined) {
    return Object.fromEntries(Object.entries(known).filter(([name]) => name !== part));
  }
  // By entries, or a name such as __proto__ would be no field of its own.
  const entries = Object.entries(known);
  const index = entries.findIndex(([name]) => name === part);
  return Object.fromEntries(index < 0 ? [...entries, [part, next]] : entries.with(index, [part, next]));
}

/// A list has its elements, but its length is no field of the document.
function has(value, part) {
  return isContainer(value) && Object.prototype.propertyIsEnumerable.call(value, part);
}

function isContainer(value) {
  return typeof value === 'object' && value !== null;
}
