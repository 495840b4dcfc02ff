package rapport.limit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much may be taken: so much a minute in the long run, and so much at once.
///
/// @param perMinute tokens that come back each minute, 1 to [#MAX_PER_MINUTE]
/// @param burst tokens that may be taken at once, 1 to [#MAX_BURST]
public record Limit(long perMinute, long burst) {

  public static final long MAX_PER_MINUTE = 200_000;
  public static final long MAX_BURST = 5_000_000;

  /// What [#of] reads, for whoever sent something else.
  public static final String EXPECTED =
      """
      like "50/s burst 500" or "60/min burst 60", \
      from 1 to %d/s or %d/min and with a burst of 1 to %d"""
          .formatted(MAX_PER_MINUTE / 60, MAX_PER_MINUTE, MAX_BURST);

  private static final int SECONDS = 60;
  private static final Pattern TEXT =
      Pattern.compile("([1-9][0-9]{0,6})/(s|min) burst ([1-9][0-9]{0,7})");

  public Limit {
    if (perMinute < 1 || perMinute > MAX_PER_MINUTE) {
      throw new IllegalArgumentException(
          "a minute must bring back 1 to %d, got %d".formatted(MAX_PER_MINUTE, perMinute));
    }
    if (burst < 1 || burst > MAX_BURST) {
      throw new IllegalArgumentException(
          "a burst must be 1 to %d, got %d".formatted(MAX_BURST, burst));
    }
  }

  /// Reads what a deployment says, for instance `50/s burst 500` or `60/min burst 60`.
  ///
  /// @return empty if it is no limit, or out of range
  public static Optional<Limit> of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int times = matcher.group(2).length() == 1 ? SECONDS : 1;
    long perMinute = Long.parseLong(matcher.group(1)) * times;
    long burst = Long.parseLong(matcher.group(3));
    return perMinute > MAX_PER_MINUTE || burst > MAX_BURST
        ? Optional.empty()
        : Optional.of(new Limit(perMinute, burst));
  }
}
