package rapport.metric;

import java.util.Locale;

/// What a metric's value is measured in.
public enum Unit {
  /// −100 to 100.
  POINTS,
  /// A rate, 0 to 1.
  FRACTION,
  /// A mean on the scale of its question.
  SCORE,
  SECONDS,
  COUNT;

  /// As the interface writes it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
