/// How many of those who were asked answered.
@NullMarked
package rapport.response;

import org.jspecify.annotations.NullMarked;
