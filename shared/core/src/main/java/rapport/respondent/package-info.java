/// Respondents: who was invited to a survey and answered it, kept by surveys that say so, and the
/// votes and answered invitations that are derived from it.
@NullMarked
package rapport.respondent;

import org.jspecify.annotations.NullMarked;
