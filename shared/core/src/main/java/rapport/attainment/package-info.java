/// What was promised to be done in time, and whether it was.
@NullMarked
package rapport.attainment;

import org.jspecify.annotations.NullMarked;
