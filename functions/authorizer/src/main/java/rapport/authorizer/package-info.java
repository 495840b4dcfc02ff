/// Finds out who calls, before any other function is.
@NullMarked
package rapport.authorizer;

import org.jspecify.annotations.NullMarked;
