/// Tickets: sets of events, and the response and resolution times, counts and backlog changes that
/// are derived from them.
@NullMarked
package rapport.ticket;

import org.jspecify.annotations.NullMarked;
