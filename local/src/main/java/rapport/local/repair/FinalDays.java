package rapport.local.repair;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.fold.PartKey;
import rapport.local.repair.Rebuild.Days;
import rapport.period.Calendar;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;

/// Which days are final, by their records.
final class FinalDays {

  private final Summaries summaries;
  private final Clock clock;

  FinalDays(Summaries summaries, Clock clock) {
    this.summaries = summaries;
    this.clock = clock;
  }

  /// Of these days, the day before them and the day after.
  SortedSet<LocalDate> around(Days days, Calendar calendar) {
    var before = days.from().minusDays(1);
    var after = days.to().plusDays(1);
    var now = clock.instant();
    var sealed = new TreeSet<LocalDate>();
    for (PartKey part : parts(days.tenant(), calendar, before, after)) {
      summaries
          .range(
              days.tenant(),
              calendar.version(),
              Level.DAY,
              part,
              before.toString(),
              after.toString())
          .forEach(
              (day, record) -> {
                if (record.sealedBy(now)) {
                  sealed.add(LocalDate.parse(day));
                }
              });
    }
    return sealed;
  }

  /// The parts of the months that these days are in; where all of these were lost, those of any
  /// day.
  private Set<PartKey> parts(String tenant, Calendar calendar, LocalDate from, LocalDate to) {
    var first = YearMonth.from(from).toString();
    var last = YearMonth.from(to).toString();
    var ofMonths =
        summaries.keys(tenant, calendar.version(), Level.MONTH).stream()
            .filter(key -> key.period().compareTo(first) >= 0 && key.period().compareTo(last) <= 0)
            .map(SummaryKey::part)
            .collect(toSet());
    return ofMonths.isEmpty()
        ? summaries.keys(tenant, calendar.version(), Level.DAY).stream()
            .map(SummaryKey::part)
            .collect(toSet())
        : ofMonths;
  }
}
