package rapport.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import rapport.local.cost.Usage;
import rapport.local.function.FunctionFailedException;

/// The answers of the calls that only exist on this machine.
final class LocalJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LocalJson() {}

  static String of(Settlement.Settled settled) {
    return JSON.createObjectNode()
        .put("settled", settled.settled())
        .put("runs", settled.runs())
        .put("queued", settled.queued())
        .put("marked", settled.marked())
        .put("jobs", settled.jobs())
        .put("held", settled.held())
        .toString();
  }

  static String ofFailure(FunctionFailedException thrown) {
    return JSON.createObjectNode()
        .put("settled", false)
        .put("error", thrown.getMessage())
        .toString();
  }

  static String of(Map<String, Usage> cost) {
    ObjectNode json = JSON.createObjectNode();
    ObjectNode functions = json.putObject("functions");
    cost.forEach(
        (name, usage) ->
            functions
                .putObject(name)
                .put("writeUnits", usage.writeUnits())
                .put("readUnits", usage.readUnits())
                .put("requests", usage.requests())
                .put("invocations", usage.invocations()));
    return json.toString();
  }
}
