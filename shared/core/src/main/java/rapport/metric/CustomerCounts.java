package rapport.metric;

import rapport.retention.Turnover;

/// The customers of a period in one segment, from the balance that it opens with and what happened
/// in it.
///
/// What lies in sealed records is final, and may tell of customers who never were; no number here
/// is less than 0 for that, nor are more lost than were there.
///
/// @param start there when the period began
/// @param lost of those, the ones who left
/// @param end there at its end, or now
/// @param entered there at some time of it, but not at its start
/// @param known whether anything was ever told of customers here
record CustomerCounts(long start, long lost, long end, long entered, boolean known) {

  private static final String BALANCE = "customers";

  static CustomerCounts of(Scope scope) {
    long start = Math.max(0, scope.opening().count(BALANCE));
    boolean known =
        scope.opening().cells().containsKey(BALANCE) || scope.state().cells().containsKey(BALANCE);
    return new CustomerCounts(
        start,
        Math.clamp(scope.distinct().count("lost"), 0, start),
        Math.max(0, Math.addExact(start, scope.state().count(BALANCE))),
        Math.max(0, scope.distinct().count("entered")),
        known);
  }

  /// There at any time of the period.
  long present() {
    return Math.addExact(start, entered);
  }

  /// What came and stayed: in a segment also who moved there, less who moved away.
  long gained() {
    return end - (start - lost);
  }

  /// Start and lost, with what is gained where more came than moved away.
  Turnover turnover() {
    return new Turnover(start, lost, Math.max(0, gained()));
  }
}
