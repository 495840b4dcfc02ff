/// Queues: what is sent here is kept until somebody has worked it off.
@NullMarked
package rapport.queue;

import org.jspecify.annotations.NullMarked;
