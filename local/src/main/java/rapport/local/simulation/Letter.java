package rapport.local.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A message of a queue, with what the queue knows of it.
final class Letter {

  private static final String TENANT = "\"tenant\":\"";

  private final String id;
  private final String body;
  private final SortedMap<String, String> attributes;
  private final Instant sentAt;
  private final List<Told> events;
  private int received;
  private int atWork;
  private boolean done;
  private boolean recorded;

  /// @param events those that it brings and that can be counted
  Letter(
      String id, String body, Map<String, String> attributes, Instant sentAt, List<Told> events) {
    this.id = id;
    this.body = body;
    this.attributes = new TreeMap<>(attributes);
    this.sentAt = sentAt;
    this.events = List.copyOf(events);
  }

  String id() {
    return id;
  }

  String body() {
    return body;
  }

  SortedMap<String, String> attributes() {
    return attributes;
  }

  /// Whose it is: by its attribute, or as a message of the work queue says itself.
  String tenant() {
    var named = attributes.getOrDefault("tenant", "");
    int from = body.indexOf(TENANT) + TENANT.length();
    return named.isEmpty() && body.contains(TENANT)
        ? body.substring(from, body.indexOf('"', from))
        : named;
  }

  Instant sentAt() {
    return sentAt;
  }

  List<Told> events() {
    return events;
  }

  int received() {
    return received;
  }

  boolean isAtWork() {
    return atWork > 0;
  }

  boolean isDone() {
    return done;
  }

  /// Whoever received it says that all it brings is recorded.
  void record() {
    recorded = true;
  }

  boolean isRecorded() {
    return recorded;
  }

  void receive() {
    received++;
    atWork++;
  }

  /// It is out of the hands of one that had received it.
  void release() {
    atWork--;
  }

  void acknowledge() {
    done = true;
  }
}
