package rapport.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.reader.Records.Wanted;
import rapport.store.SummaryKey.Level;

/// A period up to an instant in it: its whole months and days from the records, and the day that
/// the instant lies in folded from the log, as it would have been at that instant if everything
/// known now had been known then.
final class Truncated {

  private final Records.Stores stores;
  private final TenantView view;
  private final Set<PartKey> parts;

  Truncated(Records.Stores stores, TenantView view, Collection<PartKey> parts) {
    this.stores = stores;
    this.view = view;
    this.parts = Set.copyOf(parts);
  }

  /// Without the parts of which the log of the last day is not kept any more; nothing if that is
  /// too much.
  ///
  /// @param period no hour
  /// @param until in the period
  Map<PartKey, Part> read(Period period, Instant until, Instant now) {
    var last = view.calendar().dayOf(until);
    var kept = new HashSet<>(parts);
    kept.removeIf(part -> isSealed(part, last, now));
    var sum = new HashMap<PartKey, Part>();
    if (!kept.isEmpty()) {
      Unfolded.ofDayUntil(stores, view, last, until)
          .ifPresent(
              day -> {
                kept.forEach(part -> sum.put(part, day.getOrDefault(part, Part.EMPTY)));
                addWhole(period, last, now, sum);
              });
    }
    return sum;
  }

  /// What remains of a log that expires would read as a day on which little happened.
  private boolean isSealed(PartKey part, LocalDate day, Instant now) {
    var text = day.toString();
    return stores
        .summaries()
        .range(view.tenant(), view.calendar().version(), Level.DAY, part, text, text)
        .values()
        .stream()
        .anyMatch(record -> record.sealedBy(now));
  }

  private void addWhole(Period period, LocalDate last, Instant now, Map<PartKey, Part> sum) {
    boolean ofMonths = !period.months().isEmpty();
    var month = YearMonth.from(last);
    var firstDay = ofMonths ? month.atDay(1) : period.firstDay();
    if (ofMonths && YearMonth.from(period.firstDay()).isBefore(month)) {
      add(Granularity.MONTH, period.firstDay(), month.minusMonths(1).atDay(1), now, sum);
    }
    if (firstDay.isBefore(last)) {
      add(Granularity.DAY, firstDay, last.minusDays(1), now, sum);
    }
  }

  private void add(
      Granularity granularity,
      LocalDate first,
      LocalDate last,
      Instant now,
      Map<PartKey, Part> sum) {
    var from = Period.of(granularity, first, view.calendar());
    var to = Period.of(granularity, last, view.calendar());
    var kept = Set.copyOf(sum.keySet());
    var records = Records.read(stores, view, new Wanted(kept, from, to, false), now);
    for (Period one : Period.range(from, to)) {
      kept.forEach(part -> sum.merge(part, records.part(part, one), Part::merge));
    }
  }
}
