package rapport.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rapport.form.Block;
import rapport.form.Block.Asked;
import rapport.form.Block.Matrix;
import rapport.form.Block.Row;
import rapport.form.Definition;
import rapport.form.FormWord;
import rapport.form.Texts;
import rapport.survey.Question;

/// What a form says, in one language or, where that lacks it, in another.
public final class Wording implements Words {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  private final Definition definition;
  private final String language;
  private final Map<String, Texts> labels = new HashMap<>();
  private final Map<String, Map<String, Texts>> options = new HashMap<>();

  /// @param language one of the form's
  public Wording(Definition definition, String language) {
    this.definition = definition;
    this.language = language;
    for (Block block : definition.form().blocks()) {
      switch (block) {
        case Asked asked -> {
          labels.put(asked.prompt().id(), asked.prompt().text());
          options.put(asked.prompt().id(), asked.options());
        }
        case Matrix matrix -> {
          labels.put(matrix.prompt().id(), matrix.prompt().text());
          for (Row row : matrix.rows()) {
            labels.put(row.question(), row.text());
          }
        }
      }
    }
  }

  @Override
  public String language() {
    return language;
  }

  public String title() {
    return in(new Texts(definition.survey().title())).orElseGet(() -> word(FormWord.SURVEY));
  }

  @Override
  public String word(FormWord word) {
    return definition.form().word(word, language);
  }

  /// The same with what it speaks of: `{number}` is replaced by the value of that name.
  public String word(FormWord word, Map<String, String> values) {
    return PLACE
        .matcher(word(word))
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }

  public Optional<String> in(Texts texts) {
    return texts.in(language, definition.language());
  }

  /// What a question or a table asks, else what a question of its type usually does, else its id.
  public String label(String id) {
    return in(labels.getOrDefault(id, Texts.NONE)).or(() -> usual(id)).orElse(id);
  }

  /// Two of one type that ask the same could not be told apart.
  private Optional<String> usual(String id) {
    return definition
        .survey()
        .question(id)
        .filter(this::isOnlyOfItsType)
        .flatMap(Wording::asked)
        .map(this::word);
  }

  private boolean isOnlyOfItsType(Question question) {
    return definition.survey().questions().stream()
        .noneMatch(other -> other.type() == question.type() && !other.equals(question));
  }

  private static Optional<FormWord> asked(Question question) {
    return switch (question) {
      case Question.Nps _ -> Optional.of(FormWord.HOW_LIKELY);
      case Question.Csat _ -> Optional.of(FormWord.HOW_SATISFIED);
      case Question.Ces ces ->
          Optional.of(
              switch (ces.high()) {
                case EASE -> FormWord.HOW_EASY;
                case EFFORT -> FormWord.HOW_MUCH_EFFORT;
              });
      case Question.Rating _, Question.Offering _, Question.Text _ -> Optional.empty();
    };
  }

  /// What an option says, else its name.
  public String option(String question, String option) {
    return in(texts(question, option)).orElse(option);
  }

  private Texts texts(String question, String option) {
    return options.getOrDefault(question, Map.of()).getOrDefault(option, Texts.NONE);
  }

  /// Says in which language a text is, where that is not the page's.
  Attribute lang(Texts texts) {
    return texts
        .tag(language, definition.language())
        .filter(tag -> !isSpokenBy(tag))
        .map(tag -> Attribute.of("lang", tag))
        .orElse(Attribute.NONE);
  }

  private boolean isSpokenBy(String tag) {
    return language.equalsIgnoreCase(tag)
        || language.regionMatches(true, 0, tag + "-", 0, tag.length() + 1);
  }

  Attribute langOfLabel(String question) {
    return lang(labels.getOrDefault(question, Texts.NONE));
  }

  Attribute langOfOption(String question, String option) {
    return lang(texts(question, option));
  }
}
