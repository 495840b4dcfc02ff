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

  /// What became of the ancestors.
  sealed interface Result {

    /// @param days of the month that have a record of one of the parts, at most
    record Written(int days) implements Result {}

    /// Somebody else wrote meanwhile: the marks must stay.
    record Conflict() implements Result {}
  }

  /// @param parts what was touched in the days of this month
  Result roll(String tenant, Calendar calendar, YearMonth month, Collection<PartKey> parts) {
    var ofMonth =
        fold(
            tenant,
            calendar,
            new Children(Level.MONTH, month.toString(), Level.DAY, days(month)),
            parts);
    if (ofMonth instanceof Result.Conflict) {
      return ofMonth;
    }
    var running = parts.stream().filter(part -> part.family().running()).toList();
    return fold(tenant, calendar, year(month), running) instanceof Result.Conflict conflict
        ? conflict
        : ofMonth;
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

  private Result fold(
      String tenant, Calendar calendar, Children children, Collection<PartKey> parts) {
    var keys =
        parts.stream()
            .map(
                part ->
                    new SummaryKey(
                        tenant, calendar.version(), children.level(), part, children.period()))
            .toList();
    var before = summaries.readAll(keys);
    int most = 0;
    for (SummaryKey key : keys) {
      switch (write(key, children, before, calendar.zone())) {
        case Result.Conflict conflict -> {
          return conflict;
        }
        case Result.Written(int below) -> most = Math.max(most, below);
      }
    }
    return new Result.Written(most);
  }

  private Result write(
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
    var next =
        new SummaryRecord(
            revision + 1, part, SummaryRecord.NEVER, zone.getId(), ZoneRules.version(), 0);
    return summaries.save(key, next) == Outcome.REFUSED
        ? new Result.Conflict()
        : new Result.Written(below.size());
  }
}
