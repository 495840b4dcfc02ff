package rapport.respondent;

import rapport.survey.Survey;

/// Names a respondent within its tenant.
///
/// @param survey the survey, whose name has no slash
/// @param subject the customer
public record RespondentId(String survey, String subject) {

  private static final char BETWEEN = '/';

  public RespondentId {
    if (!Survey.isName(survey)) {
      throw new IllegalArgumentException("no survey is called " + survey);
    }
  }

  /// The id that keys and facts name.
  ///
  /// @throws IllegalArgumentException if it is none
  public static RespondentId parse(String id) {
    int slash = id.indexOf(BETWEEN);
    if (slash < 0) {
      throw new IllegalArgumentException("no respondent has the id " + id);
    }
    return new RespondentId(id.substring(0, slash), id.substring(slash + 1));
  }

  /// As keys and facts name it.
  @Override
  public String toString() {
    return survey + BETWEEN + subject;
  }
}
