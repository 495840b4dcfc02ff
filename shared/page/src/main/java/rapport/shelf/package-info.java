/// What forms and their answers are held to, read from the table of summaries and remembered for a
/// minute: definitions of surveys, secrets of links, how many answers are in.
@NullMarked
package rapport.shelf;

import org.jspecify.annotations.NullMarked;
