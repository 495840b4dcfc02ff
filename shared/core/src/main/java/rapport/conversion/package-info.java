/// How many customers go on from one stage of a journey to the next.
@NullMarked
package rapport.conversion;

import org.jspecify.annotations.NullMarked;
