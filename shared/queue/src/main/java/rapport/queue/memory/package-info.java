/// Queues in memory, for tests.
@NullMarked
package rapport.queue.memory;

import org.jspecify.annotations.NullMarked;
