/// Who may do what.
@NullMarked
package rapport.access;

import org.jspecify.annotations.NullMarked;
