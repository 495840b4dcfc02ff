package rapport.apostle;

/// Where a customer stands between satisfaction and loyalty.
public enum Quadrant {
  /// Satisfied and loyal.
  LOYALIST,
  /// Satisfied, not loyal.
  MERCENARY,
  /// Loyal, not satisfied: has no choice.
  HOSTAGE,
  /// Neither.
  DEFECTOR
}
