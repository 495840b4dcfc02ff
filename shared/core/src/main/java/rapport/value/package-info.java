/// What a customer is given, and what a customer is worth.
@NullMarked
package rapport.value;

import org.jspecify.annotations.NullMarked;
