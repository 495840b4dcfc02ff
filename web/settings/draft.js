/// A document that is being changed, and how it comes to the server: as a whole, over the version
/// it was read as.

import { merge, same } from './merge.js';
import { at, cleared, placed } from './pointer.js';

/// @param source `{read, write}`: `read()` gives `{json, version}`, and `write(document, version)`
///   the same of what it became; both throw errors with a `status` of HTTP
export function draftOf({ read, write }) {
  let saved;
  let current;
  let version;
  const adopt = (answer) => {
    saved = answer.json;
    current = answer.json;
    version = answer.version;
  };

  return {
    /// Reads it; what was changed is lost.
    load: async () => adopt(await read()),

    /// Begins with a document that is nowhere yet.
    ///
    /// @param first its version, which says that there must be none
    begin: (document, first) => {
      saved = undefined;
      current = document;
      version = first;
    },

    /// As it was read; undefined if it is new.
    saved: () => saved,
    current: () => current,
    value: (pointer) => at(current, pointer),
    set: (pointer, value) => (current = placed(current, pointer, value)),
    clear: (pointer) => (current = cleared(current, pointer)),
    replace: (document) => (current = document),
    isChanged: () => !same(saved, current),
    discard: () => (current = saved),

    /// Sends it. Where somebody else was faster, what they changed is taken over, nothing is sent,
    /// and what is mine stays where both changed the same.
    ///
    /// @return `{kind: 'saved'}`, or `{kind: 'refused', errors, message}`, or `{kind: 'conflict',
    ///   conflicts}`; whatever else went wrong is thrown
    save: async () => {
      try {
        adopt(await write(current, version));
        return { kind: 'saved' };
      } catch (error) {
        if (error.status === 412) {
          const theirs = await read();
          const { merged, conflicts } = merge(saved ?? {}, current, theirs.json);
          adopt(theirs);
          current = merged;
          return { kind: 'conflict', conflicts };
        }
        if (error.status === 400 || (error.status === 409 && error.errors.length > 0)) {
          return { kind: 'refused', errors: error.errors, message: error.message };
        }
        throw error;
      }
    },
  };
}
