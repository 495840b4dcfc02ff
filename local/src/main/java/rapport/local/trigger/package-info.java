/// Calls functions by what waits in a queue, and by the clock.
@NullMarked
package rapport.local.trigger;

import org.jspecify.annotations.NullMarked;
