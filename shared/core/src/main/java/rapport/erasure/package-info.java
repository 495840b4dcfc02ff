/// How a customer is taken out of everything that is kept.
@NullMarked
package rapport.erasure;

import org.jspecify.annotations.NullMarked;
