package rapport.local.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Lives the life of one ticket.
final class SampleTicket {

  private static final List<String> CHANNELS = List.of("email", "chat", "phone", "web");
  private static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");

  /// Who works on what, and why people write.
  private record Group(String name, List<String> agents, List<String> reasons) {}

  private static final List<Group> GROUPS =
      List.of(
          new Group(
              "Delivery", List.of("Amara", "Bruno", "Chen"), List.of("late", "damaged", "wrong")),
          new Group("Billing", List.of("Dilara", "Emil"), List.of("invoice", "refund")),
          new Group(
              "Technical", List.of("Farah", "Goran", "Hana"), List.of("login", "bug", "how-to")));

  /// Who takes longer than the others, and who is liked better.
  private static final String SLOW = "Goran";

  private static final String LIKED = "Amara";

  private final String ticket;
  private final SampleDay day;
  private final Chance chance;
  private final SampleCustomer customer;
  private final Group group;
  private final boolean aboutOutage;
  private final String agent;
  private final double slowness;
  private final List<SampleEvent> events = new ArrayList<>();
  private Instant now;

  SampleTicket(
      String ticket, SampleCustomer customer, Instant createdAt, SampleDay day, Chance chance) {
    this.ticket = ticket;
    this.customer = customer;
    this.now = createdAt;
    this.day = day;
    this.chance = chance;
    this.aboutOutage = chance.happens(0.6 * day.outage());
    this.group = GROUPS.get(aboutOutage ? 2 : chance.weighted(3, 2, 4));
    this.agent = chance.oneOf(group.agents());
    this.slowness = day.slowness() * (agent.equals(SLOW) ? 1.7 : 1) * pace();
  }

  private double pace() {
    return customer.plan().equals("enterprise") ? 0.5 : 1;
  }

  List<SampleEvent> events() {
    String channel = CHANNELS.get(chance.weighted(5, 3, 2, 2));
    create(channel);
    if (channel.equals("chat")) {
      pass(1);
      add("ticket.replied").put("author", "bot");
    }
    pass(5);
    add("ticket.assigned").put("agent", agent).put("group", group.name());
    pass(median(channel));
    add("ticket.replied").put("agent", agent);
    if (chance.happens(0.22)) {
      waitForCustomer();
    }
    if (chance.happens(0.99)) {
      resolve();
    }
    return events;
  }

  private void create(String channel) {
    ObjectNode data = add("ticket.created");
    data.put("channel", channel).put("group", group.name());
    int urgent = aboutOutage ? 8 : 1;
    data.put("priority", PRIORITIES.get(chance.weighted(3, 10, 4, urgent)));
    data.put("reason", aboutOutage ? "outage" : chance.oneOf(group.reasons()));
    data.put("complaint", chance.happens(0.1 + 0.2 * day.outage()));
    customer.putAttributes(data);
  }

  /// Half the time until somebody reads it, in minutes.
  private static double median(String channel) {
    return switch (channel) {
      case "chat" -> 4;
      case "phone" -> 2;
      default -> 80;
    };
  }

  private void waitForCustomer() {
    pass(20);
    add("ticket.paused");
    pass(400);
    add("ticket.replied").put("author", "customer");
    add("ticket.resumed");
  }

  private void resolve() {
    pass(150);
    add("ticket.resolved").put("agent", agent);
    boolean again = chance.happens(0.06 + 0.1 * day.outage());
    if (again) {
      pass(500);
      add("ticket.reopened");
      pass(120);
      add("ticket.replied").put("agent", agent);
      pass(60);
      add("ticket.resolved").put("agent", agent);
    }
    if (chance.happens(0.36)) {
      rate(again);
    }
    pass(1400);
    add("ticket.closed");
  }

  private void rate(boolean again) {
    double liked = agent.equals(LIKED) ? 0.4 : 0;
    double mean = 4.9 + liked - 0.5 * slowness - day.outage() - (again ? 0.8 : 0);
    int score = chance.around(mean, 1, 1, 5);
    pass(90);
    ObjectNode data = add("ticket.rated").put("scale", "1-5").put("score", score);
    if (chance.happens(0.3)) {
      data.put("comment", SampleComment.about("service", score * 2, customer.language(), chance));
    }
  }

  /// Lets time pass, which nobody works on a ticket while the company is closed.
  private void pass(double medianMinutes) {
    now = now.plus(Duration.ofMinutes(chance.skewed(medianMinutes * slowness)));
    now = SampleDay.whenOpen(now, chance);
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
