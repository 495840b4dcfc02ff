/// Links by which one person answers one survey, once.
@NullMarked
package rapport.link;

import org.jspecify.annotations.NullMarked;
