/// Keys: which there are, where a page has its own from, and where they are kept.

const NAME = 'rapport.key.';

const TENANT = 'rapport.tenant';

/// Which kinds of key fit what a page needs, the best first.
export const FITTING = {
  read: ['read', 'token'],
  people: ['srv', 'token', 'read'],
  admin: ['srv', 'token'],
};

const SHAPES = {
  read: /^read_[\w-]+$/,
  srv: /^srv_[\w-]+$/,
  pub: /^pub_[\w-]+$/,
  token: /^[\w-]+\.[\w-]+\.[\w-]*$/, // of an OpenID Connect issuer
};

/// Of which kind a key is: `read`, `srv`, `pub`, `token`; undefined if it is no key.
export function kindOfKey(key) {
  return Object.keys(SHAPES).find((kind) => SHAPES[kind].test(key));
}

/// The key in the fragment of an address, which no server sees: `#key=read_…`.
///
/// @return `{key, rest}`: the key or undefined, and the fragment without it
export function keyInFragment(fragment) {
  const parts = fragment.replace(/^#/, '').split('&');
  const [found] = parts.filter((part) => part.startsWith('key='));
  const rest = parts.filter((part) => part !== '' && !part.startsWith('key=')).join('&');
  return {
    key: found === undefined ? undefined : decoded(found.slice('key='.length)),
    rest: rest === '' ? '' : `#${rest}`,
  };
}

/// Keeps the key that the page's address brings, if it brings one, so that the page uses it.
///
/// @param keys a [keyring]
/// @param kinds those that the page takes, the best first
/// @return whether it brought one
export function takeKey(keys, kinds) {
  const { key, rest } = keyInFragment(location.hash);
  if (key === undefined) {
    return false;
  }
  // Out of the address first, so that no copied link has it.
  history.replaceState(history.state, '', location.pathname + location.search + rest);
  if (kindOfKey(key) !== undefined) {
    keys.use(key, kinds);
  }
  return true;
}

/// Keys of a tab, one of each kind, so that the dashboard and the settings can each have their own:
/// all of one tenant, or pages beside each other would show the data of several.
///
/// @param storage as of [kept]
export function keyring(storage) {
  const keep = (key) => storage.set(NAME + kindOfKey(key), key);
  const forget = () => {
    Object.keys(SHAPES).forEach((kind) => storage.remove(NAME + kind));
    storage.remove(TENANT);
  };
  /// The first there is of kinds, the best first.
  const first = (kinds) => {
    for (const kind of kinds) {
      const key = storage.get(NAME + kind);
      if (key !== null && kindOfKey(key) === kind) {
        return { kind, key };
      }
    }
    return undefined;
  };
  const only = (key) => {
    forget();
    keep(key);
  };
  return {
    first,
    forget,
    /// Keeps a key, and is left with it alone if the page would use another one.
    ///
    /// @param kinds those that the page takes, the best first
    use: (key, kinds) => {
      keep(key);
      if (kinds.includes(kindOfKey(key)) && first(kinds).key !== key) {
        only(key);
      }
    },
    /// Whose the keys are, or null before anybody has said so.
    tenant: () => storage.get(TENANT),
    /// It was said whose a key is: those of another tenant are no longer kept.
    belongs: (key, tenant) => {
      if (storage.get(NAME + kindOfKey(key)) === key && storage.get(TENANT) !== tenant) {
        only(key);
        storage.set(TENANT, tenant);
      }
    },
  };
}

function decoded(text) {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text;
  }
}
