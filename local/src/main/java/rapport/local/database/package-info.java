/// DynamoDB on one machine: embedded for the functions in this process, by HTTP for all others, and
/// metered as AWS would bill it.
@NullMarked
package rapport.local.database;

import org.jspecify.annotations.NullMarked;
