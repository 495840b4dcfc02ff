package rapport.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import rapport.event.Payload.Answer;

/// Whether something is shown, by what was answered before and by what is known of who answers.
///
/// A question that was not answered meets no test but that it was not.
public sealed interface Condition {

  /// Always met.
  Condition ALWAYS = new All(List.of());

  /// Conditions within one another, at most.
  int MOST_LEVELS = 4;

  /// @param given what is known
  boolean isMet(Given given);

  /// The questions it asks about.
  Stream<String> questions();

  /// What is known of one respondent.
  ///
  /// @param answers question → answer
  /// @param attributes name → value
  record Given(Map<String, Answer> answers, Map<String, String> attributes) {
    public Given {
      answers = Map.copyOf(answers);
      attributes = Map.copyOf(attributes);
    }
  }

  /// The answer to a question passes all tests.
  ///
  /// @param tests one or more
  record Answered(String question, List<Test> tests) implements Condition {
    public Answered {
      tests = List.copyOf(tests);
      if (tests.isEmpty()) {
        throw new IllegalArgumentException("a condition on " + question + " must test something");
      }
    }

    @Override
    public boolean isMet(Given given) {
      var answer = Optional.ofNullable(given.answers().get(question));
      return tests.stream().allMatch(test -> test.passes(answer));
    }

    @Override
    public Stream<String> questions() {
      return Stream.of(question);
    }
  }

  /// An attribute has one of some values.
  ///
  /// @param values one or more
  record Attribute(String name, List<String> values) implements Condition {
    public Attribute {
      values = List.copyOf(values);
    }

    @Override
    public boolean isMet(Given given) {
      return Optional.ofNullable(given.attributes().get(name)).filter(values::contains).isPresent();
    }

    @Override
    public Stream<String> questions() {
      return Stream.empty();
    }
  }

  /// All of them are met.
  record All(List<Condition> of) implements Condition {
    public All {
      of = List.copyOf(of);
    }

    @Override
    public boolean isMet(Given given) {
      return of.stream().allMatch(each -> each.isMet(given));
    }

    @Override
    public Stream<String> questions() {
      return of.stream().flatMap(Condition::questions);
    }
  }

  /// At least one of them is met.
  record Any(List<Condition> of) implements Condition {
    public Any {
      of = List.copyOf(of);
    }

    @Override
    public boolean isMet(Given given) {
      return of.stream().anyMatch(each -> each.isMet(given));
    }

    @Override
    public Stream<String> questions() {
      return of.stream().flatMap(Condition::questions);
    }
  }

  /// It is not met.
  record Not(Condition of) implements Condition {
    @Override
    public boolean isMet(Given given) {
      return !of.isMet(given);
    }

    @Override
    public Stream<String> questions() {
      return of.questions();
    }
  }

  /// What an answer may be tested for.
  sealed interface Test {

    /// @param answer empty if there is none
    boolean passes(Optional<Answer> answer);

    /// A score of at least this; of `good-bad` 1 is good and 0 is bad, here and below.
    record AtLeast(int score) implements Test {
      @Override
      public boolean passes(Optional<Answer> answer) {
        var given = scoreOf(answer);
        return given.isPresent() && given.getAsInt() >= score;
      }
    }

    /// A score of at most this.
    record AtMost(int score) implements Test {
      @Override
      public boolean passes(Optional<Answer> answer) {
        var given = scoreOf(answer);
        return given.isPresent() && given.getAsInt() <= score;
      }
    }

    /// One of these scores.
    record Scored(List<Integer> scores) implements Test {
      public Scored {
        scores = List.copyOf(scores);
      }

      @Override
      public boolean passes(Optional<Answer> answer) {
        var given = scoreOf(answer);
        return given.isPresent() && scores.contains(given.getAsInt());
      }
    }

    /// One of these options, or several with one of these among them.
    record Chosen(List<String> options) implements Test {
      public Chosen {
        options = List.copyOf(options);
      }

      @Override
      public boolean passes(Optional<Answer> answer) {
        return answer.filter(this::names).isPresent();
      }

      private boolean names(Answer answer) {
        return switch (answer) {
          case Answer.Text(String option) -> options.contains(option);
          case Answer.Chosen(var chosen) -> chosen.stream().anyMatch(options::contains);
          case Answer.Score _, Answer.Unfit _ -> false;
        };
      }
    }

    /// That there is an answer, or none.
    record Present(boolean wanted) implements Test {
      @Override
      public boolean passes(Optional<Answer> answer) {
        return answer.isPresent() == wanted;
      }
    }

    private static OptionalInt scoreOf(Optional<Answer> answer) {
      return switch (answer.orElseGet(() -> new Answer.Unfit(""))) {
        case Answer.Score(int score) -> OptionalInt.of(score);
        case Answer.Text(String word) when word.equals("good") -> OptionalInt.of(1);
        case Answer.Text(String word) when word.equals("bad") -> OptionalInt.of(0);
        case Answer.Text _, Answer.Chosen _, Answer.Unfit _ -> OptionalInt.empty();
      };
    }
  }
}
