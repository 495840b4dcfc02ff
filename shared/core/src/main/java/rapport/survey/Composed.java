package rapport.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rapport.fact.Family;
import rapport.fact.Measure;

/// Ratings of a survey that are measured together, and how a response measures them.
///
/// @param composition what they make
/// @param form as what they are kept
/// @param numbers how each number comes out of the answers
record Composed(Composition composition, Form form, List<Number> numbers) {

  Composed {
    numbers = List.copyOf(numbers);
  }

  /// As what answers are kept.
  enum Form {
    /// Cross-products.
    ROW,
    /// How often each pair of answers came.
    PAIR
  }

  /// Scores of some questions minus those of others.
  record Number(List<String> plus, List<String> minus) {
    Number {
      plus = List.copyOf(plus);
      minus = List.copyOf(minus);
    }

    static Number of(String question) {
      return new Number(List.of(question), List.of());
    }

    private Stream<String> questions() {
      return Stream.concat(plus.stream(), minus.stream());
    }

    private long of(Map<String, Integer> scores) {
      return sum(plus, scores) - sum(minus, scores);
    }

    private static long sum(List<String> questions, Map<String, Integer> scores) {
      return questions.stream().mapToLong(scores::get).sum();
    }
  }

  /// Empty if none of the questions was answered; a count of the left out if only some were.
  ///
  /// @param scores question → score, of those answered
  Optional<Measure.Plain> measure(Family family, Map<String, Integer> scores) {
    var questions = numbers.stream().flatMap(Number::questions).toList();
    if (questions.stream().noneMatch(scores::containsKey)) {
      return Optional.empty();
    }
    if (!scores.keySet().containsAll(questions)) {
      return Optional.of(new Measure.Count(family, composition.droppedSlot(), 1));
    }
    var values = numbers.stream().map(number -> number.of(scores)).toList();
    return Optional.of(
        switch (form) {
          case ROW -> new Measure.Row(family, composition.slot(), values);
          case PAIR ->
              new Measure.Value(
                  family,
                  composition.slot(),
                  new AnswerPair(values.getFirst().intValue(), values.getLast().intValue()).code());
        });
  }
}
