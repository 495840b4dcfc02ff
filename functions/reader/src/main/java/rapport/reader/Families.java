package rapport.reader;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.edge.FieldError;
import rapport.fact.Family;
import rapport.metric.Metric;
import rapport.metric.Metrics;
import rapport.metric.Source;
import rapport.survey.Question;
import rapport.survey.Survey;

/// The families that a metric's source stands for, narrowed to a survey or question.
record Families(TenantView view, Narrowing by) {

  /// Ratings of tickets count as a survey of this name with one question.
  static final String TICKETS = "tickets";

  private static final String RATING = "rating";

  /// What survey metrics are narrowed to.
  ///
  /// @param survey a survey's id, empty for all
  /// @param surveyParameter which parameter named it
  /// @param question a question's id, empty for all
  record Narrowing(String survey, String surveyParameter, String question) {

    static final Narrowing ALL = new Narrowing("", "survey", "");

    /// Reads `survey`, which must not be another than the segment's.
    static Narrowing read(Parameters parameters, Segment segment, String question) {
      var survey = parameters.name("survey");
      if (!segment.survey().isEmpty() && !survey.isEmpty() && !segment.survey().equals(survey)) {
        parameters.fault("survey", "names another survey than segment");
      }
      return survey.isEmpty()
          ? new Narrowing(segment.survey(), "segment", question)
          : new Narrowing(survey, "survey", question);
    }

    private boolean none() {
      return survey.isEmpty() && question.isEmpty();
    }

    private FieldError fault(String message) {
      return new FieldError("/" + (question.isEmpty() ? surveyParameter : "question"), message);
    }

    @Override
    public String toString() {
      return question.isEmpty() ? "survey " + survey : "question " + question;
    }
  }

  /// What is wrong with the names, also if the question is there but asks for something else than a
  /// metric needs: none of its answers would read as if nobody had answered.
  List<FieldError> faults(List<Metric> metrics) {
    if (!by.survey().isEmpty() && !by.survey().equals(TICKETS) && survey(by.survey()).isEmpty()) {
      return List.of(
          new FieldError("/" + by.surveyParameter(), "there is no survey " + by.survey()));
    }
    if (!by.question().isEmpty() && asked().isEmpty()) {
      return List.of(by.fault("there is no question " + by.question()));
    }
    return metrics.stream().flatMap(metric -> misfit(metric).stream()).toList();
  }

  private Optional<FieldError> misfit(Metric metric) {
    if (by.none() || !of(metric.source()).isEmpty() && metric.aboutRespondents()) {
      return Optional.empty();
    }
    return Optional.of(
        by.fault(
            switch (metric.source()) {
              case Source.Of _, Source.Predictions _ ->
                  metric.id() + " is not asked for in surveys: leave this out";
              case Source.Questions(String type) ->
                  "%s needs a question of type %s; %s %s"
                      .formatted(metric.id(), type, by, fitting());
              case Source.Surveys _ when !by.question().isEmpty() ->
                  metric.id() + " is about whole surveys: leave the question out";
              case Source.Surveys(String having) ->
                  "%s needs %s; %s has none".formatted(metric.id(), needed(having), by);
            }));
  }

  private static String needed(String having) {
    return switch (having) {
      case "" -> "a survey of your own";
      case Survey.INVITATIONS -> "a survey that keeps its invitations";
      default -> "ratings that feed " + having;
    };
  }

  /// The surveys in which each customer has one vote, of those that a metric counts votes of.
  List<String> withOneVote(Metric metric) {
    var families = metric.ofVotes() ? Set.copyOf(of(metric.source())) : Set.<Family>of();
    return surveys().stream()
        .filter(survey -> survey.respondents().oneVote())
        .filter(survey -> families(survey).anyMatch(families::contains))
        .map(Survey::id)
        .toList();
  }

  private static Stream<Family> families(Survey survey) {
    return Stream.concat(
        Stream.of(Family.survey(survey.id())),
        questions(survey).map(asked -> Family.question(asked.survey(), asked.question())));
  }

  /// What can be asked for instead.
  private String fitting() {
    var types = asked().stream().map(Asked::type).collect(Collectors.toSet());
    var fitting =
        Metrics.ALL.stream()
            .filter(
                metric ->
                    metric.source() instanceof Source.Questions(var type) && types.contains(type))
            .map(Metric::id)
            .collect(Collectors.joining(", "));
    return fitting.isEmpty() ? "gives no metric" : "gives " + fitting;
  }

  List<Family> of(Source source) {
    return switch (source) {
      case Source.Of(var families) -> families;
      case Source.Predictions() -> List.of();
      case Source.Surveys _ when !by.question().isEmpty() -> List.of();
      case Source.Surveys(String having) ->
          surveys().stream()
              .filter(survey -> survey.has(having))
              .map(Survey::id)
              .map(Family::survey)
              .toList();
      case Source.Questions(String type) ->
          asked().stream()
              .filter(asked -> asked.type().equals(type))
              .map(asked -> Family.question(asked.survey(), asked.question()))
              .toList();
    };
  }

  /// Those that are not narrowed away.
  List<Survey> surveys() {
    return view.surveys().stream()
        .filter(survey -> by.survey().isEmpty() || survey.id().equals(by.survey()))
        .toList();
  }

  /// The ways to cut all that a metric's source stands for into what can be asked for, whatever it
  /// is narrowed to here: not at all, by survey, by a question's name, into single families.
  List<List<Set<Family>>> cuts(Source source) {
    var all = new Families(view, Narrowing.ALL);
    var everything = new TreeSet<>(all.of(source));
    var surveys = new TreeSet<String>();
    var questions = new TreeSet<String>();
    for (Asked asked : all.asked()) {
      surveys.add(asked.survey());
      questions.add(asked.question());
    }
    return List.of(
        List.of(Set.copyOf(everything)),
        surveys.stream().map(survey -> narrowed(source, survey, "")).toList(),
        questions.stream().map(question -> narrowed(source, "", question)).toList(),
        everything.stream().map(Set::of).toList());
  }

  private Set<Family> narrowed(Source source, String survey, String question) {
    return Set.copyOf(new Families(view, new Narrowing(survey, "survey", question)).of(source));
  }

  private record Asked(String survey, String question, String type) {}

  private Optional<Survey> survey(String id) {
    return view.surveys().stream().filter(known -> known.id().equals(id)).findFirst();
  }

  /// The questions that are not narrowed away.
  private List<Asked> asked() {
    var tickets = new Asked(TICKETS, RATING, "csat");
    var all = view.surveys().stream().flatMap(Families::questions);
    return Stream.concat(all, Stream.of(tickets))
        .filter(asked -> by.survey().isEmpty() || asked.survey().equals(by.survey()))
        .filter(asked -> by.question().isEmpty() || asked.question().equals(by.question()))
        .toList();
  }

  private static Stream<Asked> questions(Survey survey) {
    return Stream.concat(survey.questions().stream(), survey.retired().stream())
        .map((Question asked) -> new Asked(survey.id(), asked.id(), asked.type().word()));
  }
}
