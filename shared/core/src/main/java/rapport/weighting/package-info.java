/// Answers that count more or less than one, so that those who answered stand for all who were
/// asked about: by weights of their own, by strata, or by known margins.
@NullMarked
package rapport.weighting;

import org.jspecify.annotations.NullMarked;
