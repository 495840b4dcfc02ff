package rapport.metric;

/// Which way a metric's value should go.
public enum Direction {
  HIGHER,
  LOWER,
  NEITHER
}
