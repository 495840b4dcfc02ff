/// How often the intervals hold what they promise: each method on truths that are known.
@NullMarked
package rapport.local.coverage;

import org.jspecify.annotations.NullMarked;
