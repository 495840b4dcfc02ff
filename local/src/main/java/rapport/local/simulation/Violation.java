package rapport.local.simulation;

/// Something that must never be. An error, so that no boundary of a handler takes it for a failure
/// that the next delivery repairs.
final class Violation extends Error {

  private static final long serialVersionUID = 1L;

  Violation(String message) {
    super(message);
  }
}
