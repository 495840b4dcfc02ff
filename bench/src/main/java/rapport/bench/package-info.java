/// How fast Rapport is where that matters, beside the least that could be done in its place. Run by
/// `./rapport bench`; nothing of it is deployed, and no test asserts a time.
@NullMarked
package rapport.bench;

import org.jspecify.annotations.NullMarked;
