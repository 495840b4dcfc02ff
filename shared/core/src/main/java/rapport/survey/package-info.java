/// Surveys: what is asked, whether an answer fits, and the fact that a response becomes.
@NullMarked
package rapport.survey;

import org.jspecify.annotations.NullMarked;
