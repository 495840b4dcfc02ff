/// Folds: from the facts of a local day to the parts of its summary, and from days to months.
@NullMarked
package rapport.fold;

import org.jspecify.annotations.NullMarked;
