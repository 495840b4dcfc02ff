/// The dynamo adapter of [rapport.store.Table].
@NullMarked
package rapport.store.dynamo;

import org.jspecify.annotations.NullMarked;
