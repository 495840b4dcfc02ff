package rapport.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rapport.edge.FieldError;
import rapport.fact.Family;
import rapport.metric.Source;
import rapport.survey.Question;
import rapport.survey.Survey;

/// The families that a metric's source stands for, narrowed to a survey or question.
///
/// @param survey a survey's id, empty for all
/// @param question a question's id, empty for all
record Families(TenantView view, String survey, String question) {

  /// Ratings of tickets count as a survey of this name with one question.
  private static final String TICKETS = "tickets";

  private static final String RATING = "rating";

  /// What is wrong with the names.
  List<FieldError> faults() {
    var faults = new ArrayList<FieldError>();
    if (!survey.isEmpty() && !survey.equals(TICKETS) && survey(survey).isEmpty()) {
      faults.add(new FieldError("/survey", "there is no survey " + survey));
    } else if (!question.isEmpty() && questions().noneMatch(this::isNamed)) {
      faults.add(new FieldError("/question", "there is no question " + question));
    }
    return faults;
  }

  List<Family> of(Source source) {
    return switch (source) {
      case Source.FamilyOf(Family family) -> List.of(family);
      case Source.Questions(String type) ->
          questions()
              .filter(asked -> asked.type().equals(type))
              .filter(asked -> question.isEmpty() || isNamed(asked))
              .map(asked -> Family.question(asked.survey(), asked.question()))
              .toList();
    };
  }

  private record Asked(String survey, String question, String type) {}

  private boolean isNamed(Asked asked) {
    return asked.question().equals(question);
  }

  private Optional<Survey> survey(String id) {
    return view.surveys().stream().filter(known -> known.id().equals(id)).findFirst();
  }

  private Stream<Asked> questions() {
    var tickets = new Asked(TICKETS, RATING, "csat");
    var all = view.surveys().stream().flatMap(Families::questions);
    return Stream.concat(all, Stream.of(tickets))
        .filter(asked -> survey.isEmpty() || asked.survey().equals(survey));
  }

  private static Stream<Asked> questions(Survey survey) {
    return Stream.concat(survey.questions().stream(), survey.retired().stream())
        .map((Question asked) -> new Asked(survey.id(), asked.id(), asked.type().word()));
  }
}
