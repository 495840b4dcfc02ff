/// Which questions explain the answers to another one, and how much of them each explains.
@NullMarked
package rapport.driver;

import org.jspecify.annotations.NullMarked;
