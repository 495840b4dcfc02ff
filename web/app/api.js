/// Asks the public interface.

/// An answer that is no figure: what it says, and what can be done.
export class Refused extends Error {
  /// @param status of HTTP; 0 if nothing answered
  /// @param problem as RFC 9457 has it
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? '');
    this.status = status;
    this.errors = problem.errors ?? [];
  }
}

/// What was asked for by [askAhead] and is nobody's yet: `{key, address, answer}`.
let ahead;

/// When answers were given.
const times = new WeakMap();

/// By the clock of who answered, in milliseconds since 1970; not a number if that is not known.
export function answeredAt(json) {
  return times.get(json) ?? NaN;
}

/// Asks for what is going to be asked for first, before there is anybody to show it. Whoever asks
/// first, by the same key and for the same, gets this answer; else nobody does.
export function askAhead(key, path, query) {
  const answer = apiFor(key).read(path, query);
  answer.catch(() => {}); // told to whoever gets it
  ahead = { key, address: addressOf(path, query), answer };
}

/// @param key a key of the tenant
/// @param base where the interface is, empty for where the page is from
/// @param heard called with each answer's tenant, if it names one
export function apiFor(key, base = '', heard = () => {}) {
  const told = (answer) => {
    if (answer.tenant !== null) {
      heard(answer.tenant);
    }
    return answer;
  };
  const send = async (method, path, { query = [], body, headers = {}, signal } = {}) => {
    const address = base + addressOf(path, query);
    let answer;
    try {
      answer = await fetch(address, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal,
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      });
    } catch (cause) {
      if (cause.name === 'AbortError') {
        throw cause;
      }
      throw new Refused(0, {});
    }
    const text = await answer.text();
    const json = parsed(text);
    if (json !== undefined && json !== null) {
      times.set(Object(json), Date.parse(answer.headers.get('date')));
    }
    const { tenant } = told({ tenant: answer.headers.get('rapport-tenant') });
    if (!answer.ok) {
      throw new Refused(answer.status, json ?? {});
    }
    return { json, version: answer.headers.get('etag'), tenant };
  };
  return {
    get: async (path, query, signal) => {
      const asked = takenAhead(key, base + addressOf(path, query));
      return (asked === undefined ? await send('GET', path, { query, signal }) : told(await asked)).json;
    },
    read: (path, query) => send('GET', path, { query }),
    put: (path, body, version) =>
      send('PUT', path, { body, headers: version ? { 'if-match': version } : {} }),
    patch: (path, body, version) =>
      send('PATCH', path, { body, headers: version ? { 'if-match': version } : {} }),
    post: (path, body) => send('POST', path, { body }),
    remove: (path, version) =>
      send('DELETE', path, { headers: version ? { 'if-match': version } : {} }),
  };
}

function addressOf(path, query = []) {
  const search = new URLSearchParams(query.filter(([, value]) => value !== '')).toString();
  return search === '' ? path : `${path}?${search}`;
}

function takenAhead(key, address) {
  const asked = ahead;
  ahead = undefined;
  return asked?.key === key && asked.address === address ? asked.answer : undefined;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
