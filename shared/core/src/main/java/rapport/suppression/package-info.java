/// What is not shown, because so few answered that it would say who they are.
@NullMarked
package rapport.suppression;

import org.jspecify.annotations.NullMarked;
