package rapport.survey;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import rapport.event.Scale;

/// What kind of question it is, and the scales such a question may have.
public enum QuestionType {
  NPS,
  CSAT,
  CES,
  RATING,
  CHOICE,
  CHOICES,
  TEXT;

  private static final Scale ONE_TO_FIVE = new Scale(1, 5, false);
  private static final Scale ONE_TO_SEVEN = new Scale(1, 7, false);
  private static final int RATING_LOW_MIN = 0;
  private static final int RATING_HIGH_MAX = 100;

  /// As the interface writes it: `nps`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The type that the interface writes like this.
  public static Optional<QuestionType> of(String word) {
    return Stream.of(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  /// The scales to choose from; empty for types that have none, and for `rating`, which may have
  /// any numbers that [#takes] accepts. The first is the one meant where none is named.
  public List<Scale> scales() {
    return switch (this) {
      case NPS -> List.of(Scale.NPS);
      case CSAT -> List.of(ONE_TO_FIVE, ONE_TO_SEVEN, Scale.GOOD_BAD);
      case CES -> List.of(ONE_TO_SEVEN, ONE_TO_FIVE);
      case RATING, CHOICE, CHOICES, TEXT -> List.of();
    };
  }

  /// Whether a question of this type may have that scale. A rating's numbers lie within 0 to 100,
  /// so that its histogram stays small.
  public boolean takes(Scale scale) {
    return switch (this) {
      case NPS, CSAT, CES -> scales().contains(scale);
      case RATING ->
          !scale.words() && scale.low() >= RATING_LOW_MIN && scale.high() <= RATING_HIGH_MAX;
      case CHOICE, CHOICES, TEXT -> false;
    };
  }
}
