package rapport.local.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rapport.local.simulation.Stories.Kind;

/// Sends events, some of them again, and among them what is none.
final class Sender {

  private static final List<String> NONSENSE =
      List.of(
          "{\"specversion\":\"1.0\",\"id\":\"x\"}",
          "not even JSON",
          "[{\"specversion\":\"1.0\",\"source\":\"sim\",\"id\":\"y\",\"type\":\"survey.response\","
              + "\"subject\":\"c0\",\"time\":\"2026-02-28T10:00:00Z\",\"data\":{\"survey\":\"s\",\"answers\":"
              + "{\"recommend\":11}}}]");

  /// In one of so many runs events are sent by HTTP, else they are put into the queue.
  private static final int REQUESTING = 3;

  private final World world;
  private final List<Tenant> tenants;
  private final Post events;
  private final Requests requests;
  private final boolean byRequest;
  private final Map<Tenant, Stories> stories = new HashMap<>();
  private final List<Told> sent = new ArrayList<>();
  private final Map<Tenant, Set<String>> refused = new HashMap<>();
  private final Errand errand;
  private final Plot.Size size;
  private final Instant beganAt;
  private int left;

  /// @param ways by which events are sent
  Sender(World world, Plot.Size size, List<Tenant> tenants, Ways ways, Errand errand) {
    this.size = size;
    this.beganAt = world.now();
    this.world = world;
    this.tenants = tenants;
    this.events = ways.queue();
    this.requests = ways.requests();
    boolean requesting = world.choices.oneIn(REQUESTING);
    this.byRequest = requesting || world.aim.needsRequests();
    this.errand = errand;
    this.left = size.leastSends() + world.choices.below(size.sends());
    tenants.forEach(tenant -> stories.put(tenant, new Stories(tenant, world)));
  }

  /// How events come in.
  record Ways(Post queue, Requests requests) {}

  List<Kind> kinds(Tenant tenant) {
    return stories.get(tenant).kinds();
  }

  Instant beganAt() {
    return beganAt;
  }

  boolean hasBegun() {
    return !sent.isEmpty();
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
    sendOneMore();
  }

  /// Sends what nobody had planned.
  void sendOneMore() {
    var choices = world.choices;
    var tenant = tenants.get(choices.below(tenants.size()));
    boolean naming = world.aim.needsTraces();
    if (choices.oneIn(naming ? 3 : 15)) {
      var nonsense = naming ? NONSENSE.getLast() : NONSENSE.get(choices.below(NONSENSE.size()));
      events.send(nonsense, Map.of("tenant", tenant.name()), List.of());
      refused.computeIfAbsent(tenant, _ -> new HashSet<>()).add(nonsense);
      return;
    }
    boolean imported = choices.below(2) == 1 || world.aim.needsDays();
    var importName = imported && errand.imports(tenant) ? Errand.IMPORT : "";
    var told = new ArrayList<Told>();
    int most = size.events();
    int count = world.aim.needsDays() ? most : 1 + choices.below(most);
    for (int i = 0; i < count; i++) {
      told.add(stories.get(tenant).next(world.now(), importName));
    }
    sent.addAll(told);
    world.trace(told.hashCode());
    world.tell(() -> "sent " + told);
    var request = new Requests.Request(tenant, importName, told);
    if (byRequest) {
      requests.add(request);
    } else {
      events.send(request.body(), attributes(tenant, importName), told);
    }
  }

  /// Everything that was sent so far and can be counted.
  List<Told> sent() {
    return sent;
  }

  /// Whether events may come when their day takes no more, and be done with that way.
  boolean mayComeTooLate() {
    return world.plot.ages();
  }

  /// Whether something that was sent counts no more.
  boolean takesBack(Told told) {
    return errand.takesBack(told);
  }

  /// Whose events may be dropped that a run has begun to record.
  Set<String> takenBackSince(Instant runBegan) {
    return errand.takenBackSince(runBegan);
  }

  /// What was sent for a tenant, can't be counted, and must be kept all the same.
  Set<String> nonsense(Tenant tenant) {
    return refused.getOrDefault(tenant, Set.of()).stream()
        .filter(text -> !errand.takesBack(tenant, text))
        .collect(Collectors.toSet());
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
