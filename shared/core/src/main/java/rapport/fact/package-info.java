/// Facts: what the log holds and every figure is folded from.
@NullMarked
package rapport.fact;

import org.jspecify.annotations.NullMarked;
