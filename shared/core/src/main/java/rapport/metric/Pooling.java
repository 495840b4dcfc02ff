package rapport.metric;

/// Which answers a metric may put together.
public enum Pooling {
  /// Any: what it counts means the same on every scale, or its input has none.
  ANY_SCALE,
  /// Only answers on one scale: a mean of 4 of 5 and 4 of 7 says nothing.
  ONE_SCALE
}
