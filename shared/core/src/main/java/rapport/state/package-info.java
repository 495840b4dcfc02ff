/// What a period's record stores: whole numbers that merge exactly, in any order and grouping.
@NullMarked
package rapport.state;

import org.jspecify.annotations.NullMarked;
