package rapport.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rapport.event.Identity;
import rapport.event.Payload.TicketChange;
import rapport.intake.Sorting.Accepted;
import rapport.queue.Message;

/// Packs the events of one request into as few messages as they fit in. What one message brings is
/// recorded together, and that is what makes many events cheap.
final class Packing {

  private final String tenant;
  private final Map<String, String> attributes;
  private final int maxBodyBytes;
  private final List<Message> messages = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private int openBytes = 1;

  private Packing(String tenant, String importName) {
    this.tenant = tenant;
    this.attributes = new TreeMap<>(Map.of("tenant", tenant, "judged", "true"));
    if (importName.equals(Identity.PUBLIC)) {
      attributes.put("public", "true");
    } else if (!importName.isEmpty()) {
      attributes.put("import", importName);
    }
    this.maxBodyBytes = Message.MAX_BYTES - Message.of("", attributes, tenant).bytes();
  }

  /// Almost always one message, with the events in order. Otherwise those of one ticket stay
  /// together, in their order, as far as they fit.
  ///
  /// @param importName as in [Identity]
  static List<Message> pack(String tenant, String importName, List<Accepted> events) {
    var packing = new Packing(tenant, importName);
    List<String> texts = events.stream().map(Accepted::text).toList();
    Collection<List<String>> groups =
        bytes(texts) + 1 <= packing.maxBodyBytes ? List.of(texts) : groups(events);
    for (List<String> group : groups) {
      packing.closeUnlessRoomFor(bytes(group));
      group.forEach(packing::add);
    }
    packing.close();
    return packing.messages;
  }

  private void add(String text) {
    closeUnlessRoomFor(bytes(text));
    open.add(text);
    openBytes += bytes(text);
  }

  private void closeUnlessRoomFor(int bytes) {
    if (openBytes + bytes > maxBodyBytes) {
      close();
    }
  }

  private void close() {
    if (!open.isEmpty()) {
      messages.add(Message.of("[" + String.join(",", open) + "]", attributes, tenant));
      open.clear();
      openBytes = 1;
    }
  }

  private static Collection<List<String>> groups(List<Accepted> events) {
    var groups = new LinkedHashMap<String, List<String>>();
    for (Accepted accepted : events) {
      String name =
          accepted.event().payload() instanceof TicketChange change
              ? "ticket " + change.ticket()
              : "event " + groups.size();
      groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(accepted.text());
    }
    return groups.values();
  }

  private static int bytes(List<String> texts) {
    return texts.stream().mapToInt(Packing::bytes).sum();
  }

  /// With the comma or bracket after it.
  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length + 1;
  }
}
