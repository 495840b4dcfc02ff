/// What changed, by how much, whether that can be chance, and where it comes from: between two
/// periods, or between a segment and the rest.
@NullMarked
package rapport.comparison;

import org.jspecify.annotations.NullMarked;
