/// What customers buy, and how often.
@NullMarked
package rapport.purchase;

import org.jspecify.annotations.NullMarked;
