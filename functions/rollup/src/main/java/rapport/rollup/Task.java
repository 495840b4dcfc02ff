package rapport.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.edge.Json;
import rapport.edge.Json.Parsed;
import rapport.period.UtcHour;

/// What a message of the work queue asks for: `{"tenant":"demo","hours":["2026030110"]}`.
///
/// @param hours marked hours, one at least
record Task(String tenant, SortedSet<UtcHour> hours) {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");

  Task {
    hours = Collections.unmodifiableSortedSet(new TreeSet<>(hours));
    if (hours.isEmpty()) {
      throw new IllegalArgumentException("a task needs an hour");
    }
  }

  String encode() {
    var tree = Json.object().put("tenant", tenant);
    var array = tree.putArray("hours");
    hours.forEach(hour -> array.add(text(hour)));
    return Json.write(tree);
  }

  private static String text(UtcHour hour) {
    var start = MINUTE.format(hour.start().atOffset(ZoneOffset.UTC));
    return start.substring(0, start.length() - "00".length());
  }

  /// @throws IllegalArgumentException if it is no task
  /// @throws java.time.DateTimeException if an hour is none
  static Task decode(String text) {
    if (!(Json.readOne(text) instanceof Parsed.Values(_, var values))) {
      throw new IllegalArgumentException("a task must be JSON");
    }
    var tree = values.getFirst().node();
    var hours = new TreeSet<UtcHour>();
    for (JsonNode hour : tree.path("hours")) {
      var start = LocalDateTime.parse(hour.asText() + "00", MINUTE);
      hours.add(UtcHour.of(start.toInstant(ZoneOffset.UTC)));
    }
    return new Task(tree.path("tenant").asText(), hours);
  }
}
