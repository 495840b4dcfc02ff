/// Functions of a few lines, by which the runtime is tested without the real ones.
@NullMarked
package rapport.local.tiny;

import org.jspecify.annotations.NullMarked;
