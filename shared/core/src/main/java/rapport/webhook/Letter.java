package rapport.webhook;

/// What somebody is written.
///
/// @param subject one line of printable ASCII, at most [#MAX_SUBJECT] characters
public record Letter(String subject, String text) {

  /// What SNS takes.
  public static final int MAX_SUBJECT = 99;

  private static final String UNPRINTABLE = "[^ -~]";

  public Letter {
    if (subject.isBlank()
        || subject.length() > MAX_SUBJECT
        || !subject.equals(subject.replaceAll(UNPRINTABLE, ""))) {
      throw new IllegalArgumentException(
          "a subject is a line of 1 to " + MAX_SUBJECT + " printable characters, got " + subject);
    }
  }

  /// @param subject is cut, and loses what can't be printed
  public static Letter of(String subject, String text) {
    var printable = subject.replaceAll(UNPRINTABLE, "?");
    return new Letter(printable.substring(0, Math.min(printable.length(), MAX_SUBJECT)), text);
  }

  /// The subject as first line, then the text.
  public String written() {
    return subject + "\n" + text;
  }

  /// @throws IllegalArgumentException if it was never [#written]
  public static Letter read(String written) {
    int end = written.indexOf('\n');
    return new Letter(written.substring(0, Math.max(0, end)), written.substring(end + 1));
  }
}
