package rapport.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import rapport.event.Payload.Answer;
import rapport.form.Condition.Test;

/// What who answered is told, by the score given to one question.
///
/// @param question empty if the same is told to all
/// @param texts the first that fits is shown
public record Thanks(String question, List<Reply> texts) {

  /// Nothing of its own.
  public static final Thanks NONE = new Thanks("", List.of());

  public Thanks {
    texts = List.copyOf(texts);
  }

  /// A text for some scores.
  ///
  /// @param tests the bounds of the score; without any it is for all, also for who gave none
  public record Reply(List<Test> tests, Texts text) {
    public Reply {
      tests = List.copyOf(tests);
    }

    private boolean fits(Optional<Answer> answer) {
      return tests.stream().allMatch(test -> test.passes(answer));
    }
  }

  /// What to tell who gave these answers; empty if nothing fits.
  public Optional<Texts> of(Map<String, Answer> answers) {
    var place = place(answers);
    return place.isEmpty() ? Optional.empty() : Optional.of(texts.get(place.getAsInt()).text());
  }

  /// Which of the texts that is.
  public OptionalInt place(Map<String, Answer> answers) {
    var answer = Optional.ofNullable(answers.get(question));
    return IntStream.range(0, texts.size())
        .filter(place -> texts.get(place).fits(answer))
        .findFirst();
  }
}
