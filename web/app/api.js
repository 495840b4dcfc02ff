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

/// @param key a key of the tenant
/// @param base where the interface is, empty for where the page is from
export function apiFor(key, base = '') {
  const send = async (method, path, { query = [], body, headers = {}, signal } = {}) => {
    const search = new URLSearchParams(query.filter(([, value]) => value !== '')).toString();
    const address = base + path + (search === '' ? '' : `?${search}`);
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
    if (!answer.ok) {
      throw new Refused(answer.status, json ?? {});
    }
    return { json, version: answer.headers.get('etag') };
  };
  return {
    get: async (path, query, signal) => (await send('GET', path, { query, signal })).json,
    read: (path) => send('GET', path),
    put: (path, body, version) =>
      send('PUT', path, { body, headers: version ? { 'if-match': version } : {} }),
    patch: (path, body, version) =>
      send('PATCH', path, { body, headers: version ? { 'if-match': version } : {} }),
    post: (path, body) => send('POST', path, { body }),
    remove: (path, version) =>
      send('DELETE', path, { headers: version ? { 'if-match': version } : {} }),
  };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
