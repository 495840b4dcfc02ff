/// What comes in: checked events, before anything is derived from them.
@NullMarked
package rapport.event;

import org.jspecify.annotations.NullMarked;
