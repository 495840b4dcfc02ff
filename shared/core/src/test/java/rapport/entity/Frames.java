package rapport.entity;

import java.time.Instant;
import java.util.function.Predicate;
import rapport.period.UtcHour;
import rapport.settings.EntityRules;

/// Frames of tenants that have decided nothing.
public final class Frames {

  /// As late as any test's events.
  public static final Given NOTHING_DECIDED =
      new Given(EntityRules.NONE, Instant.parse("2030-01-01T00:00:00Z"));

  /// Before all of any test's events.
  public static final Instant OPEN_FROM = Instant.parse("2000-01-01T00:00:00Z");

  /// Nothing is sealed.
  public static final Frame OPEN = sealed(_ -> false);

  private Frames() {}

  public static Frame sealed(Predicate<UtcHour> sealed) {
    return new Frame(NOTHING_DECIDED, (hour, _) -> sealed.test(hour), OPEN_FROM);
  }
}
