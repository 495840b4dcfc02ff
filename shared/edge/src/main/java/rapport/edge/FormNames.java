package rapport.edge;

import java.util.Optional;
import java.util.Set;

/// The names that the address of a form, or what it posts, means something by. Of no question and
/// of no attribute that an address carries: with `k` as one the key would be a value of each
/// answer.
final class FormNames {

  private static final Set<String> TAKEN =
      Set.of("k", "t", "key", "language", "score", "embedded", "preview", "id", "time", "subject");

  /// What a form's attributes begin with.
  private static final String ATTRIBUTES = "attributes.";

  private FormNames() {}

  /// What is wrong with a name, if anything is.
  static Optional<String> fault(String name) {
    return TAKEN.contains(name) || name.startsWith(ATTRIBUTES)
        ? Optional.of(
            "is a name that a form or its address means something else by, got %s; give another"
                .formatted(TextRule.shown(name)))
        : Optional.empty();
  }
}
