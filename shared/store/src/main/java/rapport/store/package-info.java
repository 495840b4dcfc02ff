/// Keeps what was recorded: the DynamoDB adapters of the ports in core.
@NullMarked
package rapport.store;

import org.jspecify.annotations.NullMarked;
