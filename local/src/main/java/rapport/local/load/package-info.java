/// Sends many events to a whole system, kills its functions meanwhile, and compares its answers
/// with what was sent.
@NullMarked
package rapport.local.load;

import org.jspecify.annotations.NullMarked;
