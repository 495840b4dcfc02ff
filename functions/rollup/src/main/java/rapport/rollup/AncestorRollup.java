package rapport.rollup;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;
import rapport.store.Table.Outcome;

/// Folds months from their days, and years of running families from their months.
///
/// In each step the record's revision is read first, its children strongly after it, and the write
/// refused if the revision has changed. Weeks, quarters and the other years are folded when asked
/// for.
final class AncestorRollup {

  private final Summaries summaries;

  AncestorRollup(Summaries summaries) {
    this.summaries = summaries;
  }

  /// @param parts what was touched in the days of this month
  /// @return false if somebody else wrote meanwhile: then the marks must stay
  boolean roll(String tenant, Calendar calendar, YearMonth month, Collection<PartKey> parts) {
    return fold(
            tenant,
            calendar,
            new Children(Level.MONTH, month.toString(), Level.DAY, days(month)),
            parts)
        && fold(
            tenant,
            calendar,
            year(month),
            parts.stream().filter(part -> part.family().running()).toList());
  }

  /// Which records make up a record.
  ///
  /// @param period the record's period
  /// @param span the first and last period of its children
  private record Children(Level level, String period, Level below, Span span) {}

  private record Span(String first, String last) {}

  private static Span days(YearMonth month) {
    LocalDate first = month.atDay(1);
    return new Span(first.toString(), month.atEndOfMonth().toString());
  }

  private static Children year(YearMonth month) {
    var year = month.toString().substring(0, month.toString().length() - "-01".length());
    return new Children(Level.YEAR, year, Level.MONTH, new Span(year + "-01", year + "-12"));
  }

  private boolean fold(
      String tenant, Calendar calendar, Children children, Collection<PartKey> parts) {
    var keys =
        parts.stream()
            .map(
                part ->
                    new SummaryKey(
                        tenant, calendar.version(), children.level(), part, children.period()))
            .toList();
    var before = summaries.readAll(keys);
    for (SummaryKey key : keys) {
      if (write(key, children, before, calendar.zone()) == Outcome.REFUSED) {
        return false;
      }
    }
    return true;
  }

  private Outcome write(
      SummaryKey key, Children children, Map<SummaryKey, SummaryRecord> before, ZoneId zone) {
    long revision = before.containsKey(key) ? before.get(key).revision() : 0;
    var below =
        summaries.range(
            key.tenant(),
            key.calendarVersion(),
            children.below(),
            key.part(),
            children.span().first(),
            children.span().last());
    var part = below.values().stream().map(SummaryRecord::part).reduce(Part.EMPTY, Part::merge);
    return summaries.save(
        key,
        new SummaryRecord(
            revision + 1, part, SummaryRecord.NEVER, zone.getId(), ZoneRules.version(), 0));
  }
}
