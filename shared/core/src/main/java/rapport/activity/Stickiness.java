package rapport.activity;

import java.util.Optional;

/// How much of those active in a period is active on an average day of it (DAU over MAU): from 0 to
/// 1 over all customers. Over a segment that customers moved into within the period it may be more,
/// as they count in the period once, where they were first.
///
/// @param activeDays the distinct active customers of each day, summed over the days, 0 or more
/// @param days of the period, also those without activity, 1 or more
/// @param active distinct active customers of the period, 0 or more
public record Stickiness(long activeDays, long days, long active) {

  public Stickiness {
    if (activeDays < 0 || days < 1 || active < 0) {
      throw new IllegalArgumentException(
          "customers must be 0 or more and days 1 or more, got %d and %d in %d days"
              .formatted(activeDays, active, days));
    }
  }

  /// Nothing if nobody was active.
  public Optional<Double> value() {
    return active == 0 ? Optional.empty() : Optional.of((double) activeDays / days / active);
  }
}
