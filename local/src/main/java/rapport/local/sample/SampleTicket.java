package rapport.local.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lives the life of one ticket.
final class SampleTicket {

  private static final List<String> CHANNELS = List.of("email", "chat", "phone", "web");
  private static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");
  private static final List<String> GROUPS = List.of("Delivery", "Billing", "Technical");
  private static final Map<String, List<String>> AGENTS =
      Map.of(
          "Delivery", List.of("Amara", "Bruno", "Chen"),
          "Billing", List.of("Dilara", "Emil"),
          "Technical", List.of("Farah", "Goran", "Hana"));

  private final String ticket;
  private final double slowness;
  private final Chance chance;
  private final SampleCustomer customer;
  private final String group;
  private final String agent;
  private final List<SampleEvent> events = new ArrayList<>();
  private Instant now;

  SampleTicket(String ticket, Instant createdAt, double slowness, Chance chance) {
    this.ticket = ticket;
    this.now = createdAt;
    this.slowness = slowness;
    this.chance = chance;
    this.customer = SampleCustomer.any(chance);
    this.group = GROUPS.get(chance.weighted(4, 2, 4));
    this.agent = chance.oneOf(AGENTS.get(group));
  }

  List<SampleEvent> events() {
    String channel = CHANNELS.get(chance.weighted(5, 3, 2, 2));
    create(channel);
    if (channel.equals("chat")) {
      pass(1);
      add("ticket.replied").put("author", "bot");
    }
    pass(median(channel));
    add("ticket.replied").put("agent", agent);
    if (chance.happens(0.25)) {
      waitForCustomer();
    }
    if (chance.happens(0.95)) {
      resolve();
    }
    return events;
  }

  private void create(String channel) {
    ObjectNode data = add("ticket.created");
    data.put("channel", channel).put("group", group);
    data.put("priority", PRIORITIES.get(chance.weighted(3, 10, 4, 1)));
    data.put("complaint", chance.happens(0.12));
    customer.putAttributes(data);
  }

  /// Half the time until somebody reads it, in minutes.
  private static double median(String channel) {
    return switch (channel) {
      case "chat" -> 4;
      case "phone" -> 2;
      default -> 95;
    };
  }

  private void waitForCustomer() {
    pass(20);
    add("ticket.paused");
    pass(900);
    add("ticket.replied").put("author", "customer");
    add("ticket.resumed");
  }

  private void resolve() {
    pass(240);
    add("ticket.resolved").put("agent", agent);
    if (chance.happens(0.08)) {
      pass(700);
      add("ticket.reopened");
      pass(300);
      add("ticket.resolved").put("agent", agent);
    }
    if (chance.happens(0.3)) {
      pass(120);
      add("ticket.rated")
          .put("scale", "1-5")
          .put("score", chance.around(4.6 - slowness / 2, 1, 1, 5));
    }
    pass(3000);
    add("ticket.closed");
  }

  private void pass(double medianMinutes) {
    now = now.plus(Duration.ofMinutes(chance.skewed(medianMinutes * slowness)));
  }

  /// Adds an event and gives its data, to be filled.
  private ObjectNode add(String type) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("ticket", ticket).put("sequence", events.size());
    String id = ticket + "-" + events.size();
    events.add(new SampleEvent(id, type, now, customer.id(), data));
    return data;
  }
}
