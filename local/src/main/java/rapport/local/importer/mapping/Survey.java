package rapport.local.importer.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The survey that answers belong to.
public sealed interface Survey {

  String id();

  /// It is known already, or the answers are refused.
  record Known(String id) implements Survey {}

  /// The mapping brings the definition along.
  ///
  /// @param definition as the interface takes it
  record Defined(String id, ObjectNode definition) implements Survey {

    public Defined {
      definition = definition.deepCopy();
    }

    @Override
    public ObjectNode definition() {
      return definition.deepCopy();
    }
  }
}
