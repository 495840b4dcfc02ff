package rapport.reader;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rapport.edge.Checked;
import rapport.reader.Families.Narrowing;
import rapport.reader.ResponseFilter.Scores;
import rapport.store.Registry;
import rapport.survey.Question;
import rapport.survey.Survey;

/// Reads the parameters of `GET /v1/responses` and finds all that is wrong with them.
final class ResponsesReading {

  /// Each day costs a read, also where there is nothing.
  static final int MAX_DAYS = 400;

  private static final Set<String> LISTS = Set.of("segment");
  private static final Set<String> SINGLE =
      Set.of("survey", "from", "to", "question", "atLeast", "atMost", "q", "cursor");
  private static final Pattern SCORE = Pattern.compile("-?[0-9]{1,9}");
  private static final int MAX_SEARCH = 200;
  private static final String COMMENT = "comment";
  private static final String RATING = "rating";

  private final Parameters parameters;
  private final TenantView view;
  private final Registry registry;

  ResponsesReading(Parameters parameters, TenantView view, Registry registry) {
    this.parameters = parameters;
    this.view = view;
    this.registry = registry;
  }

  Checked<ResponsesQuery> read(Instant now) {
    parameters.refuseOthers(LISTS, SINGLE);
    var days = DayRange.read(parameters, view.calendar(), now);
    if (days.from().plusDays(MAX_DAYS).isBefore(days.to().plusDays(1))) {
      parameters.fault("from", "at most " + MAX_DAYS + " days can be looked through");
    }
    var cursor = parameters.one("cursor");
    var place = cursor.flatMap(ResponsePlace::parse);
    if (cursor.isPresent() && place.isEmpty()) {
      parameters.fault("cursor", "must be the next of an answer");
    }
    var filter = filter();
    if (!parameters.errors().isEmpty()) {
      return new Checked.Invalid<>(parameters.errors());
    }
    var end = end(days, now);
    return new Checked.Valid<>(
        new ResponsesQuery(
            days.start(view.calendar()),
            place.filter(some -> some.compareTo(end) < 0).orElse(end),
            place.isPresent(),
            filter));
  }

  /// Events may be some minutes ahead, and count when it is time.
  private ResponsePlace end(DayRange days, Instant now) {
    var end = days.end(view.calendar());
    var soon = now.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    return ResponsePlace.startOf(end.isBefore(soon) ? end : soon);
  }

  private ResponseFilter filter() {
    var segment = new SegmentReading(registry, view).read(parameters);
    var survey = survey(segment);
    var question = question(survey);
    return new ResponseFilter(survey, segment, question, scores(survey, question), words());
  }

  private String survey(Segment segment) {
    var narrowing = Narrowing.read(parameters, segment, "");
    new Families(view, narrowing).faults(List.of()).forEach(parameters::fault);
    return narrowing.survey();
  }

  private String question(String survey) {
    var question = parameters.name("question");
    boolean known =
        question.isEmpty()
            || ofTickets(survey) && (question.equals(COMMENT) || question.equals(RATING))
            || questions(survey).anyMatch(one -> one.id().equals(question));
    if (!known) {
      parameters.fault("question", "there is no question " + question);
    }
    return question;
  }

  private static boolean ofTickets(String survey) {
    return survey.isEmpty() || survey.equals(Families.TICKETS);
  }

  private Stream<Question> questions(String survey) {
    return view.surveys().stream()
        .filter(one -> survey.isEmpty() || one.id().equals(survey))
        .flatMap((Survey one) -> Stream.of(one.questions(), one.retired()).flatMap(List::stream));
  }

  private Scores scores(String survey, String question) {
    var atLeast = score("atLeast");
    var atMost = score("atMost");
    if (atLeast.isEmpty() && atMost.isEmpty()) {
      return Scores.ANY;
    }
    var first = atLeast.isPresent() ? "atLeast" : "atMost";
    if (question.isEmpty()) {
      parameters.fault(first, "needs a question that asks for a score");
    } else if (!isScored(survey, question)) {
      parameters.fault("question", question + " asks for no score");
    }
    var scores =
        new Scores(atLeast.orElse(Scores.ANY.atLeast()), atMost.orElse(Scores.ANY.atMost()));
    if (scores.atLeast() > scores.atMost()) {
      parameters.fault("atLeast", "must not be more than atMost");
    }
    return scores;
  }

  /// Of a question that is not known something else is wrong.
  private boolean isScored(String survey, String question) {
    var named = questions(survey).filter(one -> one.id().equals(question)).toList();
    return named.isEmpty()
        ? !question.equals(COMMENT) || !ofTickets(survey)
        : named.stream().anyMatch(Question.Scored.class::isInstance)
            || question.equals(RATING) && ofTickets(survey);
  }

  private Optional<Integer> score(String name) {
    var text = parameters.one(name);
    var score = text.filter(some -> SCORE.matcher(some).matches()).map(Integer::valueOf);
    if (text.isPresent() && score.isEmpty()) {
      parameters.fault(name, "must be a whole number");
    }
    return score;
  }

  private SearchWords words() {
    var text = parameters.one("q").orElse("");
    var words = SearchWords.of(text);
    if (parameters.one("q").isPresent() && words.folded().isEmpty()) {
      parameters.fault("q", "must not be empty; leave it out for all");
    }
    if (text.length() > MAX_SEARCH) {
      parameters.fault("q", "must have at most " + MAX_SEARCH + " characters");
    }
    return words;
  }
}
