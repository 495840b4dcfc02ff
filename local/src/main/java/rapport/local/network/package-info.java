/// Where the parts of the system listen.
@NullMarked
package rapport.local.network;

import org.jspecify.annotations.NullMarked;
