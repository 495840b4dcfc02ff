package rapport.local.repair;

/// Something that the caller has to set right; the message says what.
final class CantRepairException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  CantRepairException(String message) {
    super(message);
  }
}
