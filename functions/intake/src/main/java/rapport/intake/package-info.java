/// Takes in what people answer.
@NullMarked
package rapport.intake;

import org.jspecify.annotations.NullMarked;
