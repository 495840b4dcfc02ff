package rapport.local.importer.mapping;

import java.util.ArrayList;
import java.util.List;

/// Collects all that is wrong with a mapping, so that it can be said at once.
final class Faults {

  private final List<String> found = new ArrayList<>();

  /// @param path the place in the file, as `events[0].data.amount`
  void add(String path, String message) {
    found.add(path + ": " + message);
  }

  /// @throws BadMappingException if anything was found
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new BadMappingException(found);
    }
  }
}
