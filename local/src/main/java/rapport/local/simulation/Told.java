package rapport.local.simulation;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// An event that was sent: what it says, and nothing about how it is kept.
///
/// @param importName the import that it came by, empty if it came live
/// @param type as senders write it, for instance `ticket.created`
/// @param about the ticket, the customer, or the one who answers
/// @param data its fields, without `revision` and `void`
public record Told(
    String tenant,
    String importName,
    String type,
    String id,
    Instant time,
    String about,
    long revision,
    boolean voided,
    SortedMap<String, String> data) {

  private static final int QUARTER_SECONDS = 900;

  public Told {
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
  }

  /// As it is told first.
  public static Told first(
      String tenant, String type, String id, Instant time, String about, Map<String, String> data) {
    return new Told(tenant, "", type, id, time, about, 0, false, new TreeMap<>(data));
  }

  /// The same event with other content.
  public Told revised(boolean voids, Map<String, String> other) {
    return new Told(
        tenant, importName, type, id, time, about, revision + 1, voids, new TreeMap<>(other));
  }

  Told importedBy(String name) {
    return new Told(tenant, name, type, id, time, about, revision, voided, data);
  }

  /// What makes two events the same.
  public String identity() {
    return tenant + " " + importName + " " + id;
  }

  public boolean isOf(String kind) {
    return type.startsWith(kind + ".");
  }

  /// From when on it counts: of mere activity only the quarter hour is kept.
  Instant countsFrom() {
    long second = time.getEpochSecond();
    return type.equals("customer.active")
        ? Instant.ofEpochSecond(second - second % QUARTER_SECONDS)
        : time;
  }

  long number(String field) {
    return Long.parseLong(data.get(field));
  }

  /// As senders write it.
  public String json() {
    var json = new StringBuilder(256);
    json.append("{\"specversion\":\"1.0\",\"source\":\"sim\",\"id\":\"").append(id);
    json.append("\",\"type\":\"").append(type).append("\",\"time\":\"").append(time).append('"');
    if (!isOf("ticket")) {
      json.append(",\"subject\":\"").append(about).append('"');
    }
    json.append(",\"data\":{\"revision\":").append(revision).append(",\"void\":").append(voided);
    if (isOf("survey")) {
      appendResponse(json);
    } else {
      if (isOf("ticket")) {
        json.append(",\"ticket\":\"").append(about).append('"');
      }
      data.forEach(
          (name, value) ->
              json.append(",\"").append(name).append("\":\"").append(value).append('"'));
    }
    return json.append("}}").toString();
  }

  /// How everything begins that somebody writes.
  static String words(String about) {
    return about + " says ";
  }

  private void appendResponse(StringBuilder json) {
    json.append(",\"survey\":\"").append(data.get("survey"));
    json.append("\",\"answers\":{\"recommend\":").append(data.get("recommend"));
    if (data.containsKey("happy")) {
      json.append(",\"happy\":").append(data.get("happy"));
    }
    json.append(",\"why\":\"").append(words(about)).append(id);
    json.append("\"},\"attributes\":{\"region\":\"").append(data.get("region")).append("\"}");
  }
}
