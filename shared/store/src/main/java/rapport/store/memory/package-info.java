/// The memory adapter of [rapport.store.Table].
@NullMarked
package rapport.store.memory;

import org.jspecify.annotations.NullMarked;
