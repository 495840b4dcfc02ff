package rapport.webhook;

import rapport.followup.Cause;

/// What somebody is written about an alert: that it is there, and where to read more.
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

  /// @param followUp what the alert has opened
  public static Letter of(String tenant, Cause.Alerted alert, String followUp) {
    return new Letter(
        subject("Rapport: " + alert.metric() + " has left its limits (" + tenant + ")"),
        """
        A control chart of %s was left.

        metric     %s
        period     begins at %s
        follow-up  %s

        GET /v1/alerts has the evidence, GET /v1/followups who looks after it.
        """
            .formatted(tenant, alert.metric(), alert.start(), followUp));
  }

  private static String subject(String text) {
    var printable = text.replaceAll(UNPRINTABLE, "?");
    return printable.substring(0, Math.min(printable.length(), MAX_SUBJECT));
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
