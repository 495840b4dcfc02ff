/// Mapping files: how the rows of a file become events. `docs/importing.md` describes the language.
@NullMarked
package rapport.local.importer.mapping;

import org.jspecify.annotations.NullMarked;
