/// Hours, days, weeks, months, quarters and years in any time zone.
@NullMarked
package rapport.period;

import org.jspecify.annotations.NullMarked;
