/// Intervals and estimators: pure functions of whole numbers and doubles.
///
/// Shared conventions: an interval is two-sided; a confidence lies strictly between 0 and 1; the
/// point estimate is the raw one, and a method only moves the interval; nothing is rounded, and
/// nothing is ever NaN or infinite. Impossible input (a negative count, more successes than trials)
/// is a bug of the caller and throws [IllegalArgumentException].
@NullMarked
package rapport.statistics;

import org.jspecify.annotations.NullMarked;
