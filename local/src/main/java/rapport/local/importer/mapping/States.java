package rapport.local.importer.mapping;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the states of a file mean.
///
/// @param kinds the meaning of each state; a state that ends in `*` stands for all that begin so
/// @param before the state before an entity's first row
/// @param unknown the states that say nothing: the one before goes on
public record States(Map<String, Kind> kinds, Kind before, List<String> unknown) {

  private static final String REST = "*";

  public States {
    kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
    unknown = List.copyOf(unknown);
  }

  /// What a state means; empty if it is unknown.
  ///
  /// @throws RefusedRowException if the mapping doesn't name it
  public Optional<Kind> kind(String state) throws RefusedRowException {
    if (unknown.contains(state)) {
      return Optional.empty();
    }
    Kind exact = kinds.get(state);
    return Optional.of(exact != null ? exact : longestBeginning(state));
  }

  private Kind longestBeginning(String state) throws RefusedRowException {
    return kinds.entrySet().stream()
        .filter(entry -> beginning(entry.getKey(), state))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(Map.Entry::getValue)
        .orElseThrow(() -> new RefusedRowException("state `" + state + "` is not in `states`"));
  }

  private static boolean beginning(String pattern, String state) {
    return pattern.endsWith(REST)
        && state.startsWith(pattern.substring(0, pattern.length() - REST.length()));
  }

  /// What a ticket is in.
  public enum Kind {
    /// Nobody has answered.
    NEW,
    /// It is worked on.
    OPEN,
    /// It waits for the customer or a third party.
    PAUSED,
    RESOLVED,
    CLOSED;

    public boolean open() {
      return this != RESOLVED && this != CLOSED;
    }
  }
}
