package rapport.rollup;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.rollup.Suspect.Kind;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;

/// Holds months against their days, and years of running families against their months: each record
/// is read before what it is folded from, as a rollup reads them.
final class AncestorCheck {

  private final Summaries summaries;
  private final Quiet quiet;

  AncestorCheck(Summaries summaries, Quiet quiet) {
    this.summaries = summaries;
    this.quiet = quiet;
  }

  /// Nothing of a period in which something is marked.
  ///
  /// @param parts which of its records to look at
  List<Suspect> month(
      String tenant, Calendar calendar, YearMonth month, Collection<PartKey> parts) {
    var from = UtcHour.of(calendar.startOf(month.atDay(1)));
    var to = UtcHour.of(calendar.endOf(month.atEndOfMonth()).minusMillis(1));
    var below = new Below(Level.DAY, month.atDay(1).toString(), month.atEndOfMonth().toString());
    return look(
        new Ancestors(tenant, calendar, Kind.MONTH, Level.MONTH, month.toString(), below),
        parts,
        from,
        to);
  }

  /// The same of a year.
  List<Suspect> year(String tenant, Calendar calendar, int year, Collection<PartKey> parts) {
    var first = YearMonth.of(year, 1);
    var last = YearMonth.of(year, 12);
    var from = UtcHour.of(calendar.startOf(first.atDay(1)));
    var to = UtcHour.of(calendar.endOf(last.atEndOfMonth()).minusMillis(1));
    var below = new Below(Level.MONTH, first.toString(), last.toString());
    return look(
        new Ancestors(tenant, calendar, Kind.YEAR, Level.YEAR, Integer.toString(year), below),
        parts.stream().filter(part -> part.family().running()).toList(),
        from,
        to);
  }

  private record Below(Level level, String first, String last) {}

  private record Ancestors(
      String tenant, Calendar calendar, Kind kind, Level level, String period, Below below) {
    private SummaryKey key(PartKey part) {
      return new SummaryKey(tenant, calendar.version(), level, part, period);
    }
  }

  private List<Suspect> look(Ancestors which, Collection<PartKey> parts, UtcHour from, UtcHour to) {
    if (parts.isEmpty() || !quiet.is(which.tenant(), from, to)) {
      return List.of();
    }
    var records = summaries.readAll(parts.stream().map(which::key).toList());
    var suspects = new ArrayList<Suspect>();
    for (PartKey part : parts) {
      var record = records.get(which.key(part));
      var found =
          record == null
              ? Compared.ABSENT
              : new Compared(record.revision(), record.part(), false, record.tzdb());
      if (!found.isFoldOf(fold(which, part))) {
        suspects.add(new Suspect(which.kind(), which.period(), part, found.revision()));
      }
    }
    return suspects.isEmpty() || quiet.is(which.tenant(), from, to) ? suspects : List.of();
  }

  private Part fold(Ancestors which, PartKey part) {
    var below = which.below();
    return summaries
        .range(
            which.tenant(),
            which.calendar().version(),
            below.level(),
            part,
            below.first(),
            below.last())
        .values()
        .stream()
        .map(SummaryRecord::part)
        .reduce(Part.EMPTY, Part::merge);
  }
}
