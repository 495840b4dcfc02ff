package rapport.bench;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fold.Fold;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;

/// What it costs that facts are a set and not added up as they come: the fold of a day's, beside
/// counters.
@State(Scope.Thread)
public class FoldedDay implements Pair {

  static final int ANSWERS = 10_000;

  private static final Calendar CALENDAR =
      new Calendar(1, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY);
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private final List<LoggedFact> facts =
      Answer.drawn(ANSWERS, CALENDAR.startOf(DAY), CALENDAR.endOf(DAY)).stream()
          .map(Answer::fact)
          .toList();

  @Benchmark
  public SortedMap<PartKey, Part> ours() {
    var fold = Fold.ofDay(DAY, CALENDAR, CALENDAR.endOf(DAY));
    facts.forEach(fold::add);
    return fold.result().parts();
  }

  @Benchmark
  public Map<Counter, Long> baseline() {
    var counters = new HashMap<Counter, Long>();
    for (LoggedFact fact : facts) {
      for (Measure measure : fact.measures()) {
        var slot = measure.slot();
        int value = value(measure, fact);
        add(counters, new Counter(measure.family(), PartKey.TOTALS, 0, slot, value));
        fact.segments()
            .forEach(
                (dimension, number) ->
                    add(counters, new Counter(measure.family(), dimension, number, slot, value)));
      }
    }
    return counters;
  }

  @Override
  public boolean agree() {
    return Counter.of(ours()).equals(baseline());
  }

  private static int value(Measure measure, LoggedFact fact) {
    return switch (measure) {
      case Measure.Value score -> score.value();
      case Measure.LocalHour _ -> fact.time().atZone(CALENDAR.zone()).getHour();
      default -> 0;
    };
  }

  private static void add(Map<Counter, Long> counters, Counter counter) {
    counters.merge(counter, 1L, Long::sum);
  }
}
