/// What a tenant decides: its time zone, its segments, its surveys' limits.
@NullMarked
package rapport.settings;

import org.jspecify.annotations.NullMarked;
