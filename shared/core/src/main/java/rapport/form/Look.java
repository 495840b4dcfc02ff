package rapport.form;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import rapport.event.Scale;
import rapport.survey.Question;

/// How one question is shown.
public enum Look {
  /// The numbers of a scale, or its words.
  NUMBERS,
  /// As many stars as the score.
  STARS,
  /// Faces, the happiest for the highest score.
  SMILEYS,
  /// All options one below the other.
  LIST,
  /// Options in a menu that opens.
  MENU,
  /// A field of several lines.
  PARAGRAPH,
  /// A field of one line.
  LINE;

  private static final int FEWEST = 3;
  private static final int MOST_STARS = 10;
  private static final int MOST_SMILEYS = 7;

  /// As the interface writes it: `numbers`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The look that the interface writes like this.
  public static Optional<Look> of(String word) {
    return Stream.of(values()).filter(look -> look.word().equals(word)).findFirst();
  }

  /// The looks that a question may have; the first is the one meant where none is named. Stars
  /// count from 1 to at most 10; there are smileys for 3 to 7 scores from 1 on, and for good and
  /// bad.
  public static List<Look> of(Question question) {
    return switch (question) {
      case Question.Scored scored ->
          Stream.of(NUMBERS, STARS, SMILEYS).filter(look -> look.fits(scored.scale())).toList();
      case Question.Choice _ -> List.of(LIST, MENU);
      case Question.Choices _ -> List.of(LIST);
      case Question.Text _ -> List.of(PARAGRAPH, LINE);
    };
  }

  private boolean fits(Scale scale) {
    return switch (this) {
      case NUMBERS -> true;
      case STARS -> counts(scale, MOST_STARS);
      case SMILEYS -> scale.words() || counts(scale, MOST_SMILEYS);
      case LIST, MENU, PARAGRAPH, LINE -> false;
    };
  }

  private static boolean counts(Scale scale, int most) {
    return !scale.words() && scale.low() == 1 && scale.high() >= FEWEST && scale.high() <= most;
  }
}
