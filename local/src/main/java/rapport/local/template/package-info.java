/// Reads what to run from the template that is deployed, so that local and deployed can't drift
/// apart.
@NullMarked
package rapport.local.template;

import org.jspecify.annotations.NullMarked;
