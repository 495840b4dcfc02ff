package rapport.store.dynamo;

/// A batch was not taken whole although it was tried again and again. Some of it may have been.
public final class TableBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TableBusyException(String table, int left, int tries) {
    super("table %s left %d requests undone after %d tries".formatted(table, left, tries));
  }
}
