package rapport.reader;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.edge.FieldError;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Period;
import rapport.reader.Breakdown.Content;
import rapport.reader.Contents.Found;
import rapport.reader.Contents.Openings;
import rapport.reader.Contents.Wish;
import rapport.state.State;

/// Reads periods by the values of a dimension.
final class Breakdowns {

  private final Contents contents;

  Breakdowns(Contents contents) {
    this.contents = contents;
  }

  /// What came of reading.
  sealed interface Outcome {}

  record Refused(List<FieldError> errors) implements Outcome {
    Refused {
      errors = List.copyOf(errors);
    }
  }

  /// @param asOf every event recorded before this is in it
  /// @param sides the period that was asked for, after the one it is compared with if there is one
  record Read(Instant asOf, List<Side> sides) implements Outcome {
    Read {
      sides = List.copyOf(sides);
    }
  }

  /// One period as it was read.
  private record Reading(
      Period period, Instant until, Map<PartKey, Part> parts, Openings openings) {}

  /// The period alone.
  Outcome read(BreakdownQuery asked, Manner manner) {
    var period = asked.period();
    return switch (contents.read(asked.view(), new Wish(asked.parts(), List.of(period)))) {
      case Contents.Refused(var error) -> new Refused(List.of(named(error, "/period")));
      case Found found ->
          told(asked, manner, found.asOf(), List.of(whole(asked, period, manner.now(), found)));
    };
  }

  /// The period, after as much of the one it is compared with as it is over.
  Outcome readCompared(BreakdownQuery asked, Manner manner) {
    var period = asked.period();
    var earlier = asked.query().comparison().earlier(period, manner.calendar());
    var now = contents.read(asked.view(), new Wish(asked.parts(), List.of(period)));
    var then = contents.read(asked.view(), new Wish(asked.parts(), List.of(earlier)));
    if (now instanceof Contents.Refused(var error)) {
      return new Refused(List.of(named(error, "/period")));
    }
    if (then instanceof Contents.Refused(var error)) {
      return new Refused(List.of(named(error, "/compare")));
    }
    var read = whole(asked, period, manner.now(), (Found) now);
    var before = earlier(asked, manner, earlier, (Found) then);
    if (before.isEmpty()) {
      return new Refused(
          List.of(
              new FieldError(
                  "/compare",
                  "the log of "
                      + earlier.text()
                      + " is not kept any more, or too much; name a period that is over")));
    }
    var asOf = ((Found) now).asOf().isBefore(((Found) then).asOf()) ? (Found) now : (Found) then;
    return told(asked, manner, asOf.asOf(), List.of(before.get(), read));
  }

  private static FieldError named(FieldError error, String pointer) {
    return new FieldError(pointer, error.message());
  }

  /// A period that has not begun is taken as over: both are empty, or as good as.
  private Optional<Reading> earlier(
      BreakdownQuery asked, Manner manner, Period earlier, Found found) {
    var calendar = manner.calendar();
    var end = earlier.end(calendar);
    var later = asked.period();
    boolean open = later.contains(manner.now(), calendar);
    var until = open ? Comparison.elapsed(later, earlier, calendar, manner.now()) : end;
    if (!until.isBefore(end)) {
      return Optional.of(whole(asked, earlier, end, found));
    }
    return contents
        .until(asked.view(), asked.parts(), earlier, until)
        .map(parts -> new Reading(earlier, until, parts, found.openings()));
  }

  /// A balance is handed on from period to period, but nobody knows that of one yet to begin.
  private static Reading whole(BreakdownQuery asked, Period period, Instant until, Found found) {
    if (period.start(asked.view().calendar()).isAfter(until)) {
      return new Reading(period, until, Map.of(), (_, _) -> State.EMPTY);
    }
    var parts = new HashMap<PartKey, Part>();
    asked.parts().forEach(part -> parts.put(part, found.parts().of(part, period)));
    return new Reading(period, until, parts, found.openings());
  }

  private static Outcome told(
      BreakdownQuery asked, Manner manner, Instant asOf, List<Reading> readings) {
    var metric = asked.metric();
    var totals = new ArrayList<Content>();
    readings.forEach(
        reading -> totals.add(asked.cut(reading.parts(), reading.openings(), _ -> 0).total()));
    var scales = metric.conflictingScales(totals.stream().map(Content::state).toList());
    if (!scales.isEmpty()) {
      return new Refused(List.of(MetricsRoute.mixed(metric, scales)));
    }
    var all = totals.stream().reduce(Content.EMPTY, Content::merge);
    var variants = Shown.variants(metric, all.state().merge(all.opening()), manner);
    if (variants.size() > 1) {
      var parameter = metric.variedBy().orElseThrow();
      return new Refused(
          List.of(
              new FieldError(
                  "/" + parameter,
                  metric.id()
                      + " comes by "
                      + parameter
                      + ": name one of "
                      + String.join(", ", variants))));
    }
    return new Read(
        asOf,
        readings.stream()
            .map(reading -> side(asked, manner, reading, variants.getFirst()))
            .toList());
  }

  private static Side side(BreakdownQuery asked, Manner manner, Reading reading, String variant) {
    var sized =
        asked.cut(
            reading.parts(),
            reading.openings(),
            state ->
                asked
                    .metric()
                    .value(
                        manner
                            .scope(reading.period(), reading.until(), state, State.EMPTY)
                            .of(variant))
                    .n());
    return new Side(asked.metric(), sized, reading.period(), reading.until(), variant, manner);
  }
}
