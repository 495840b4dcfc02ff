package rapport.followup;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;
import rapport.fact.FactId;
import rapport.period.UtcHour;

/// Names a follow-up after the fact that opened it: `2026030110-` and the fact's id in hex. Whoever
/// meets the fact again finds the same follow-up.
public record FollowUpId(UtcHour hour, FactId fact) {

  private static final Pattern FORM = Pattern.compile("([0-9]{10})-([0-9a-f]{16})([0-9a-f]{16})");
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuuMMddHH");
  private static final DateTimeFormatter HOUR_AND_MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm").withResolverStyle(ResolverStyle.STRICT);
  private static final int MAX_YEAR = 9999;

  /// @throws IllegalArgumentException if the hour has no four digits for its year
  public FollowUpId {
    int year = hour.day().getYear();
    if (year < 0 || year > MAX_YEAR) {
      throw new IllegalArgumentException("a year must be 0 to " + MAX_YEAR + ", got " + year);
    }
  }

  /// The id that a text is, if it is one.
  public static Optional<FollowUpId> read(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      var hour = LocalDateTime.parse(matcher.group(1) + "00", HOUR_AND_MINUTE);
      var fact =
          new FactId(
              Long.parseUnsignedLong(matcher.group(2), 16),
              Long.parseUnsignedLong(matcher.group(3), 16));
      return Optional.of(new FollowUpId(UtcHour.of(hour.toInstant(ZoneOffset.UTC)), fact));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "%s-%016x%016x"
        .formatted(HOUR.format(hour.start().atOffset(ZoneOffset.UTC)), fact.high(), fact.low());
  }
}
