/// Pages of forms: one layout, one escaping, one table of words.
@NullMarked
package rapport.page;

import org.jspecify.annotations.NullMarked;
