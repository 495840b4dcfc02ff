/// How customers and their revenue stay: rates of one period, and cohorts over several.
///
/// Shared conventions: every state is a sum over disjoint customers, so it merges exactly; over
/// periods it doesn't add up, because a customer who stays is present in both. A rate of nobody is
/// empty, never 0.
@NullMarked
package rapport.retention;

import org.jspecify.annotations.NullMarked;
