/// Runs functions as Lambda does: an event in, an answer out, both as JSON.
@NullMarked
package rapport.local.function;

import org.jspecify.annotations.NullMarked;
