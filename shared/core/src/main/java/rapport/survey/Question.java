package rapport.survey;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rapport.event.Scale;

/// One question of a survey. Every constructor refuses a scale that its type does not know: check
/// with [QuestionType#takes] first.
public sealed interface Question {

  /// Names the question within its survey, over all versions.
  String id();

  /// What kind of question it is.
  QuestionType type();

  /// A question that is answered by a number or a word of its scale.
  sealed interface Scored extends Question {

    /// The answers it takes.
    Scale scale();

    /// The slot of its family's state, which says the scale: `score:1-7:ease`.
    default String slot() {
      return "score:" + scale();
    }
  }

  /// How likely would you recommend us, 0 to 10?
  record Nps(String id) implements Scored {
    @Override
    public QuestionType type() {
      return QuestionType.NPS;
    }

    @Override
    public Scale scale() {
      return Scale.NPS;
    }
  }

  /// How satisfied are you?
  record Csat(String id, Scale scale) implements Scored {
    public Csat {
      require(QuestionType.CSAT, scale);
    }

    @Override
    public QuestionType type() {
      return QuestionType.CSAT;
    }
  }

  /// How much effort was it?
  ///
  /// @param high what a high score means
  record Ces(String id, Scale scale, Direction high) implements Scored {
    public Ces {
      require(QuestionType.CES, scale);
    }

    /// In the direction its scale usually has.
    public Ces(String id, Scale scale) {
      this(id, scale, Direction.usual(scale));
    }

    @Override
    public QuestionType type() {
      return QuestionType.CES;
    }

    @Override
    public String slot() {
      return "score:" + scale + ":" + high.word();
    }
  }

  /// A score that feeds one of the composed metrics, or none.
  record Rating(String id, Scale scale, Feed feed) implements Scored {
    public Rating {
      require(QuestionType.RATING, scale);
    }

    @Override
    public QuestionType type() {
      return QuestionType.RATING;
    }
  }

  /// A question that is answered by what it offers. Each answer counts its options, and that there
  /// was one.
  sealed interface Offering extends Question {

    /// As many as one question may offer.
    int MOST_OPTIONS = 50;

    /// The slot of its family's state that counts its answers.
    String ANSWERED = "answered";

    /// The names of the options, in the order they are offered. Within a question a name keeps its
    /// meaning over all versions.
    List<String> options();

    /// How many of them an answer may name.
    int atMost();

    /// The slot that counts an option.
    static String slot(String option) {
      return "choice:" + option;
    }
  }

  /// Which one?
  record Choice(String id, List<String> options) implements Offering {
    public Choice {
      options = List.copyOf(options);
      requireOptions(id, options);
    }

    @Override
    public QuestionType type() {
      return QuestionType.CHOICE;
    }

    @Override
    public int atMost() {
      return 1;
    }
  }

  /// Which ones?
  ///
  /// @param atMost 1 to as many as there are
  record Choices(String id, List<String> options, int atMost) implements Offering {
    public Choices {
      options = List.copyOf(options);
      requireOptions(id, options);
      if (atMost < 1 || atMost > options.size()) {
        throw new IllegalArgumentException(
            "of %d options 1 to all may be chosen, got %d".formatted(options.size(), atMost));
      }
    }

    /// As many as one likes.
    public Choices(String id, List<String> options) {
      this(id, options, options.size());
    }

    @Override
    public QuestionType type() {
      return QuestionType.CHOICES;
    }
  }

  /// Answered in the respondent's own words.
  record Text(String id) implements Question {
    @Override
    public QuestionType type() {
      return QuestionType.TEXT;
    }
  }

  /// What a high score of a `ces` question means.
  enum Direction {
    EASE,
    EFFORT;

    /// As the interface writes it: `ease`.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The direction that the interface writes like this.
    public static Optional<Direction> of(String word) {
      for (Direction direction : values()) {
        if (direction.word().equals(word)) {
          return Optional.of(direction);
        }
      }
      return Optional.empty();
    }

    /// Of 1–7, which asks whether it was easy, high is ease; of 1–5, which asks how much effort it
    /// was, high is effort (CEB's CES 2.0 and 1.0).
    public static Direction usual(Scale scale) {
      return scale.high() == 7 ? EASE : EFFORT;
    }
  }

  /// What a rating feeds. What is not said is empty text, or a weight of 0.
  ///
  /// @param metric `acsi`, `csi`, `kano` …
  /// @param role its part in that metric: `ideal`, `perceived` …
  /// @param dimension for metrics of several dimensions
  /// @param weight 0 or more
  /// @param item for metrics that pair two questions about one thing
  record Feed(String metric, String role, String dimension, BigDecimal weight, String item) {

    /// Feeds nothing.
    public static final Feed NOTHING = new Feed("", "", "", BigDecimal.ZERO, "");

    public Feed {
      if (weight.signum() < 0) {
        throw new IllegalArgumentException("weight must be 0 or more, got " + weight);
      }
    }
  }

  private static void requireOptions(String id, List<String> options) {
    if (options.isEmpty()
        || options.size() > Offering.MOST_OPTIONS
        || new HashSet<>(options).size() < options.size()
        || !options.stream().allMatch(Survey::isName)) {
      throw new IllegalArgumentException(
          "question %s must offer 1 to %d options of different names, got %s"
              .formatted(id, Offering.MOST_OPTIONS, options));
    }
  }

  private static void require(QuestionType type, Scale scale) {
    if (!type.takes(scale)) {
      throw new IllegalArgumentException("a " + type.word() + " question can't ask for " + scale);
    }
  }
}
