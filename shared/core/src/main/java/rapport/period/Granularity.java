package rapport.period;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How long a period is. The interface writes these names in lower case.
public enum Granularity {
  HOUR,
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR;

  /// @param name as the interface writes it: `month`
  public static Optional<Granularity> of(String name) {
    return Arrays.stream(values()).filter(value -> value.toString().equals(name)).findFirst();
  }

  /// As the interface writes it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
