package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rapport.bytes.Bytes;
import rapport.store.FuzzTarget;

/// What lies in the queues. A message that can never be recorded is put aside: none comes back for
/// ever.
final class MessageTargets {

  private static final List<String> NAMES =
      List.of("tenant", "import", "public", "redriven", "judged", "job");

  private final Stages stages = Stages.defined();

  static List<FuzzTarget> all() {
    return List.of(
        FuzzTarget.of("messages", messageSeeds(), new MessageTargets()::messages),
        FuzzTarget.of("attributes", attributeSeeds(), new MessageTargets()::attributes),
        FuzzTarget.of("work", workSeeds(), new MessageTargets()::work));
  }

  private void messages(byte[] input) {
    var inputs = Inputs.of(input);
    var stage = stages.next();
    var attributes = new HashMap<>(Map.of("tenant", Stage.TENANT));
    if (inputs.choice(2) == 1) {
      attributes.put("import", "history");
    }
    recorded(stage, inputs.text(), attributes);
  }

  /// A line for each attribute, then the body.
  private void attributes(byte[] input) {
    var lines = Inputs.of(input).lines(NAMES.size() + 1);
    var attributes = new HashMap<String, String>();
    for (int i = 0; i < NAMES.size(); i++) {
      attributes.put(NAMES.get(i), lines.get(i));
    }
    recorded(stages.next(), lines.getLast(), attributes);
  }

  private static void recorded(Stage stage, String body, Map<String, String> attributes) {
    int failed = stage.deliver(body, attributes);
    var logged = stage.checkLines();
    assertThat(failed).as(() -> "log: " + logged).isZero();
  }

  private void work(byte[] input) {
    var inputs = Inputs.of(input);
    var stage = stages.next();
    var event = JsonNodeFactory.instance.objectNode();
    event.putArray("Records").addObject().put("messageId", "m1").put("body", inputs.text());

    var answer = Stage.json(stage.roll(event.toString()));

    assertThat(answer.path("batchItemFailures").isArray()).isTrue();
    Faults.areOfInput(stage.checkLines());
  }

  private static List<Bytes> messageSeeds() {
    var seeds = new ArrayList<Bytes>();
    for (JsonNode event : Inputs.events("recorder")) {
      for (JsonNode message : event.path("Records")) {
        boolean imported = message.path("messageAttributes").has("import");
        seeds.add(Inputs.seed(imported ? 1 : 0, message.path("body").asText()));
      }
    }
    seeds.addAll(Hostile.json());
    return seeds;
  }

  private static List<Bytes> attributeSeeds() {
    return List.of(
        Inputs.seed(0, "demo\nhistory\n1772359205000 m-1\ntrue\n\n{}"),
        Inputs.seed(0, "demo\n\n999999999999999 m\n\n\n[]"),
        Inputs.seed(0, "demo\n\n\n\nimport!history\n{}"),
        Inputs.seed(0, "demo\n\n\n\nsweep\n{}"),
        Inputs.seed(0, "Nobody\n../x\nx\nfalse\nx\nx"));
  }

  private static List<Bytes> workSeeds() {
    return List.of(
        Inputs.seed(0, "{\"tenant\":\"demo\",\"hours\":[\"2026030110\"]}"),
        Inputs.seed(0, "{\"tenant\":\"\",\"hours\":[\"0000010100\",\"9999123123\"]}"),
        Inputs.seed(0, "{\"hours\":[{}]}"));
  }
}
