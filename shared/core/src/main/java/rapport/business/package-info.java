/// How long something took: by the clock, or in business hours.
@NullMarked
package rapport.business;

import org.jspecify.annotations.NullMarked;
