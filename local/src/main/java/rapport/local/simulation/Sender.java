package rapport.local.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rapport.local.simulation.Stories.Kind;

/// Sends events, some of them again, and among them what is none.
final class Sender {

  private static final List<String> NONSENSE =
      List.of(
          "{\"specversion\":\"1.0\",\"id\":\"x\"}",
          "not even JSON",
          "[{\"specversion\":\"1.0\",\"source\":\"sim\",\"id\":\"y\",\"type\":\"survey.response\","
              + "\"time\":\"2026-02-28T10:00:00Z\",\"data\":{\"survey\":\"s\",\"answers\":"
              + "{\"recommend\":11}}}]");

  private final World world;
  private final List<Tenant> tenants;
  private final Post events;
  private final Map<Tenant, Stories> stories = new HashMap<>();
  private final List<Told> sent = new ArrayList<>();
  private final Errand errand;
  private int left;

  Sender(World world, List<Tenant> tenants, Post events, Errand errand) {
    this.world = world;
    this.tenants = tenants;
    this.events = events;
    this.errand = errand;
    this.left = 3 + world.choices.below(6);
    tenants.forEach(tenant -> stories.put(tenant, new Stories(tenant, world.choices)));
  }

  List<Kind> kinds(Tenant tenant) {
    return stories.get(tenant).kinds();
  }

  boolean hasMore() {
    return left > 0;
  }

  void sendAll() {
    while (hasMore()) {
      send();
    }
  }

  void send() {
    if (left == 0) {
      return;
    }
    left--;
    var choices = world.choices;
    var tenant = tenants.get(choices.below(tenants.size()));
    if (choices.oneIn(15)) {
      var nonsense = NONSENSE.get(choices.below(NONSENSE.size()));
      events.send(nonsense, Map.of("tenant", tenant.name()), List.of());
      return;
    }
    var importName = errand.imports(tenant) && choices.below(2) == 1 ? Errand.IMPORT : "";
    var told = new ArrayList<Told>();
    int count = 1 + choices.below(3);
    for (int i = 0; i < count; i++) {
      told.add(stories.get(tenant).next(world.now(), importName));
    }
    sent.addAll(told);
    world.trace(told.hashCode());
    world.tell(() -> "sent " + told);
    var body = told.stream().map(Told::json).collect(Collectors.joining(",", "[", "]"));
    events.send(body, attributes(tenant, importName), told);
  }

  /// Everything that was sent so far and can be counted.
  List<Told> sent() {
    return sent;
  }

  /// What must be in the figures in the end.
  List<Told> accepted() {
    return sent.stream().filter(told -> !errand.takesBack(told)).toList();
  }

  private static Map<String, String> attributes(Tenant tenant, String importName) {
    return importName.isEmpty()
        ? Map.of("tenant", tenant.name())
        : Map.of("tenant", tenant.name(), "import", importName);
  }
}
