package rapport.local.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Says of a request whether the function behind its route may be called.
interface Doorkeeper {

  /// Of a route that nobody has to be asked about.
  Doorkeeper NONE = (_, _) -> new Verdict.Allowed(JsonNodeFactory.instance.objectNode());

  /// What became of asking.
  sealed interface Verdict {

    /// @param context what the function is told; empty if there is nothing
    record Allowed(ObjectNode context) implements Verdict {}

    /// The gateway answers by itself.
    record Refused(HttpAnswer answer) implements Verdict {}
  }

  Verdict ask(HttpCall call, RouteTable.Match<?> match);
}
