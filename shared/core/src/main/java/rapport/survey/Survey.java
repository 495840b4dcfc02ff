package rapport.survey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rapport.event.Event;
import rapport.event.Payload.SurveyInvited;
import rapport.event.Payload.SurveyResponse;
import rapport.fact.Fact;
import rapport.fact.Measure;
import rapport.survey.Question.Rating;

/// One version of a survey's definition.
///
/// @param id the survey's name
/// @param version 1 for the first, one more with each change
/// @param title language → text
/// @param questions in the order they are asked, each id once
/// @param thankYou the page to send respondents to; empty for the built-in one
/// @param retired questions of earlier versions that are no longer asked: their ids stay taken
/// @param respondents what is kept of those who are asked
public record Survey(
    String id,
    int version,
    SortedMap<String, String> title,
    List<Question> questions,
    String thankYou,
    List<Question> retired,
    Respondents respondents) {

  /// What a survey has that keeps invitations until they are answered.
  public static final String INVITATIONS = "invitations";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /// What a survey keeps of those who are asked. Keeping nothing is cheapest: a response then is a
  /// fact by itself.
  ///
  /// @param oneVote whether of each customer only the last answer to each question in a period
  ///   counts
  /// @param invitations whether invitations are kept until they are answered
  public record Respondents(boolean oneVote, boolean invitations) {

    /// Each response counts, and nobody knows who was asked.
    public static final Respondents NOT_KEPT = new Respondents(false, false);

    /// Whether anything is kept.
    public boolean kept() {
      return oneVote || invitations;
    }
  }

  /// That keeps nothing of those who are asked.
  public Survey(
      String id,
      int version,
      SortedMap<String, String> title,
      List<Question> questions,
      String thankYou,
      List<Question> retired) {
    this(id, version, title, questions, thankYou, retired, Respondents.NOT_KEPT);
  }

  public Survey {
    title = Collections.unmodifiableSortedMap(new TreeMap<>(title));
    questions = List.copyOf(questions);
    retired = List.copyOf(retired);
    requireName(id);
    if (version < 1) {
      throw new IllegalArgumentException("version must be 1 or more, got " + version);
    }
    var ids = new HashSet<String>();
    for (var all : List.of(questions, retired)) {
      for (Question question : all) {
        requireName(question.id());
        if (!ids.add(question.id())) {
          throw new IllegalArgumentException("two questions have the id " + question.id());
        }
      }
    }
  }

  /// Whether a survey or question may be called so: 1 to 64 letters, digits, dots, underscores and
  /// hyphens, the first a letter or digit.
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /// The question that this version asks under that id.
  public Optional<Question> question(String questionId) {
    return questions.stream().filter(question -> question.id().equals(questionId)).findFirst();
  }

  /// Whether it has or had ratings that feed a metric of that name, or keeps [#INVITATIONS]; any
  /// survey has what is called nothing.
  public boolean has(String what) {
    return what.isEmpty()
        || what.equals(INVITATIONS) && respondents.invitations()
        || Stream.of(questions, retired)
            .flatMap(List::stream)
            .anyMatch(
                question ->
                    question instanceof Rating rating && rating.feed().metric().equals(what));
  }

  /// The dimensions that satisfaction is asked about, by name, if they come to a whole.
  public List<String> dimensions() {
    return new Compositions(this)
        .dimensions()
        .map(one -> one.composition().names())
        .orElse(List.of());
  }

  /// What each dimension of a metric weighs: the sum over the questions about it, or over those
  /// that once asked about it if none does any more.
  public SortedMap<String, BigDecimal> weights(String metric) {
    var weights = new TreeMap<String, BigDecimal>();
    for (var some : List.of(questions, retired)) {
      var found = new TreeMap<String, BigDecimal>();
      for (Question question : some) {
        if (question instanceof Rating(_, _, var feed) && feed.metric().equals(metric)) {
          found.merge(feed.dimension(), feed.weight(), BigDecimal::add);
        }
      }
      found.forEach(weights::putIfAbsent);
    }
    return Collections.unmodifiableSortedMap(weights);
  }

  /// The questions that may feed a composed metric.
  Stream<Rating> ratings() {
    return questions.stream().filter(Rating.class::isInstance).map(Rating.class::cast);
  }

  /// Everything that keeps the ratings among some questions from being put together: two that feed
  /// the same, scales that differ. What is merely not asked is no fault.
  ///
  /// @param questions by the JSON Pointers to them in the definition, in the order they are asked
  /// @param all whether none is left out, as one that can't be read
  public static List<Fault> feedFaults(SequencedMap<String, Question> questions, boolean all) {
    return FeedRules.faults(questions, all);
  }

  /// Everything that is wrong with the answers of a response; empty if it may be counted.
  public List<Fault> check(SurveyResponse response) {
    return Answers.check(this, response);
  }

  /// Everything that keeps this from following an earlier definition: the type, scale, direction or
  /// role of a question that was ever asked may not change, since its figures would mix, nor how
  /// answers are counted.
  public List<Fault> compatible(Survey previous) {
    return Succession.faults(this, previous);
  }

  /// The same, with pointers into a definition that has more than its questions.
  ///
  /// @param pointer question → where it stands
  public List<Fault> compatible(Survey previous, UnaryOperator<String> pointer) {
    return Succession.faults(this, previous, pointer);
  }

  /// This definition as the version after that one, which retires the questions it leaves out.
  ///
  /// @throws IllegalArgumentException if it is not [#compatible] or the definition of another
  ///   survey
  public Survey succeeding(Survey previous) {
    var faults = compatible(previous);
    if (!faults.isEmpty() || !id.equals(previous.id)) {
      throw new IllegalArgumentException(
          "survey " + id + " can't follow " + previous.id + ": " + faults);
    }
    var left = new ArrayList<Question>();
    for (var earlier : List.of(previous.retired, previous.questions)) {
      earlier.stream().filter(question -> question(question.id()).isEmpty()).forEach(left::add);
    }
    return new Survey(id, previous.version + 1, title, questions, thankYou, left, respondents);
  }

  /// The scores that a response gives to the questions it has in this survey; what gives none is
  /// left out.
  public SortedMap<String, Integer> scores(SurveyResponse response) {
    return Answers.scores(this, response);
  }

  /// Everything that an answered survey adds by its answers.
  ///
  /// @throws IllegalArgumentException if [#check] finds fault with it
  public List<Measure.Plain> measures(SurveyResponse response) {
    return ResponseFacts.measures(this, response);
  }

  /// The one fact that a response is. Where each customer has one vote, the answers of those who
  /// are named are in it, but count nowhere: which of them do depends on the customer's others.
  ///
  /// @throws IllegalArgumentException if [#check] finds fault with it
  public Fact fact(Event event, SurveyResponse response) {
    return ResponseFacts.answered(this, event, response);
  }

  /// The fact that somebody was asked. It has the id a response of the same identity would have, so
  /// that of two contents of one event only one counts.
  public Fact fact(Event event, SurveyInvited invited) {
    return ResponseFacts.invited(event, invited);
  }

  private static void requireName(String text) {
    if (!isName(text)) {
      throw new IllegalArgumentException(
          "a name must be 1 to 64 of A-Z a-z 0-9 . _ -, starting with a letter or digit, got "
              + text);
    }
  }
}
