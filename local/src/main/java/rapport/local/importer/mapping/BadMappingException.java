package rapport.local.importer.mapping;

import java.util.List;

/// A mapping file that can't be used.
public final class BadMappingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  /// @param faults all that is wrong, each naming its place in the file
  public BadMappingException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }
}
