/// Customers: sets of events, and the changes of the number of customers that are derived from
/// them.
@NullMarked
package rapport.customer;

import org.jspecify.annotations.NullMarked;
