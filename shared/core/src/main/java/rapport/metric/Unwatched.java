package rapport.metric;

/// Why a metric can't be put on control charts.
public enum Unwatched {
  /// What it is now it was nearly all before: a chart would take its course for a change.
  BALANCE("is a balance: each of its periods begins with the one before"),
  /// It is no count of what happened.
  PREDICTION("is a prediction, and has no chance variation to be held against"),
  /// It is made of several figures, or describes all there is.
  NO_SCATTER("can't be watched: nobody can tell how far it scatters by chance");

  private final String reason;

  Unwatched(String reason) {
    this.reason = reason;
  }

  /// As what follows the metric's name.
  public String reason() {
    return reason;
  }
}
