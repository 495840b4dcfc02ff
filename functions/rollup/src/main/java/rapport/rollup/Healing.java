package rapport.rollup;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import rapport.edge.Log;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.store.Marks;
import rapport.store.Summaries;
import rapport.store.SummaryKey.Level;

/// Raises the alarm about records that are not what they are folded from, and has them folded anew:
/// days by marks, as if something had come, and months and years at once.
///
/// A record of which the log has nothing at all is left as it is: it may be the log that was lost.
final class Healing {

  private final Marks marks;
  private final AncestorRollup ancestors;
  private final Summaries summaries;
  private final Randomness random;
  private final Clock clock;
  private final Log alarm;

  Healing(
      Marks marks,
      AncestorRollup ancestors,
      Summaries summaries,
      Randomness random,
      Clock clock,
      Log alarm) {
    this.marks = marks;
    this.ancestors = ancestors;
    this.summaries = summaries;
    this.random = random;
    this.clock = clock;
    this.alarm = alarm;
  }

  /// @param faults of the day and its hours
  /// @param look by which they were found
  void day(DirtyDay day, List<Suspect> faults, DayCheck.Look look) {
    var lost = faults.stream().filter(look.withoutLog()::contains).toList();
    var older = faults.stream().filter(look.otherRules()::contains).toList();
    var wrong =
        faults.stream().filter(fault -> !lost.contains(fault) && !older.contains(fault)).toList();
    alarm(day.tenant(), wrong, true);
    alarm(day.tenant(), lost, false);
    if (!older.isEmpty()) {
      alarm.info(
          "a day was folded by other time zone rules",
          Map.of("tenant", day.tenant(), "day", day.date()));
    }
    if (faults.size() > lost.size()) {
      for (UtcHour hour : day.hours()) {
        marks.mark(day.tenant(), hour, random.next(), clock.instant());
      }
    }
  }

  void month(String tenant, Calendar calendar, YearMonth month, List<Suspect> faults) {
    alarm(tenant, faults, true);
    ancestors.roll(tenant, calendar, month, parts(faults));
  }

  /// By one of its months, whose fold is followed by the year's.
  void year(String tenant, Calendar calendar, int year, List<Suspect> faults) {
    alarm(tenant, faults, true);
    for (PartKey part : parts(faults)) {
      var months =
          summaries.range(
              tenant, calendar.version(), Level.MONTH, part, year + "-01", year + "-12");
      var month = months.isEmpty() ? YearMonth.of(year, 1) : YearMonth.parse(months.lastKey());
      ancestors.roll(tenant, calendar, month, List.of(part));
    }
  }

  private static List<PartKey> parts(List<Suspect> faults) {
    return faults.stream().map(Suspect::part).distinct().toList();
  }

  private void alarm(String tenant, List<Suspect> faults, boolean folded) {
    for (Suspect fault : faults) {
      alarm.warn(
          "a record is not the fold of its log",
          Map.of(
              "tenant",
              tenant,
              "kind",
              fault.kind(),
              "period",
              fault.period(),
              "family",
              fault.part().family().key(),
              "dimension",
              fault.part().dimension(),
              "foldedAnew",
              folded));
    }
  }
}
