/// The whole system, as those who send to it and ask it see it.
@NullMarked
package rapport.local.system;

import org.jspecify.annotations.NullMarked;
