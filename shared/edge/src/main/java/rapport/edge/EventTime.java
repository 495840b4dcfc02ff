package rapport.edge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// When an event happened: as it says (RFC 3339), or as its id carries it.
public final class EventTime {

  private static final Pattern RFC_3339 =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
              + "([Zz]|[+-][0-9]{2}:[0-9]{2})");
  private static final Pattern UUID_V7 =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");
  private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}");
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int ULID_TIME_LENGTH = 10;
  private static final int MAX_LENGTH = 40;
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private EventTime() {}

  /// The instant of a text with a date, a time and an offset, from 1970 on; cut to milliseconds,
  /// which is what is kept.
  public static Optional<Instant> parse(String text) {
    if (text.length() > MAX_LENGTH || !RFC_3339.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return kept(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// The instant in a UUID of version 7 (RFC 9562) or a ULID; empty for any other id.
  public static Optional<Instant> ofId(String id) {
    if (UUID_V7.matcher(id).matches()) {
      String millis = id.substring(0, 8) + id.substring(9, 13);
      return kept(Instant.ofEpochMilli(Long.parseLong(millis, 16)));
    }
    if (ULID.matcher(id).matches()) {
      return kept(Instant.ofEpochMilli(ulidMillis(id.toUpperCase(Locale.ROOT))));
    }
    return Optional.empty();
  }

  private static long ulidMillis(String id) {
    return id.substring(0, ULID_TIME_LENGTH)
        .chars()
        .mapToLong(CROCKFORD::indexOf)
        .reduce(0, (millis, digit) -> millis * CROCKFORD.length() + digit);
  }

  private static Optional<Instant> kept(Instant time) {
    return time.isBefore(Instant.EPOCH) || !time.isBefore(END)
        ? Optional.empty()
        : Optional.of(time.truncatedTo(ChronoUnit.MILLIS));
  }
}
