/// Lets those who run surveys set them up.
@NullMarked
package rapport.admin;

import org.jspecify.annotations.NullMarked;
