/// Indices that weigh several questions into one figure: customer satisfaction (CSI), the ACSI form
/// and customer loyalty (CLI).
@NullMarked
package rapport.index;

import org.jspecify.annotations.NullMarked;
