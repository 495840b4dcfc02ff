/// What customers perceived against what they expected: the ratio, and the gap by dimension.
@NullMarked
package rapport.expectation;

import org.jspecify.annotations.NullMarked;
