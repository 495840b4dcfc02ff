/// The border to the outside: HTTP, JSON and the log line.
@NullMarked
package rapport.edge;

import org.jspecify.annotations.NullMarked;
