/// Runs the whole system on one machine, without Docker and without an account.
@NullMarked
package rapport.local;

import org.jspecify.annotations.NullMarked;
