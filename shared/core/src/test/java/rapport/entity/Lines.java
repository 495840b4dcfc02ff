package rapport.entity;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rapport.fact.Measure;
import rapport.fact.Span;

/// Milestones as lines that a test can show: `resolved#1 10:30 {agent=ann} resolved=1 open=-1`.
public final class Lines {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

  private Lines() {}

  public static List<String> of(List<Milestone> milestones) {
    return milestones.stream().map(Lines::of).toList();
  }

  public static String of(Milestone milestone) {
    var measures = milestone.measures().stream().map(Lines::of).collect(Collectors.joining(" "));
    var texts = milestone.texts().isEmpty() ? "" : " " + milestone.texts();
    return "%s %s %s %s%s"
        .formatted(
            milestone.name(), TIME.format(milestone.time()), milestone.segments(), measures, texts);
  }

  /// A duration is written in minutes.
  public static String of(Measure measure) {
    return switch (measure) {
      case Measure.Count(_, var slot, long amount) -> slot + "=" + amount;
      case Measure.Value(_, var slot, int value, long times) ->
          slot + "=" + value + (times == 1 ? "" : " times " + times);
      case Measure.LocalHour(_, var slot) -> slot;
      case Measure.Duration(_, var slot, long millis) -> slot + "=" + millis / 60_000 + "min";
      case Measure.Row(_, var slot, var values, int times) ->
          slot + "=" + values + (times == 1 ? "" : " taken back");
      case Measure.Cohort(_, var slot, int times, var since, var began) ->
          slot + (times > 0 ? "+" : "-") + " of those since " + since + " began " + of(began);
      case Measure.When(var what, var began, var others) ->
          of(what) + " began " + of(began) + (others.isEmpty() ? "" : " " + ofAll(others));
    };
  }

  private static String of(Span span) {
    return span.isNever() ? "never" : "(" + span.after() + ", " + span.until() + "]";
  }

  private static Map<String, String> ofAll(SortedMap<String, Span> spans) {
    var lines = new TreeMap<String, String>();
    spans.forEach((dimension, span) -> lines.put(dimension, of(span)));
    return lines;
  }
}
