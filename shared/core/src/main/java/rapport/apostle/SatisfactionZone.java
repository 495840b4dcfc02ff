package rapport.apostle;

/// What a score of satisfaction says about staying (Heskett and others, Harvard Business Review
/// 1994).
public enum SatisfactionZone {
  AFFECTION,
  INDIFFERENCE,
  DEFECTION
}
