/// What tickets and customers have in common: a set of events, the facts derived from it, and which
/// of them have to go into the log.
@NullMarked
package rapport.entity;

import org.jspecify.annotations.NullMarked;
