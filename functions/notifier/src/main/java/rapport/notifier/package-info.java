/// Tells other systems what has happened.
@NullMarked
package rapport.notifier;

import org.jspecify.annotations.NullMarked;
