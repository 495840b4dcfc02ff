package rapport.settings;

import java.time.Duration;

/// A time within which something is promised to be done.
///
/// @param minutes 1 or more
/// @param businessHours whether only business hours count; if not, the clock does
public record ServiceTarget(int minutes, boolean businessHours) {

  public ServiceTarget {
    if (minutes < 1) {
      throw new IllegalArgumentException("a target must be 1 minute or more, got " + minutes);
    }
  }

  public Duration time() {
    return Duration.ofMinutes(minutes);
  }
}
