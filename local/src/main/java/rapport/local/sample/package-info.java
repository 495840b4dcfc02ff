/// The sample that a new local system begins with: a year of a company that doesn't exist.
///
/// [Sample] loads it by way of the public interface; [SampleCompany] makes its events up.
@NullMarked
package rapport.local.sample;

import org.jspecify.annotations.NullMarked;
