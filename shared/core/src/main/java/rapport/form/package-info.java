/// Forms: how a survey's questions are shown, which of them to whom, and when answers are taken.
@NullMarked
package rapport.form;

import org.jspecify.annotations.NullMarked;
