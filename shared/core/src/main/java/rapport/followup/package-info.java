/// Somebody is unhappy, and somebody else is to look after that.
@NullMarked
package rapport.followup;

import org.jspecify.annotations.NullMarked;
