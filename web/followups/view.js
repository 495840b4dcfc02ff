/// Which follow-ups are shown, as the address says it: a link reproduces the view.

const STATES = ['open', 'resolved'];
const ORDERS = ['value', 'newest'];

/// Everybody's, and nobody's, which are no names of people: those are `=name`.
export const ANYBODY = '';
export const NOBODY = 'nobody';

/// @param search the query of an address; what is wrong in it is as if it were left out
export function viewOf(search) {
  const given = new URLSearchParams(search);
  const state = oneOf(STATES, given.get('state')) ?? 'open';
  const order = state === 'open' ? (oneOf(ORDERS, given.get('order')) ?? 'value') : 'newest';
  const whose = given.get('whose') ?? ANYBODY;
  const known = whose === NOBODY || (whose.startsWith('=') && whose.length > 1);
  return { state, order, whose: known ? whose : ANYBODY };
}

/// The address of a view, with nothing in it that would be so anyway.
export function searchOf({ state, order, whose }) {
  const shown = new URLSearchParams();
  if (state !== 'open') {
    shown.set('state', state);
  } else if (order !== 'value') {
    shown.set('order', order);
  }
  if (whose !== ANYBODY) {
    shown.set('whose', whose);
  }
  const text = shown.toString();
  return text === '' ? '' : `?${text}`;
}

/// What the interface is asked. Without an assignee everybody's come, with an empty one nobody's,
/// so the whole query is made here.
export function pathOf({ state, order, whose }, cursor) {
  const query = new URLSearchParams({ state, order });
  if (whose !== ANYBODY) {
    query.set('assignee', whose === NOBODY ? '' : whose.slice(1));
  }
  if (cursor !== undefined) {
    query.set('cursor', cursor);
  }
  return `/v1/followups?${query}`;
}

function oneOf(names, name) {
  return names.includes(name) ? name : undefined;
}
