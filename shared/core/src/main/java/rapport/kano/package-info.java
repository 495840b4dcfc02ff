/// Kano's model: what having or lacking a feature does to satisfaction.
@NullMarked
package rapport.kano;

import org.jspecify.annotations.NullMarked;
