/// How many customers take part, and how often.
@NullMarked
package rapport.activity;

import org.jspecify.annotations.NullMarked;
