/// SQS on one machine.
@NullMarked
package rapport.local.queues;

import org.jspecify.annotations.NullMarked;
