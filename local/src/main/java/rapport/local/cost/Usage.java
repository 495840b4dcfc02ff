package rapport.local.cost;

/// What a function has used.
///
/// @param requests calls of DynamoDB
/// @param invocations calls of the function
public record Usage(double writeUnits, double readUnits, long requests, long invocations) {

  public static final Usage NONE = new Usage(0, 0, 0, 0);

  public Usage plus(Usage other) {
    return new Usage(
        writeUnits + other.writeUnits,
        readUnits + other.readUnits,
        requests + other.requests,
        invocations + other.invocations);
  }

  /// What was used since an earlier reading.
  public Usage since(Usage earlier) {
    return new Usage(
        writeUnits - earlier.writeUnits,
        readUnits - earlier.readUnits,
        requests - earlier.requests,
        invocations - earlier.invocations);
  }

  public static Usage writing(double units) {
    return new Usage(units, 0, 1, 0);
  }

  public static Usage reading(double units) {
    return new Usage(0, units, 1, 0);
  }
}
