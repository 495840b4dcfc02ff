package rapport.edge;

import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a text must be. Lengths count UTF-16 units, as Java and browsers do.
public enum TextRule {

  /// An id or source chosen by a sender.
  ID(
      "[^\\p{Cc}\\uFFFE\\uFFFF\\p{Cs}]{1,128}",
      128,
      "text of 1 to 128 characters without control characters"),

  /// The name of a survey, question, dimension or import: it becomes part of storage keys.
  NAME(
      "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
      64,
      "a name of 1 to 64 letters, digits, dots, hyphens or underscores that begins with a letter or"
          + " digit"),

  /// A value that figures are grouped by.
  VALUE(
      "[^\\p{Cc}\\uFFFE\\uFFFF\\p{Cs}]{1,256}",
      256,
      "text of 1 to 256 characters without control characters"),

  /// What a form shows; lines may break.
  SHOWN(
      "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\uFFFE\\uFFFF\\p{Cs}]{1,2000}",
      2_000,
      "text of 1 to 2,000 characters without control characters"),
  /// Who looks after something; empty if nobody does.
  PERSON(
      "[^\\p{Cc}\\uFFFE\\uFFFF\\p{Cs}]{0,128}",
      128,
      "text of at most 128 characters without control characters"),

  /// A language tag (BCP 47).
  LANGUAGE(
      "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}", 44, "a language tag, for instance en or zh-Hans"),

  /// What somebody wrote; may be empty.
  WRITTEN(
      "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\uFFFE\\uFFFF\\p{Cs}]*",
      16_384,
      "text of at most 16,384 characters without control characters"),

  /// An amount of money that cannot be negative.
  AMOUNT("[0-9]{1,12}(\\.[0-9]{1,6})?", 19, "a decimal number as text, for instance \"12.50\""),

  /// An amount of money that may be negative.
  MARGIN("-?[0-9]{1,12}(\\.[0-9]{1,6})?", 20, "a decimal number as text, for instance \"-2.50\""),

  /// A currency (ISO 4217).
  CURRENCY(currencies(), 3, "a currency code of ISO 4217, for instance EUR"),

  /// A type, schema or other attribute of the envelope that nothing is done with.
  OTHER("[^\\p{Cs}]*", 4096, "text of at most 4,096 characters");

  /// No more than this of a text that is refused is said back.
  private static final int MAX_SHOWN = 40;

  /// What a message can't show as it is.
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\uFFFE\\uFFFF\\p{Cs}]");

  private final Pattern pattern;
  private final int maxLength;
  private final String expected;

  TextRule(String pattern, int maxLength, String expected) {
    this.pattern = Pattern.compile(pattern);
    this.maxLength = maxLength;
    this.expected = expected;
  }

  private static String currencies() {
    return Currency.getAvailableCurrencies().stream()
        .map(Currency::getCurrencyCode)
        .sorted()
        .collect(Collectors.joining("|"));
  }

  /// How long a text may be, in UTF-16 units.
  public int maxLength() {
    return maxLength;
  }

  /// What to tell the sender, empty if the text will do.
  public Optional<String> fault(String text) {
    return text.length() <= maxLength && pattern.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("must be %s, got %s".formatted(expected, got(text)));
  }

  /// Of texts that may say anything, only what is wrong with them.
  private String got(String text) {
    if (text.isEmpty() || text.length() > maxLength) {
      return text.length() + " characters";
    }
    return switch (this) {
      case ID, VALUE, SHOWN, PERSON, WRITTEN, OTHER ->
          text.codePoints()
              .filter(character -> !pattern.matcher(Character.toString(character)).matches())
              .mapToObj("U+%04X"::formatted)
              .findFirst()
              .orElseThrow();
      case NAME, LANGUAGE, AMOUNT, MARGIN, CURRENCY -> shown(text);
    };
  }

  /// A text as a message names it.
  static String shown(String text) {
    return text.length() <= MAX_SHOWN
        ? "\"" + UNSEEN.matcher(text).replaceAll("\uFFFD") + "\""
        : "a text of %d characters".formatted(text.length());
  }
}
