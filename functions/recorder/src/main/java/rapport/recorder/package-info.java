/// Records what was taken in.
@NullMarked
package rapport.recorder;

import org.jspecify.annotations.NullMarked;
