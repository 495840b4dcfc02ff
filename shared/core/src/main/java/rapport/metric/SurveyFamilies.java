package rapport.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rapport.fact.Family;
import rapport.survey.Question;
import rapport.survey.Survey;

/// The families that sources stand for where nothing narrows them.
///
/// @param surveys all definitions of a tenant, those that were deleted included
public record SurveyFamilies(List<Survey> surveys) {

  private static final Family RATING = Family.question("tickets", "rating");
  private static final String TYPE_OF_RATING = "csat";

  public SurveyFamilies {
    surveys = List.copyOf(surveys);
  }

  public List<Family> of(Source source) {
    return switch (source) {
      case Source.Of(var families) -> families;
      case Source.Predictions() -> List.of();
      case Source.Surveys(String having) ->
          surveys.stream()
              .filter(survey -> survey.has(having))
              .map(Survey::id)
              .map(Family::survey)
              .toList();
      case Source.Questions(String type) -> {
        var families = new ArrayList<Family>();
        surveys.forEach(survey -> asked(survey, type).forEach(families::add));
        if (type.equals(TYPE_OF_RATING)) {
          families.add(RATING);
        }
        yield List.copyOf(families);
      }
    };
  }

  private static Stream<Family> asked(Survey survey, String type) {
    return Stream.concat(survey.questions().stream(), survey.retired().stream())
        .filter((Question question) -> question.type().word().equals(type))
        .map(question -> Family.question(survey.id(), question.id()));
  }
}
