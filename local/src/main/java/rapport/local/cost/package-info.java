/// What functions use: throughput of the database, requests, invocations, rights.
@NullMarked
package rapport.local.cost;

import org.jspecify.annotations.NullMarked;
