/// Shows survey forms.
@NullMarked
package rapport.forms;

import org.jspecify.annotations.NullMarked;
