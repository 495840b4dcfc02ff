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
  COUNT,
  /// An index, 0 to 100.
  INDEX,
  /// How many times as large, 0 or more.
  RATIO,
  /// Money of the series' currency.
  MONEY;

  private static final double PERCENT = 100;

  /// What a share is multiplied by to be shown.
  public double factor() {
    return this == POINTS ? PERCENT : 1;
  }

  /// As the interface writes it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
