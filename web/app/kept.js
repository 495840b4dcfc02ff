/// What a browser keeps for us. Where storage is switched off nothing is kept, and all else works.

export const kept = {
  /// For this tab only.
  session: keptIn(() => sessionStorage),
  /// Until it is cleared.
  local: keptIn(() => localStorage),
};

function keptIn(storage) {
  const tried = (action) => {
    try {
      return action(storage());
    } catch {
      return null;
    }
  };
  return {
    get: (name) => tried((there) => there.getItem(name)),
    set: (name, value) => tried((there) => there.setItem(name, value)),
    remove: (name) => tried((there) => there.removeItem(name)),
  };
}
