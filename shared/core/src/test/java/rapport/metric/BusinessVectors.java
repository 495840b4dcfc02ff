package rapport.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import rapport.business.OpeningHours;
import rapport.business.Window;

/// Answers the cases about time in business hours.
final class BusinessVectors {

  private BusinessVectors() {}

  static Map<String, Function<VectorCase, VectorAnswer>> byMetric() {
    return Map.of(
        "business_duration", BusinessVectors::duration,
        "business seconds, full week", BusinessVectors::week);
  }

  private static VectorAnswer duration(VectorCase asked) {
    var params = asked.content().path("params");
    var week = new TreeMap<DayOfWeek, List<Window>>();
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, windows(params.path("hours").path(day.name().substring(0, 3))));
    }
    var holidays = new TreeMap<LocalDate, List<Window>>();
    params.path("holidays").forEach(day -> holidays.put(LocalDate.parse(day.asText()), List.of()));
    var hours = new OpeningHours(ZoneId.of(params.path("tz").asText()), week, holidays);
    var time =
        hours.between(
            OffsetDateTime.parse(asked.input().path("start").asText()).toInstant(),
            OffsetDateTime.parse(asked.input().path("end").asText()).toInstant());
    return new VectorAnswer().with("seconds", time.toMillis() / 1000.0);
  }

  private static VectorAnswer week(VectorCase asked) {
    var time =
        hours(asked.input())
            .between(
                Instant.parse(asked.input().path("from").asText()),
                Instant.parse(asked.input().path("to").asText()));
    return new VectorAnswer().with("seconds", time.toSeconds());
  }

  /// As help desks' tests are told here: `Mon-Fri 08:00-18:00 Europe/Berlin`, `daily …`, and which
  /// holidays are kept.
  static OpeningHours hours(JsonNode input) {
    var words = input.path("calendar").asText().split(" ");
    var times = words[1].split("-");
    var window = new Window(minute(times[0]), minute(times[1]));
    var week = new TreeMap<DayOfWeek, List<Window>>();
    for (DayOfWeek day : DayOfWeek.values()) {
      boolean weekend = day.compareTo(DayOfWeek.FRIDAY) > 0;
      if (words[0].equals("daily") || !weekend) {
        week.put(day, List.of(window));
      }
    }
    return new OpeningHours(ZoneId.of(words[2]), week, holidays(input.path("holidays")));
  }

  private static SortedMap<LocalDate, List<Window>> holidays(JsonNode kept) {
    var holidays = new TreeMap<LocalDate, List<Window>>();
    kept.properties().stream()
        .filter(day -> day.getValue().asBoolean())
        .forEach(day -> holidays.put(LocalDate.parse(day.getKey()), List.of()));
    return Collections.unmodifiableSortedMap(holidays);
  }

  private static List<Window> windows(JsonNode pairs) {
    var windows = new ArrayList<Window>();
    pairs.forEach(
        pair ->
            windows.add(new Window(minute(pair.get(0).asText()), minute(pair.get(1).asText()))));
    return windows;
  }

  private static int minute(String time) {
    return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
  }
}
