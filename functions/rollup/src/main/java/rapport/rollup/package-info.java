/// Folds what was recorded into summaries.
@NullMarked
package rapport.rollup;

import org.jspecify.annotations.NullMarked;
