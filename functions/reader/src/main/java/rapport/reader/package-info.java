/// Serves summaries to those who read them.
@NullMarked
package rapport.reader;

import org.jspecify.annotations.NullMarked;
